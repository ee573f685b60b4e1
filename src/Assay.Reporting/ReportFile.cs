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

    /// <summary>Writes several files beside their places, then renames them all, so that none appears where one cannot be written.</summary>
    /// <exception cref="InputException">A file cannot be written.</exception>
    public static void Write(params IReadOnlyList<OutputFile> files)
    {
        var at = "";
        try
        {
            foreach (var (path, content) in files)
            {
                at = path;
                if (Directory.Exists(path))
                    throw new IOException("it is a folder.");
                File.WriteAllBytes(path + ".part", content);
            }

            foreach (var (path, _) in files)
                File.Move((at = path) + ".part", path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            foreach (var (path, _) in files.Where(file => File.Exists(file.Path + ".part")))
                File.Delete(path + ".part");
            throw new InputException(null, $"'{at}' cannot be written: {refused.Message}", "Check the path and its permissions.");
        }
    }
}
