using System.CommandLine;
using Assay.Documents;
using Assay.Reporting;
using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay audit CASE</c>: the main job.</summary>
internal static class AuditCommand
{
    public static Command Create(Globals globals)
    {
        var arguments = new CaseArguments(globals);
        var report = new Option<string?>("--report") { Description = Say("Also write the whole audit as one HTML page."), HelpName = "file" };
        var workbook = new Option<string?>("--workbook") { Description = Say("Also write the case as a spreadsheet (.xlsx) with live formulas."), HelpName = "file" };
        var command = new Command("audit", Say("Set the claims of a case against what the case adds up to."));
        arguments.AddTo(command);
        command.Add(report);
        command.Add(workbook);
        command.SetAction(parsed =>
        {
            var @case = arguments.Read(parsed);
            var (page, book) = (parsed.GetValue(report), parsed.GetValue(workbook));
            Check(globals.Host.Files, [(report.Name, page), (workbook.Name, book)], parsed.GetRequiredValue(arguments.Path));
            var options = globals.Sampling(parsed);
            // A progress bar is worth its blink only where the work lasts.
            var audit = (long)options.Samples * @case.Graph.Nodes.Count > 50_000_000
                ? LongWork.Run(globals, parsed, Say("Sampling"), progress => Assayer.Audit(@case, options with { Progress = progress }))
                : Assayer.Audit(@case, options);
            var written = new List<OutputFile>();
            if (page is not null)
                written.Add(new OutputFile(page, HtmlReport.Write(audit)));
            if (book is not null)
                written.Add(new OutputFile(book, CaseWorkbook.Write(audit)));
            if (written.Count > 0)
                globals.Host.Files.Write(written);
            Printer.Print(
                globals,
                parsed,
                () => AuditPage.Of(audit, globals.Quiet(parsed)),
                () => QuantityRows.Header.Concat(@case.Graph.Nodes.Select((node, i) => QuantityRows.Row(node, audit.Summaries[i]))),
                json => AuditJson.Write(json, audit));
            return 0;
        });
        return command;
    }

    private static void Check(ICommandFiles files, (string Option, string? Path)[] written, string @case)
    {
        foreach (var (option, path) in written.Where(one => one.Path is not null))
        {
            if (path!.Length == 0)
                throw new InputException(null, $"{option} names no file.", $"Name a file to write, such as {(option == "--report" ? "--report audit.html" : "--workbook audit.xlsx")}.");
            if (Path.GetFullPath(path) == Path.GetFullPath(@case))
                throw new InputException(null, $"{option} would overwrite the case '{@case}'.", "Name another file.");
            files.CheckWritable(path);
        }

        if (written.All(one => one.Path is not null) && written.Select(one => Path.GetFullPath(one.Path!)).Distinct().Count() < written.Length)
            throw new InputException(null, $"{Message.Join(" and ", written.Select(one => (Message)one.Option))} name the same file.", "Name another file for one of them.");
    }
}
