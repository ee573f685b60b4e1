using System.CommandLine;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The files that a report may be written to beside what is printed: a page and a workbook.</summary>
/// <param name="says">What the workbook is, in the help.</param>
/// <param name="example">The name of such files, without an ending.</param>
internal sealed class ReportFiles(string says, string example)
{
    private readonly Option<string?> page = new("--report") { Description = Say("Also write the whole report as one HTML page."), HelpName = "file" };
    private readonly Option<string?> workbook = new("--workbook") { Description = says, HelpName = "file" };

    public void AddTo(Command command)
    {
        command.Add(page);
        command.Add(workbook);
    }

    /// <summary>The file of the page; null where none is asked for.</summary>
    public string? Page(ParseResult parsed) => parsed.GetValue(page);

    /// <summary>The file of the workbook; null where none is asked for.</summary>
    public string? Workbook(ParseResult parsed) => parsed.GetValue(workbook);

    /// <exception cref="InputException">A file cannot be written, or is one that is read.</exception>
    public void Check(ICommandFiles files, ParseResult parsed, params IEnumerable<string?> read)
    {
        var taken = read.OfType<string>().Select(Path.GetFullPath).ToList();
        foreach (var (option, ending) in new[] { (page, "html"), (workbook, "xlsx") })
        {
            if (parsed.GetValue(option) is not { } path)
                continue;
            if (path.Length == 0)
                throw new InputException(null, $"{option.Name} names no file.", $"Name a file to write, such as {$"{option.Name} {example}.{ending}"}.");
            if (taken.Contains(Path.GetFullPath(path)))
                throw new InputException(null, $"{option.Name} would overwrite '{path}', which the command reads or writes as well.", "Name another file.");
            files.CheckWritable(path);
            taken.Add(Path.GetFullPath(path));
        }
    }
}
