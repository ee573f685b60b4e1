using System.CommandLine;
using Assay.Documents;
using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The options that tell a whole run, each over what the section <c>run</c> of a plan file says.</summary>
internal sealed class RunArguments
{
    private readonly Option<string?> tokens = new("--tokens") { Description = Say("Tokens to train on, such as 14.8T or 300B: predicts the whole run."), HelpName = "tokens" };
    private readonly Option<string?> failures = new("--time-between-failures") { Description = Say("GPU time between failures that stop the job, such as '50k GPU-hour'."), HelpName = "time" };
    private readonly Option<string?> interval = new("--checkpoint-interval") { Description = Say("Training between checkpoints, such as '30 minutes'; Daly's optimum, unless given."), HelpName = "time" };
    private readonly Option<string?> write = new("--checkpoint-time") { Description = Say("How long one checkpoint keeps training waiting, such as '20 s'."), HelpName = "time" };
    private readonly Option<string?> restart = new("--restart-time") { Description = Say("From a failure until training goes on, such as '5 to 10 minutes'."), HelpName = "time" };
    private readonly Option<string?> evaluation = new("--evaluation") { Description = Say("What evaluation takes: '2 %', or '90 s every 1000 steps'."), HelpName = "share" };
    private readonly Option<string[]> price = new("--price") { Description = Say("Dollars for a GPU-hour; the catalogue's rental price, unless given. NAME=USD prices one of several GPUs."), HelpName = "USD" };
    private readonly Option<string?> asOf = new("--as-of") { Description = Say("The day around which prices are looked up, such as 2025-01-31; that of the newest, unless given."), HelpName = "day" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { tokens, failures, interval, write, restart, evaluation, price, asOf })
            command.Add(option);
    }

    /// <summary>What the options say; empty where the command does not have them.</summary>
    /// <exception cref="InputException">Some are not understood; all of them are told.</exception>
    public RunPlan Read(ParseResult parsed)
    {
        var errors = new Errors();
        T? Value<T>(Option<string?> option, Func<YamlScalar, T> read)
        {
            var value = default(T);
            if (Given(parsed, option) is { } text)
                errors.Try(() => value = read(Scalar(option.Name, text)));
            return value;
        }

        var plain = (Given(parsed, price) ?? []).Where(text => !text.Contains('=', StringComparison.Ordinal)).ToArray();
        if (plain.Length > 1)
            errors.Add(null, "--price is given more than once without a name.", "Write NAME=USD for each GPU, such as 'H100-SXM=2.2'.");
        Modeling.Node? hourly = null;
        if (plain.Length == 1)
            errors.Try(() => hourly = RunValue.Price(Scalar("--price", plain[0])));
        var amount = Value(tokens, text => (double?)RunValue.Tokens(text));
        var plan = new RunPlan
        {
            Phases = amount is { } all ? [new RunPhase("all", all, new TrainingPlan())] : [],
            BetweenFailures = Value(failures, RunValue.BetweenFailures),
            CheckpointInterval = Value(interval, RunValue.CheckpointInterval),
            CheckpointTime = Value(write, RunValue.CheckpointTime),
            RestartTime = Value(restart, RunValue.RestartTime),
            Evaluation = Value(evaluation, text => (Evaluation?)RunValue.Evaluation(text)),
            Price = hourly,
            AsOf = Value(asOf, text => (DateOnly?)RunValue.Day(text)),
        };
        errors.ThrowIfAny();
        return plan;
    }

    /// <summary>The prices that name their GPU.</summary>
    /// <exception cref="InputException">One is not understood.</exception>
    public IReadOnlyDictionary<string, Modeling.Node> Prices(ParseResult parsed)
    {
        var prices = new Dictionary<string, Modeling.Node>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in (Given(parsed, price) ?? []).Where(text => text.Contains('=', StringComparison.Ordinal)))
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (!prices.TryAdd(text[..sign].Trim(), RunValue.Price(Scalar("--price", text[(sign + 1)..].Trim()))))
                throw new InputException(null, $"--price names '{text[..sign].Trim()}' twice.", "Keep one of the two.");
        }

        return prices;
    }

    // A command without the option has no value of it.
    private static T? Given<T>(ParseResult parsed, Option<T> option) => parsed.GetResult(option) is null ? default : parsed.GetValue(option);

    internal static YamlScalar Scalar(string option, string text) => new(new SourceText(option, text).Start, text);
}
