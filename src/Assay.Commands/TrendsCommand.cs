using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Economics;
using Assay.Quantities;
using Assay.Reporting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay trends</c>: what the frontier's runs cost, what a dollar of chip does, and what an hour of one is let for.</summary>
internal static class TrendsCommand
{
    public static Command Create(Globals globals) => new("trends", Say("Trends of costs and prices, from published figures."))
    {
        TrendsRunsCommand.Create(globals), Chips(globals), TrendsRentalCommand.Create(globals),
    };

    /// <summary>The option that writes a picture.</summary>
    public static Option<string?> Plot() => new("--plot") { Description = Say("Also write the trend as a picture (SVG)."), HelpName = "file" };

    /// <summary>Writes a picture where one was asked for.</summary>
    /// <exception cref="InputException">It cannot be written.</exception>
    public static void Draw(ICommandFiles files, string? path, Func<string> picture)
    {
        if (path is null)
            return;
        if (path.Length == 0)
            throw new InputException(null, "--plot names no file.", "Name a file to write, such as --plot trend.svg.");
        files.CheckWritable(path);
        files.Write(new OutputFile(path, picture()));
    }

    /// <summary>How fast, as sentences say it.</summary>
    public static string Growth(double middle, (double Low, double High) interval) => Say($"{middle:F2} times a year ({interval.Low:F2} to {interval.High:F2})");

    /// <summary>The fields that say how fast something grows.</summary>
    public static void Write(Utf8JsonWriter json, LogTrend trend, (double Low, double High) bootstrap)
    {
        json.WriteStartObject("growth_per_year");
        json.Number("factor", trend.Growth);
        json.Number("p5", trend.Interval.Low);
        json.Number("p95", trend.Interval.High);
        json.Number("bootstrap_p5", bootstrap.Low);
        json.Number("bootstrap_p95", bootstrap.High);
        json.WriteEndObject();
        json.WriteNumber("points", trend.Points.Count);
        json.Number("scatter_factor", trend.Scatter);
    }

    private static Command Chips(Globals globals)
    {
        var plot = Plot();
        var command = new Command("chips", Say("Performance of accelerators for a dollar, by release.")) { plot };
        command.SetAction(parsed =>
        {
            var sampling = globals.Sampling(parsed);
            var chips = ChipTrend.Of(globals.Catalogue(parsed));
            var bootstrap = chips.Trend.Bootstrap(sampling.Seed, "trends.chips", Resamples(sampling.Samples));
            Draw(globals.Host.Files, parsed.GetValue(plot), () => TrendPictures.Of(chips));
            Printer.Print(
                globals,
                parsed,
                () => new Page(
                [
                    new Paragraph(Say($"Peak rate for a dollar of server grows {Growth(chips.Trend.Growth, chips.Trend.Interval)}; a bootstrap over the chips says {Growth(chips.Trend.Growth, bootstrap)}.")),
                    new Table(Say("Peak rate for a dollar of server, each at its price near release"), [new(Say("chip")), new(Say("released")), new(Say("peak rate"), true), new(Say("price"), true), new(Say("GFLOP/s/$"), true), new(Say("not counted"), Width: 32)], [.. chips.Chips.Select(Cells)]),
                    new Paragraph(Say("Rates are dense BF16 or FP16 of tensor units, FP32 where a chip has none. Prices are nominal, and those of Epoch's rule: a server's, else the chip's times what a server adds.")),
                ]),
                () => chips.Chips.Select(chip => (IEnumerable<string>)[chip.Chip.Id, Day(chip.Chip.Released!.Value), Json.Text(chip.Rate), Json.Text(chip.Price), Json.Text(chip.PerDollar), chip.Left?.ToString() ?? ""]).Prepend(["chip", "released", "peak_flop_per_s", "price_usd", "flop_per_s_per_usd", "not_counted"]),
                json =>
                {
                    json.WriteString("trend", "chips");
                    json.WriteString("unit", "FLOP/s/USD");
                    Write(json, chips.Trend, bootstrap);
                    json.Objects("chips", chips.Chips, chip =>
                    {
                        json.WriteString("chip", chip.Chip.Id);
                        json.WriteString("released", Day(chip.Chip.Released!.Value));
                        json.Number("peak_flop_per_s", chip.Rate);
                        json.Number("price_usd", chip.Price);
                        json.Number("flop_per_s_per_usd", chip.PerDollar);
                        json.WriteString("not_counted", chip.Left?.ToString());
                    });
                });
            return 0;
        });
        return command;
    }

    /// <summary>A day as documents write it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How often a bootstrap draws anew: as often as inputs are drawn, within reason.</summary>
    public static int Resamples(int samples) => Math.Clamp(samples, 200, 10_000);

    private static string[] Cells(ChipValue chip) =>
        [chip.Chip.Id, Day(chip.Chip.Released!.Value), Amounts.Print(chip.Rate * 3600, UnitTable.Parse("TFLOP/s/GPU")), Amounts.Print(chip.Price, Usd.Unit), (chip.PerDollar / 1e9).ToString("F2", CultureInfo.InvariantCulture), Say(chip.Left) ?? ""];
}
