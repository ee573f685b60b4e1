using System.CommandLine;
using System.Text.Json;
using Assay.Cases;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Quantities;
using Assay.Reporting;
using Assay.Reporting.Languages;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay fleet own-or-rent</c>: the same work on a fleet and on hired accelerators.</summary>
internal static class OwnOrRentCommand
{
    private const string Own = "rent.own_cost_per_used_gpu_hour";

    private static readonly double[] Falls = [-0.1, 0, 0.1, 0.2, 0.3, 0.4];
    private static readonly Unit Months = UnitTable.Parse("month");

    private static readonly Unit Percent = UnitTable.Parse("%");
    private static readonly string[] Parts = ["rate", "cost_per_used_gpu_hour", "over_owning", "break_even_utilisation", "break_even_months", "never"];

    public static Command Create(Globals globals)
    {
        var fleet = new QuickFleet(globals);
        var command = new Command("own-or-rent", Say("Whether to own accelerators or to hire them, and on what it turns. Needs no case file."));
        fleet.AddTo(command);
        command.SetAction(parsed =>
        {
            var @case = fleet.Read(parsed, renting: true);
            if (@case.Rents.Count == 0)
                throw new InputException(null, $"The case '{@case.Id}' tells no way to hire.", "Add 'money' and 'rent' sections, or give --gpu and --count.");
            var options = globals.Sampling(parsed);
            var figures = Figured.Of(@case, @case.Rents.SelectMany(way => Names(@case, way.Id)).Prepend(Own).Prepend("fleet.utilisation").Prepend("fleet.gpus"), options);
            var first = @case.Rents[0].Id;
            var paths = @case.Graph.Contains($"rent.{first}.fall") ? Assayer.PricePaths(@case, first, Falls, options) : [];
            Printer.Print(
                globals,
                parsed,
                () => PageOf(@case, figures, paths, globals.Quiet(parsed)),
                () => QuantityRows.Header.Concat(figures.Names.Select(name => QuantityRows.Row(@case.Graph[name], figures[name]))),
                json => Write(json, @case, figures, paths));
            return 0;
        });
        return command;
    }

    private static IEnumerable<string> Names(Case @case, string way) =>
        Parts.Select(part => $"rent.{way}.{part}").Where(@case.Graph.Contains);

    private static Page PageOf(Case @case, Figured figures, IReadOnlyList<(double Fall, Summary? Utilisation, Summary Time)> paths, bool quiet)
    {
        var (first, title) = @case.Rents[0];
        var blocks = new List<Block>
        {
            new Heading(Say(@case.Title)),
            new Paragraph(Say($"Over {@case.Timeline!.Months} months from {@case.Timeline.Start:yyyy-MM}, an hour used costs {figures.Text(Own)} on {figures.Text("fleet.gpus")} of one's own in use {figures.Text("fleet.utilisation")} of the time, and {figures.Text($"rent.{first}.cost_per_used_gpu_hour")} hired: {title}.")),
            new Paragraph(Say("Both count later money for less. Ranges run from 5 % to 95 %.")),
            new Table(
                Say("Ways to hire the same work, in dollars a GPU-hour"),
                [new Column(Say("way"), Width: 24), new Column(Say("price at start"), true), new Column(Say("an hour used"), true), new Column(Say("over owning"), true), new Column(Say("break-even use"), true), new Column(Say("pays back after, months"), true), new Column(Say("never"), true)],
                [.. @case.Rents.Select(way => new[]
                {
                    Say(way.Title),
                    Dollars(figures[$"rent.{way.Id}.rate"]),
                    Figures.Mean(figures[$"rent.{way.Id}.cost_per_used_gpu_hour"], Usd.Unit),
                    figures.Mean($"rent.{way.Id}.over_owning"),
                    figures.Names.Contains($"rent.{way.Id}.break_even_utilisation") ? figures.Text($"rent.{way.Id}.break_even_utilisation") : Say("all hours paid"),
                    InMonths(figures[$"rent.{way.Id}.break_even_months"]),
                    Say($"{100 * figures[$"rent.{way.Id}.never"].Mean:N0} %"),
                })]),
        };
        if (paths.Count > 0)
        {
            blocks.Add(new Table(
                Say($"On what it turns: {title}, by how much its price falls in a year"),
                [new Column(Say("fall a year"), true), new Column(Say("break-even use"), true), new Column(Say("pays back after"), true)],
                [.. paths.Select(path => new[] { Amounts.Print(path.Fall, Percent), path.Utilisation is { } use ? Figures.Whole(use, Percent) : Say("all hours paid"), Figures.Whole(path.Time, Months) })]));
        }

        if (!quiet)
        {
            blocks.Add(new Paragraph(Say("Above its break-even use the fleet is cheaper. It pays back when hiring would have cost more than all payments for owning, nothing sold; where it never does within the time told, that time stands.")));
            blocks.Add(InputTable.Of(@case, Own, $"rent.{first}.cost_per_used_gpu_hour"));
        }

        return new Page(blocks);
    }

