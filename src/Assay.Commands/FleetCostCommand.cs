using System.CommandLine;
using System.Text.Json;
using Assay.Cases;
using Assay.Commands.Output;
using Assay.Economics;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay fleet cost</c>: what a fleet costs to buy, to run and by the hour.</summary>
internal static class FleetCostCommand
{
    private static readonly string[] Whole = ["fleet.gpus", "fleet.capex", "fleet.operating_cost_per_year", "fleet.cost_per_year", "fleet.cost_per_gpu_hour", "fleet.cost_per_used_gpu_hour"];

    private static readonly string[] LevelisedHours = ["money.levelised_cost_per_gpu_hour", "money.levelised_cost_per_used_gpu_hour"];

    public static Command Create(Globals globals)
    {
        var fleet = new QuickFleet(globals);
        var command = new Command("cost", Say("What a fleet costs to buy, to run and by the hour. Needs no case file."));
        fleet.AddTo(command);
        command.SetAction(parsed =>
        {
            var @case = fleet.Read(parsed, renting: false);
            var figures = Figured.Of(@case, [.. Whole, .. Lines(@case).Select(line => line.Quantity), .. Shown(@case, Timing.PerYear), .. Shown(@case, Timing.Once), .. Lives(@case), .. Levelised(@case)], globals.Sampling(parsed));
            Printer.Print(
                globals,
                parsed,
                () => PageOf(@case, figures, globals.Quiet(parsed)),
                () => QuantityRows.Header.Concat(figures.Names.Select(name => QuantityRows.Row(@case.Graph[name], figures[name]))),
                json => Write(json, @case, figures));
            return 0;
        });
        return command;
    }

    private static IEnumerable<CostLine> Lines(Case @case) => @case.Ledger.Where(line => line.Pool is not null);

    // One pool is told line by line; of several a person wants the sums, where every line is in one.
    private static string[] Shown(Case @case, Timing timing)
    {
        var lines = Lines(@case).Where(line => line.Timing == timing).ToArray();
        string[] sums = [.. lines.Select(line => $"fleet.{line.Quantity.Split('.')[^1]}").Distinct()];
        return lines.DistinctBy(line => line.Pool).Count() > 1 && sums.All(@case.Graph.Contains) ? sums : [.. lines.Select(line => line.Quantity)];
    }

    private static IEnumerable<string> Lives(Case @case) => @case.Graph.Nodes.Select(node => node.Name).Where(name => name.StartsWith("fleet.life_", StringComparison.Ordinal));

    private static IEnumerable<string> Levelised(Case @case) => LevelisedHours.Where(@case.Graph.Contains);

    private static Page PageOf(Case @case, Figured figures, bool quiet)
    {
        var blocks = new List<Block>
        {
            new Heading(Say(@case.Title)),
            new Paragraph(Say($"{figures.Text("fleet.gpus")} cost {figures.Text("fleet.capex")} to buy and {figures.Text("fleet.operating_cost_per_year")} to run; written off and with the cost of capital, {figures.Text("fleet.cost_per_year")}.")),
            new Paragraph(Say($"That is {figures.Text("fleet.cost_per_gpu_hour")} available, {figures.Text("fleet.cost_per_used_gpu_hour")} used.")),
            new Paragraph(Say($"Prices as of {@case.AsOf:yyyy-MM-dd}. Ranges run from 5 % to 95 %.")),
            Table(figures, Say("By the year"), Shown(@case, Timing.PerYear)),
            Table(figures, Say("Purchase"), Shown(@case, Timing.Once)),
            Table(figures, Say("Written off over other lives, for an hour available"), [.. Lives(@case).Where(name => name.EndsWith("hour", StringComparison.Ordinal)), .. Levelised(@case)]),
        };
        if (!quiet)
        {
            blocks.AddRange(@case.Warnings.Select(warning => new Paragraph(Say($"Note: {warning}"))));
            blocks.Add(InputTable.Of(@case, "fleet.cost_per_used_gpu_hour"));
            blocks.Add(new Paragraph(Say("Change an input with --set NAME=VALUE.")));
        }

        return new Page(blocks);
    }

    private static Table Table(Figured figures, string title, string[] names) => new(
        title,
        [new Column(Say("what")), new Column(Say("mean"), true), new Column(Say("5 % to 95 %"), true)],
        [.. names.Select(name => new[] { Say(figures.Title(name)), figures.Mean(name), figures.Interval(name) })]);

    private static void Write(Utf8JsonWriter json, Case @case, Figured figures)
    {
        json.WriteString("as_of", @case.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        figures.Object(json, "gpus", "fleet.gpus");
        figures.Object(json, "capex", "fleet.capex");
        figures.Object(json, "operating_cost_per_year", "fleet.operating_cost_per_year");
        figures.Object(json, "cost_per_year", "fleet.cost_per_year");
        json.WriteStartObject("cost_per_gpu_hour");
        figures.Object(json, "available", "fleet.cost_per_gpu_hour");
        figures.Object(json, "used", "fleet.cost_per_used_gpu_hour");
        json.WriteEndObject();
        if (Levelised(@case).Any())
        {
            json.WriteStartObject("levelised_cost_per_gpu_hour");
            figures.Object(json, "available", "money.levelised_cost_per_gpu_hour");
            figures.Object(json, "used", "money.levelised_cost_per_used_gpu_hour");
            json.WriteEndObject();
        }

        json.Objects("breakdown", Lines(@case), line =>
        {
            json.WriteString("line", line.Quantity);
            json.WriteNull("phase");
            json.WriteString("resource", Say(Words.Of(line.Resource!.Value)));
            json.WriteString("basis", Say(Words.Of(line.Basis)));
            json.WriteString("timing", Say(Words.Of(line.Timing)));
            json.WriteString("unit", figures.Unit(line.Quantity).Name);
            json.Fields(figures[line.Quantity], figures.Unit(line.Quantity));
        });
        json.Objects("lives", LifeModel.Lives, years =>
        {
            json.WriteNumber("years", years);
            figures.Object(json, "cost_per_year", $"fleet.life_{years}_years.cost_per_year");
            figures.Object(json, "cost_per_gpu_hour", $"fleet.life_{years}_years.cost_per_gpu_hour");
        });
        json.Sources(InputTable.Sources(@case, Whole));
    }
}
