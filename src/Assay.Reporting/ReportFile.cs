using Assay.Documents;

namespace Assay.Reporting;

/// <summary>Writes a file so that it appears whole or not at all.</summary>
public static class ReportFile
{
    /// <summary>Checks that a file can be written, before anything is computed.</summary>
    /// <exception cref="InputException">It cannot.</exception>
    public static void Check(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path))
            throw new InputException(null, $"'{path}' is a folder.", "Name a file to write.");
        if (folder is null || !Directory.Exists(folder))
            throw new InputException(null, $"There is no folder '{folder}' to write '{Path.GetFileName(path)}' to.", "Create it, or name another.");
    }

    /// <summary>Writes beside the file, then renames.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        var beside = path + ".part";
        try
        {
            File.WriteAllText(beside, text);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(beside))
                File.Delete(beside);
            throw new InputException(null, $"'{path}' cannot be written: {refused.Message}", "Check the path and its permissions.");
        }
    }
}
