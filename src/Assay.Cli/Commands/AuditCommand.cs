using System.CommandLine;
using Assay.Reporting;

namespace Assay.Cli.Commands;

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
                ReportFile.Check(path);
            var options = globals.Sampling(parsed);
            // A progress bar is worth its blink only where the work lasts.
            var audit = (long)options.Samples * @case.Graph.Nodes.Count > 50_000_000
                ? LongWork.Run(globals, parsed, "Sampling", progress => Assayer.Audit(@case, options with { Progress = progress }))
                : Assayer.Audit(@case, options);
            if (path is not null)
                ReportFile.Write(path, HtmlReport.Write(audit));
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
}
