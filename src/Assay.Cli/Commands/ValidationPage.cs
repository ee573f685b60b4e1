using Assay.Documents;
using Assay.Reporting;
using Assay.Training;

namespace Assay.Cli.Commands;

/// <summary>Where a validation is written to: the page, and its plot in a folder beside it.</summary>
internal sealed record ValidationPage(string Path, string Table)
{
    private const string Images = "images";

    private string Picture => $"{Images}/{System.IO.Path.GetFileNameWithoutExtension(Path)}.svg";

    /// <summary>Checks that the page can be written, before anything is computed.</summary>
    /// <exception cref="InputException">It cannot.</exception>
    public static ValidationPage At(string path, string table)
    {
        if (path.Length == 0)
            throw new InputException(null, "--report names no file.", "Name a file to write, such as --report validation.md.");
        if (System.IO.Path.GetFullPath(path) == System.IO.Path.GetFullPath(table))
            throw new InputException(null, $"--report would overwrite the table '{table}'.", "Name another file.");
        ReportFile.Check(path);
        return new ValidationPage(path, table);
    }

    public void Write(ValidationStudy study)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        Directory.CreateDirectory(System.IO.Path.Combine(folder, Images));
        ReportFile.Write(
            (System.IO.Path.Combine(folder, Picture), ValidationDocument.Picture(study)),
            (Path, ValidationDocument.Write(study, Picture, $"assay training validate {Table} --report {Path}")));
    }
}