    // The column's head names the unit.
    private static string InMonths(Summary time) =>
        Figures.Whole(time, Months).Replace($"{Language.Current.Style.Space}{Language.Current.Style.Unit("month", true)}", "", StringComparison.Ordinal);

    private static string Dollars(Summary rate) => Figures.Interval(rate, Usd.Unit) is { Length: > 0 } range ? range : Figures.Mean(rate, Usd.Unit);

    private static void Write(Utf8JsonWriter json, Case @case, Figured figures, IReadOnlyList<(double Fall, Summary? Utilisation, Summary Time)> paths)
    {
        json.WriteString("as_of", @case.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteNumber("months", @case.Timeline!.Months);
        figures.Object(json, "utilisation", "fleet.utilisation");
        json.WriteStartObject("own");
        figures.Object(json, "cost_per_gpu_hour", Own);
        json.WriteEndObject();
        json.WriteStartObject("rent");
        Way(json, @case, figures, @case.Rents[0]);
        json.WriteEndObject();
        BreakEven(json, figures, @case.Rents[0].Id);
        json.Objects("ways", @case.Rents, way =>
        {
            Way(json, @case, figures, way);
            figures.Object(json, "over_owning", $"rent.{way.Id}.over_owning");
            BreakEven(json, figures, way.Id);
            json.Number("never_breaks_even", figures[$"rent.{way.Id}.never"].Mean);
        });
        json.Objects("price_paths", paths, of =>
        {
            var (fall, utilisation, time) = of;
            json.Number("fall_per_year", fall);
            Optional(json, "break_even_utilisation", utilisation, Unit.One);
            json.Object("break_even_months", time, Months);
        });
        json.Sources(InputTable.Sources(@case, [.. figures.Names]));
    }

    private static void Way(Utf8JsonWriter json, Case @case, Figured figures, (string Id, Message Title) way)
    {
        json.WriteString("way", way.Id);
        json.WriteString("title", way.Title);
        json.WriteString("pays", @case.Graph.Contains($"rent.{way.Id}.break_even_utilisation") ? "used hours" : "all hours");
        figures.Object(json, "price_at_start", $"rent.{way.Id}.rate");
        figures.Object(json, "cost_per_gpu_hour", $"rent.{way.Id}.cost_per_used_gpu_hour");
    }

    private static void BreakEven(Utf8JsonWriter json, Figured figures, string way)
    {
        var use = $"rent.{way}.break_even_utilisation";
        Optional(json, "break_even_utilisation", figures.Names.Contains(use) ? figures[use] : null, Unit.One);
        json.Object("break_even_months", figures[$"rent.{way}.break_even_months"], Months);
    }

    private static void Optional(Utf8JsonWriter json, string name, Summary? summary, Unit unit)
    {
        if (summary is { } told)
            json.Object(name, told, unit);
        else
            json.WriteNull(name);
    }
}
