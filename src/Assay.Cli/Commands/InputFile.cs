using Assay.Documents;

namespace Assay.Cli.Commands;

/// <summary>Reads files that a user names.</summary>
internal static class InputFile
{
    private const long Largest = 64L << 20;

    /// <exception cref="InputException">There is no such file, or it is too large.</exception>
    public static SourceText Read(string path, string what)
    {
        if (!File.Exists(path))
            throw new InputException(null, $"There is no file '{path}'.", $"Give the path of {what}.");
        if (new FileInfo(path).Length > Largest)
            throw new InputException(null, $"The file '{path}' is too large.", $"At most {Largest:N0} bytes are read.");
        return new SourceText(path, File.ReadAllText(path));
    }
}
