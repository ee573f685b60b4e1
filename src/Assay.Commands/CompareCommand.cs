using System.CommandLine;
using System.Text.Json;
using Assay.Cases;
using Assay.Commands.Output;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Reporting;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay compare CASE CASE</c>: two cases side by side, with the difference on common draws.</summary>
internal static class CompareCommand
{
    public static Command Create(Globals globals)
    {
        var left = new Argument<string>("first") { Description = Say("A case file.") };
        var right = new Argument<string>("second") { Description = Say("Another case file, or the same with other --set.") };
        var changes = new Option<string[]>("--set") { Description = Say("Define a quantity of the second case anew: NAME=VALUE."), HelpName = "name=value", Arity = ArgumentArity.OneOrMore };
        var all = new Option<bool>("--all") { Description = Say("Show every quantity, not only the main ones and the inputs that differ.") };
        var command = new Command("compare", Say("Set two cases side by side.")) { left, right, changes, all };
        command.SetAction(parsed =>
        {
            var catalogue = globals.Catalogue(parsed);
            var first = globals.Host.Files.Case(parsed.GetRequiredValue(left), catalogue, []);
            var second = globals.Host.Files.Case(parsed.GetRequiredValue(right), catalogue, parsed.GetValue(changes) ?? []);
            var rows = ComparedQuantity.Of(first.Graph, second.Graph, ComparedQuantity.Names(first.Graph, second.Graph), globals.Sampling(parsed));
            Printer.Print(
                globals,
                parsed,
                () => Show(first, second, parsed.GetValue(all) ? rows : [.. rows.Where(row => MainQuantities.Includes(row.Node.Name) || IsChanged(row))]),
                () => Csv(rows),
                json => Write(json, first, second, rows));
            return 0;
        });
        return command;
    }

    // An input of both cases that is not the same in them.
    private static bool IsChanged(ComparedQuantity row) => row.Node.Grounds is not null && row.Difference is { } difference && (difference.Mean != 0 || difference.StandardDeviation != 0);

    private static Page Show(Case first, Case second, IReadOnlyList<ComparedQuantity> rows) => new(
    [
        new Table(
            $"{Say(first.Title)}  |  {Say(second.Title)}",
            [new Column(Say("quantity"), Width: 32), new Column(first.Id, true, 24), new Column(second.Id, true, 24), new Column(Say("difference"), true, 24)],
            [.. rows.Select(row => new[] { row.Node.Name, Text(row.Left, row.Node), Text(row.Right, row.Node), Text(row.Difference, row.Node) })]),
    ]);

    private static string Text(Summary? summary, Node node) => summary is { } told ? Figures.Whole(told, node.Unit!.Value) : "";

    private static IEnumerable<IEnumerable<string>> Csv(IReadOnlyList<ComparedQuantity> rows)
    {
        yield return ["name", "unit", "first_p5", "first_p50", "first_p95", "second_p5", "second_p50", "second_p95", "difference_p5", "difference_p50", "difference_p95"];
        foreach (var row in rows)
            yield return [row.Node.Name, row.Node.Unit!.Value.Name, .. Cells(row.Left, row.Node.Unit.Value), .. Cells(row.Right, row.Node.Unit.Value), .. Cells(row.Difference, row.Node.Unit.Value)];
    }

    private static IEnumerable<string> Cells(Summary? summary, Unit unit) =>
        summary is { } told ? [Json.Text(told.P5 / unit.Scale), Json.Text(told.P50 / unit.Scale), Json.Text(told.P95 / unit.Scale)] : ["", "", ""];

    private static void Write(Utf8JsonWriter json, Case first, Case second, IReadOnlyList<ComparedQuantity> rows)
    {
        json.WriteString("first", first.Id);
        json.WriteString("second", second.Id);
        json.WriteStartObject("quantities");
        foreach (var row in rows)
        {
            json.WriteStartObject(row.Node.Name);
            json.WriteString("title", row.Node.Title);
            json.WriteString("unit", row.Node.Unit!.Value.Name);
            foreach (var (name, summary) in new[] { ("first", row.Left), ("second", row.Right), ("difference", row.Difference) })
            {
                if (summary is not { } told)
                {
                    json.WriteNull(name);
                    continue;
                }

                json.WriteStartObject(name);
                json.Fields(told, row.Node.Unit.Value);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
