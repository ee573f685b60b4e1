using System.Text;
using Assay.Documents;

namespace Assay.Commands;

/// <summary>Reads files that a user names.</summary>
internal static class InputFile
{
    private const long Largest = 64L << 20;

    /// <exception cref="InputException">There is no such file, or it is too large, or no text.</exception>
    public static SourceText Read(string path, string what)
    {
        try
        {
            if (Directory.Exists(path))
                throw new InputException(null, $"'{path}' is a folder.", $"Give the path of {what}.");
            if (!File.Exists(path))
                throw new InputException(null, $"There is no file '{path}'.", $"Give the path of {what}.");
            if (new FileInfo(path).Length > Largest)
                throw new InputException(null, $"The file '{path}' is too large.", $"At most {Largest:N0} bytes are read.");
            return new SourceText(path, File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (DecoderFallbackException)
        {
            throw new InputException(null, $"The file '{path}' is not text in UTF-8.", $"Give the path of {what}, saved as UTF-8.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException(null, $"The file '{path}' cannot be read: {refused.Message}", "Check the path and its permissions.");
        }
    }
}
