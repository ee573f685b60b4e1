using System.CommandLine;
using Assay.Documents;
using Assay.Reporting;
using Assay.Reporting.Spending;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The files that <c>assay accounts report</c> may write: a page and a workbook.</summary>
internal sealed class AccountsFiles
{
    private readonly Option<string?> page = new("--report") { Description = Say("Also write the whole report as one HTML page."), HelpName = "file" };
    private readonly Option<string?> workbook = new("--workbook") { Description = Say("Also write it as a spreadsheet (.xlsx) with live sums over the cost lines."), HelpName = "file" };

    public void AddTo(Command command)
    {
        command.Add(page);
        command.Add(workbook);
    }

    /// <summary>Whether any file is asked for.</summary>
    public bool Any(ParseResult parsed) => parsed.GetValue(page) is not null || parsed.GetValue(workbook) is not null;

    /// <exception cref="InputException">A file cannot be written, or is one that is read.</exception>
    public void Check(ICommandFiles files, ParseResult parsed, params IEnumerable<string?> read)
    {
        var taken = read.OfType<string>().Select(Path.GetFullPath).ToList();
        foreach (var (option, example) in new[] { (page, "--report spent.html"), (workbook, "--workbook spent.xlsx") })
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
    public void Write(ICommandFiles files, ParseResult parsed, SpendingFigures figures)
    {
        var written = new List<OutputFile>();
        if (parsed.GetValue(page) is { } html)
            written.Add(new OutputFile(html, SpendingReport.Write(figures)));
        if (parsed.GetValue(workbook) is { } book)
            written.Add(new OutputFile(book, SpendingWorkbook.Write(figures)));
        files.Write(written);
    }
}
