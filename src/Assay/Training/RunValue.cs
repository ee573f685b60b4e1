using System.Globalization;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Training;

/// <summary>Reads the values of a run plan, and draws them.</summary>
public static class RunValue
{
    private static readonly Unit GpuHour = UnitTable.Parse("GPU-hour");
    private static readonly Unit Minute = UnitTable.Parse("minute");

    /// <summary>GPU time between failures; a plain number counts GPU-hours.</summary>
    /// <exception cref="InputException">The text is no such value.</exception>
    public static Node BetweenFailures(YamlScalar text) => Positive(Read(text, "between_failures", "GPU time between failures", GpuHour, GpuHour), text);

    /// <exception cref="InputException">The text is no such value.</exception>
    public static Node CheckpointInterval(YamlScalar text) => Positive(Read(text, "checkpoint_interval", "Training between checkpoints", Minute), text);

    /// <exception cref="InputException">The text is no such value.</exception>
    public static Node CheckpointTime(YamlScalar text) => Positive(Read(text, "checkpoint_time", "Time that a checkpoint keeps training waiting", Minute), text);

    /// <exception cref="InputException">The text is no such value.</exception>
    public static Node RestartTime(YamlScalar text) => NotNegative(Read(text, "restart_time", "Time from a failure until training goes on", Minute), text);

    /// <summary>A price; a plain number counts dollars.</summary>
    /// <exception cref="InputException">The text is no such value.</exception>
    public static Node Price(YamlScalar text)
    {
        var unit = UnitTable.Parse("USD/GPU-hour");
        return NotNegative(Read(text, "price", "Price of hiring a GPU for an hour", unit, unit), text);
    }

    /// <exception cref="InputException">The text is no such value.</exception>
    public static Node Power(YamlScalar text) => Positive(Read(text, "power", "Rated power of a GPU with its share of servers, network and storage", UnitTable.Parse("kW/GPU")), text);

    /// <exception cref="InputException">The text is no such value.</exception>
    public static Node Share(YamlScalar text, string name, Message title)
    {
        var share = NotNegative(Read(text, name, title, Unit.One), text);
        return Agreement.End(share.Definition, 0.95) <= 1 ? share : throw new InputException(text.At, $"'{text.Text}' exceeds the whole.", "Write at most 100 %.");
    }

    /// <exception cref="InputException">The text is no such value.</exception>
    public static Node Pue(YamlScalar text)
    {
        var pue = Read(text, "pue", "Power usage effectiveness", Unit.One);
        return Agreement.End(pue.Definition, 0.05) >= 1 ? pue : throw new InputException(text.At, $"'{text.Text}' is below 1, and a site draws at least what its servers draw.", "Write such as 1.25.");
    }

    /// <exception cref="InputException">The text is no such value.</exception>
    public static Node CarbonIntensity(YamlScalar text) => NotNegative(Read(text, "carbon_intensity", "Carbon of grid electricity", UnitTable.Parse("kg/kWh")), text);

    /// <summary>A number of tokens, such as 14.8T or 300B.</summary>
    /// <exception cref="InputException">The text is no such number.</exception>
    public static double Tokens(YamlScalar text) =>
        Read(text, "tokens", "the number of tokens", UnitTable.Parse("token")).Definition is Definition.Fixed { Value: >= 1 and var tokens } && double.IsFinite(tokens)
            ? tokens
            : throw new InputException(text.At, $"'{text.Text}' is no number of tokens.", "Write one number, such as 14.8T or 300B.");

    /// <summary>What evaluation takes: <c>2 %</c> of the time, or <c>90 s every 1000 steps</c>.</summary>
    /// <exception cref="InputException">The text says neither.</exception>
    public static Evaluation Evaluation(YamlScalar text)
    {
        const string Remedy = "Write a share, '2 %', or a time and how often: '90 s every 1000 steps'.";
        var parts = text.Text.Split(" every ", StringSplitOptions.TrimEntries);
        if (parts.Length == 1)
        {
            return Read(text, "evaluation", "evaluation's share of the time", Unit.One).Definition is Definition.Fixed { Value: >= 0 and < 1 and var share }
                ? new Evaluation(share, 0, 0)
                : throw new InputException(text.At, $"'{text.Text}' is no share below 100 %.", Remedy);
        }

        var often = parts[1].EndsWith("steps", StringComparison.Ordinal) ? parts[1][..^5] : parts[1];
        if (parts.Length > 2 || !double.TryParse(often, NumberStyles.AllowThousands | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var steps) || steps < 1
            || Read(new YamlScalar(text.At, parts[0]), "evaluation", "the time of an evaluation", Minute).Definition is not Definition.Fixed { Value: >= 0 and var hours })
            throw new InputException(text.At, $"'{text.Text}' does not say what evaluation takes.", Remedy);
        return new Evaluation(0, hours, steps);
    }

    /// <summary>A day.</summary>
    /// <exception cref="InputException">The text is none.</exception>
    public static DateOnly Day(YamlScalar text) => DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new InputException(text.At, $"'{text.Text}' is no date.", "Write a day as year-month-day: 2025-01-31.");

    /// <summary>Draws of a value, keyed by its name; a fixed one repeats.</summary>
    public static double[] Draw(Node value, int samples, ulong seed)
    {
        var drawn = new double[(samples + Draws.Quantum - 1) / Draws.Quantum * Draws.Quantum];
        if (value.Definition is Definition.Uncertain uncertain)
        {
            Draws.Normal(StreamKey.For(seed, value.Name), 0, drawn);
            uncertain.Distribution.Transform(drawn);
        }
        else
        {
            Array.Fill(drawn, Median(value));
        }

        return drawn;
    }

    public static double Median(Node value) => Agreement.End(value.Definition, 0.5);

    private static Node Read(YamlScalar text, string name, Message title, Unit unit, Unit? plain = null)
    {
        var given = new Grounds.Assumption("Given in the plan.");
        var syntax = SyntaxParser.Read(text.Text, text.At);
        var nodes = new Binder($"training.{name}", title, text.At, plain is not null && syntax is Syntax.Number { Unit: null } ? null : unit, given).Bind(syntax);
        if (nodes is not [{ Definition: not Definition.Formula } node])
            throw new InputException(text.At, $"'{text.Text}' is a formula.", "Write a number or an interval, such as '5 to 10 minutes'.");
        return plain is { } counted && syntax is Syntax.Number { Unit: null } number ? node with { Definition = new Definition.Fixed(number.Value * counted.Scale), Unit = counted } : node;
    }

    private static Node Positive(Node value, YamlScalar text) =>
        Agreement.End(value.Definition, 0.001) > 0 ? value : throw new InputException(text.At, $"'{text.Text}' is zero or below, or can be.", "Write an amount above zero.");

    private static Node NotNegative(Node value, YamlScalar text) =>
        Agreement.End(value.Definition, 0.001) >= 0 ? value : throw new InputException(text.At, $"'{text.Text}' is below zero, or can be.", "Write zero or more.");
}
