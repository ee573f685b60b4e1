using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assay.Commands.Output;
using Assay.Economics;
using Assay.Quantities;
using Assay.Reporting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay methods validate [FILE]</c>: Epoch's methods as computed here beside the costs that Epoch published.</summary>
internal static class MethodsValidateCommand
{
    public static Command Create(Globals globals)
    {
        var file = new Argument<string?>("file") { Description = Say("A CSV of runs with the columns of measured/epoch_run_costs.csv; without it, that list as shipped."), Arity = ArgumentArity.ZeroOrOne };
        var report = new Option<string?>("--report") { Description = Say("Also write the comparison as a Markdown page."), HelpName = "file" };
        var command = new Command("validate", Say("Hold the methods against published costs, run by run.")) { file, report };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(report) is { } page)
                globals.Host.Files.CheckWritable(page);
            var validation = MethodValidation.Of(Runs(globals, parsed, parsed.GetValue(file)), globals.Catalogue(parsed));
            if (parsed.GetValue(report) is { } path)
                globals.Host.Files.Write(new OutputFile(path, MethodDocument.Write(validation, globals.Catalogue(parsed))));
            Printer.Print(globals, parsed, () => Show(validation), () => Rows(validation), json => Write(json, validation));
            return 0;
        });
        return command;
    }

    /// <summary>A list of published runs: the user's own, or the shipped one.</summary>
    public static IReadOnlyList<PublishedRun> Runs(Globals globals, ParseResult parsed, string? path) =>
        PublishedRunTable.Read(path is null ? globals.Files(parsed).Read(PublishedRunTable.Shipped) : globals.Host.Files.Text(path, Say("a table of published runs")));

    private static Page Show(MethodValidation validation) => new(
    [
        new Table(
            Say("Computed over published, less one"),
            [new(Say("method")), new(Say("runs"), true), new(Say("within 2 %"), true), new(Say("median"), true), new(Say("worst"), true), new(Say("worst run"))],
            [.. MethodValidation.Compared.Select(what => Cells(what, validation))]),
        new Table(
            Say("Every run by amortised hardware and energy"),
            [new(Say("run"), Width: 26), new(Say("published")), new(Say("chip")), new(Say("hours from")), new(Say("published cost"), true), new(Say("computed"), true), new(Say("error"), true)],
            [.. validation.Rows.Select(row => Cells(row))]),
        .. validation.Refused.Count == 0 ? [] : new Block[] { new Table(Say("Not computed"), [new(Say("run")), new(Say("method")), new(Say("because"), Width: 80)], [.. validation.Refused.Select(pair => new[] { pair.Row.Run.Model, Say(pair.Figure.What), Say(pair.Figure.Refusal!) })]) },
    ]);

    private static string[] Cells(string what, MethodValidation validation)
    {
        var told = validation.Of(what);
        var named = Say(what == "purchase" ? "purchase" : what);
        return told.Count == 0 ? [named, "0", "", "", "", ""]
            : [named, Count(told.Count), Count(told.Count(pair => Math.Abs(pair.Figure.Error!.Value) <= MethodValidation.Allowed)), Percent(told[told.Count / 2].Figure.Error!.Value), Percent(told[0].Figure.Error!.Value), told[0].Row.Run.Model];
    }

    private static string[] Cells(ValidatedRun row)
    {
        var figure = row.Comparisons[0];
        return
        [
            row.Run.Model, $"{row.Run.Published:yyyy-MM}", row.Run.Chip + (row.Run.ChipStated ? "" : Say(" (imputed)")), Say(row.HoursFrom),
            figure.Published is { } published ? Dollars(published) : Say("not on the list"), figure.Computed is { } computed ? Dollars(computed) : Say("cannot price"), figure.Error is { } error ? Percent(error) : Say("ours"),
        ];
    }

    private static IEnumerable<IEnumerable<string>> Rows(MethodValidation validation)
    {
        yield return ["run", "published", "chip", "gpu_hours", "hours_from", "method", "published_usd", "computed_usd", "error", "cannot_price", "note"];
        foreach (var (row, figure) in validation.Rows.SelectMany(row => row.Comparisons, (row, figure) => (row, figure)))
            yield return [row.Run.Model, $"{row.Run.Published:yyyy-MM-dd}", row.Run.Chip, Text(row.GpuHours), row.HoursFrom.ToString(), Say(figure.What), Text(figure.Published), Text(figure.Computed), Text(figure.Error), figure.Computed is null ? Say(figure.Refusal) ?? "" : "", Say(row.Run.Note)];
    }

    private static void Write(Utf8JsonWriter json, MethodValidation validation)
    {
        json.Objects("rows", validation.Rows, row =>
        {
            json.WriteString("run", row.Run.Model);
            json.WriteString("published", row.Run.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("chip", row.Run.Chip);
            json.WriteBoolean("chip_stated", row.Run.ChipStated);
            Number(json, "gpu_hours", row.GpuHours);
            json.WriteString("hours_from", row.HoursFrom.ToString());
            json.Objects("costs", row.Comparisons, figure =>
            {
                json.WriteString("method", figure.What);
                Number(json, "published_usd", figure.Published);
                Number(json, "computed_usd", figure.Computed);
                Number(json, "error", figure.Error);
                json.WriteString("cannot_price", figure.Computed is null ? figure.Refusal : null);
            });
            json.WriteString("note", row.Run.Note);
        });
        json.WriteStartArray("summary");
        foreach (var what in MethodValidation.Compared)
        {
            var told = validation.Of(what);
            json.WriteStartObject();
            json.WriteString("method", what);
            json.WriteNumber("n", told.Count);
            json.WriteNumber("within_2_percent", told.Count(pair => Math.Abs(pair.Figure.Error!.Value) <= MethodValidation.Allowed));
            Number(json, "median_abs_error", told.Count == 0 ? null : Math.Abs(told[told.Count / 2].Figure.Error!.Value));
            Number(json, "worst_error", told.Count == 0 ? null : told[0].Figure.Error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.Number(name, number);
        else
            json.WriteNull(name);
    }

    private static string Dollars(double amount) => Amounts.Print(amount, Usd.Unit);

    private static string Text(double? value) => value is { } number ? Json.Text(number) : "";

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => Say($"{100 * share:+0.00;−0.00;0.00} %");
}
