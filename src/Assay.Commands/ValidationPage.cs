using Assay.Documents;
using Assay.Reporting;

namespace Assay.Commands;

/// <summary>Where a validation is written to: the page, and its pictures in a folder beside it.</summary>
internal sealed record ValidationPage(ICommandFiles Files, string Path, string Table)
{
    private const string Images = "images";

    /// <summary>Checks that the page can be written, before anything is computed.</summary>
    /// <exception cref="InputException">It cannot.</exception>
    public static ValidationPage At(ICommandFiles files, string path, string table)
    {
        if (path.Length == 0)
            throw new InputException(null, "--report names no file.", "Name a file to write, such as --report validation.md.");
        if (System.IO.Path.GetFullPath(path) == System.IO.Path.GetFullPath(table))
            throw new InputException(null, $"--report would overwrite the table '{table}'.", "Name another file.");
        files.CheckWritable(path);
        return new ValidationPage(files, path, table);
    }

    /// <summary>Writes the page and its pictures, all or none.</summary>
    /// <param name="noun">Of the command: what is validated.</param>
    /// <param name="document">Makes them of where pictures lie, relative to the page, and of the command that writes them.</param>
    /// <exception cref="InputException">A file cannot be written.</exception>
    public void Write(string noun, Func<string, string, ValidationDocument> document)
    {
        var page = document($"{Images}/{System.IO.Path.GetFileNameWithoutExtension(Path)}", $"assay {noun} validate {Table} --report {Path}");
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        Files.Write([.. page.Pictures.Select(picture => new OutputFile(System.IO.Path.Combine(folder, picture.Path), picture.Svg)), new OutputFile(Path, page.Text)]);
    }
}
