using System.CommandLine;
using Assay.Documents;
using Assay.Reporting;

namespace Assay.Commands;

/// <summary><c>assay audit CASE</c>: the main job.</summary>
internal static class AuditCommand
{
    public static Command Create(Globals globals)
    {
        var arguments = new CaseArguments(globals);
        var report = new Option<string?>("--report") { Description = "Also write the whole audit as one HTML page.", HelpName = "file" };
        var command = new Command("audit", "Set the claims of a case against what the case adds up to.");
        arguments.AddTo(command);
        command.Add(report);
        command.SetAction(parsed =>
        {
            var @case = arguments.Read(parsed);
            var path = parsed.GetValue(report);
            if (path is not null)
                Check(globals.Host.Files, path, parsed.GetRequiredValue(arguments.Path));
            var options = globals.Sampling(parsed);
            // A progress bar is worth its blink only where the work lasts.
            var audit = (long)options.Samples * @case.Graph.Nodes.Count > 50_000_000
                ? LongWork.Run(globals, parsed, "Sampling", progress => Assayer.Audit(@case, options with { Progress = progress }))
                : Assayer.Audit(@case, options);
            if (path is not null)
                globals.Host.Files.Write((path, HtmlReport.Write(audit)));
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

    private static void Check(ICommandFiles files, string report, string @case)
    {
        if (report.Length == 0)
            throw new InputException(null, "--report names no file.", "Name a file to write, such as --report audit.html.");
        if (Path.GetFullPath(report) == Path.GetFullPath(@case))
            throw new InputException(null, $"--report would overwrite the case '{@case}'.", "Name another file.");
        files.CheckWritable(report);
    }
}
