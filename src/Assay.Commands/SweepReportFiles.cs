using System.CommandLine;
using Assay.Documents;
using Assay.Reporting;
using Assay.Reporting.Studies;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The files that <c>assay sweep report</c> may write: a page and a workbook.</summary>
internal sealed class SweepReportFiles
{
    private readonly Option<string?> page = new("--report") { Description = Say("Also write the whole report as one HTML page."), HelpName = "file" };
    private readonly Option<string?> workbook = new("--workbook") { Description = Say("Also write it as a spreadsheet (.xlsx), with every point."), HelpName = "file" };

    public void AddTo(Command command)
    {
        command.Add(page);
        command.Add(workbook);
    }

    /// <exception cref="InputException">A file cannot be written.</exception>
    public void Check(ICommandFiles files, ParseResult parsed)
    {
        var taken = new List<string>();
        foreach (var (option, example) in new[] { (page, "--report sweep.html"), (workbook, "--workbook sweep.xlsx") })
        {
            if (parsed.GetValue(option) is not { } path)
                continue;
            if (path.Length == 0)
                throw new InputException(null, $"{option.Name} names no file.", $"Name a file to write, such as {example}.");
            if (taken.Contains(Path.GetFullPath(path)))
                throw new InputException(null, $"{option.Name} would overwrite '{path}', which the command reads or writes as well.", "Name another file.");
            files.CheckWritable(path);
            taken.Add(Path.GetFullPath(path));
        }
    }

    /// <summary>Writes what is asked for.</summary>
    public void Write(ICommandFiles files, ParseResult parsed, StudyFigures figures, SweepReading reading)
    {
        if (parsed.GetValue(page) is { } html)
            files.Write(new OutputFile(html, StudyReport.Write(figures)));
        if (parsed.GetValue(workbook) is { } book)
            StudyWorkbook.Write(files.Local(book), figures, reading);
    }
}
