using Assay.Documents;
using Assay.Records;

namespace Assay.Commands;

/// <summary>The files of an import. What comes on standard input is laid down beside the store while the import lasts.</summary>
/// <param name="files">How files are reached.</param>
/// <param name="store">The path of the store.</param>
internal sealed class ImportFiles(ICommandFiles files, string store) : IDisposable
{
    private readonly string laid = $"{store}.input";

    /// <exception cref="InputException">One is not there.</exception>
    public IReadOnlyList<ImportFile> Of(IReadOnlyList<string> names)
    {
        var errors = new Errors();
        foreach (var name in names.Where(name => name != "-"))
        {
            var path = files.Local(name);
            if (Directory.Exists(path))
                errors.Add(null, $"'{name}' is a folder.", "Give the path of a file.");
            else if (!File.Exists(path))
                errors.Add(null, $"There is no file '{name}'.", "Give the path of a file, or '-' for standard input.");
        }

        errors.ThrowIfAny();
        return [.. names.Distinct().Select(name => name == "-" ? new ImportFile("-", Laid()) : new ImportFile(name, files.Local(name)))];
    }

    /// <summary>What sacct tells of a window, in UTC.</summary>
    /// <exception cref="InputException">There is no sacct here, or it refuses.</exception>
    public ImportFile Sacct(string? since, string? until)
    {
        _ = files.Local(store);
        SacctCall.Run(since, until, laid);
        return new ImportFile("sacct", laid);
    }

    public void Dispose() => File.Delete(laid);

    private string Laid()
    {
        using var from = Console.OpenStandardInput();
        using var to = File.Create(laid);
        from.CopyTo(to);
        return laid;
    }
}
