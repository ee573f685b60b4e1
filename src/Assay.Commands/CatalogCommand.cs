using System.CommandLine;
using Assay.Commands.Output;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay catalog list|show|check</c>: the sourced facts.</summary>
internal static class CatalogCommand
{
    private const int CheckFailed = 1;

    public static Command Create(Globals globals) => new("catalog", Say("Browse and check the sourced facts.")) { List(globals), Show(globals), Check(globals) };

    private static Command List(Globals globals)
    {
        var kind = new Argument<string>("kind") { Description = Say($"One of: {string.Join(", ", CatalogTables.Kinds)}.") };
        kind.AcceptOnlyFromAmong([.. CatalogTables.Kinds]);
        var command = new Command("list", Say("List what the catalogue holds of a kind.")) { kind };
        command.SetAction(parsed =>
        {
            Print(globals, parsed, () => CatalogTables.Of(parsed.GetRequiredValue(kind), globals.Catalogue(parsed)));
            return 0;
        });
        return command;
    }

    private static Command Show(Globals globals)
    {
        var name = new Argument<string>("name") { Description = Say("An accelerator, a fact, an architecture, a source, or the item of a price series, or a model with API prices.") };
        var command = new Command("show", Say("Show one entry with its sources.")) { name };
        command.SetAction(parsed =>
        {
            Print(globals, parsed, () => CatalogTables.Show(parsed.GetRequiredValue(name), globals.Catalogue(parsed)));
            return 0;
        });
        return command;
    }

    private static Command Check(Globals globals)
    {
        var command = new Command("check", Say("Check that every fact has a source, a fitting unit and a date that has passed."));
        command.SetAction(parsed =>
        {
            var errors = CatalogCheck.Run(globals.Files(parsed), DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));
            if (globals.Format(parsed) != Format.Table)
                Print(globals, parsed, () => Problems(errors));
            else
                Tell(globals, parsed, errors);
            return errors.Count > 0 ? CheckFailed : 0;
        });
        return command;
    }

    private static Table Problems(IReadOnlyList<InputError> errors) => new(
        null,
        [new Column(Say("place")), new Column(Say("problem")), new Column(Say("remedy"))],
        [.. errors.Select(error => new[] { error.At is { } at ? $"{at}" : "", Say(error.Problem), Say(error.Remedy) })]);

    private static void Tell(Globals globals, ParseResult parsed, IReadOnlyList<InputError> errors)
    {
        if (errors.Count > 0)
        {
            globals.Host.Error.WriteLine(Say($"{string.Join("\n\n", errors)}\n\nThe catalogue has {errors.Count} error{(errors.Count == 1 ? "" : "s")}."));
        }
        else if (!globals.Quiet(parsed))
        {
            var catalogue = globals.Catalogue(parsed);
            globals.Host.Error.WriteLine(Say($"All well: {catalogue.Accelerators.Count()} accelerators, {catalogue.FactNames.Count()} facts, {catalogue.Prices.Prices.Count} prices, {catalogue.ApiPrices.Prices.Count} API prices, {catalogue.Shipments.Shipments.Count} shipments, {catalogue.ExportRules.Count} export rules, {catalogue.Architectures.Count()} architectures, {catalogue.SourceIds.Count} sources."));
        }
    }

    private static void Print(Globals globals, ParseResult parsed, Func<Table> table) => Printer.Print(
        globals,
        parsed,
        () => new Page([table()]),
        () => table() is var listed ? listed.Rows.Prepend([.. listed.Columns.Select(column => column.Title)]) : [],
        json =>
        {
            var listed = table();
            json.Objects("entries", listed.Rows, row =>
            {
                foreach (var (column, cell) in listed.Columns.Zip(row))
                    json.WriteString(column.Title.Replace(' ', '_'), cell);
            });
        });
}
