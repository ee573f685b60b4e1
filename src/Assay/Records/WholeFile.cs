namespace Assay.Records;

/// <summary>Writes a file beside its place and renames it, so that it appears whole or not at all, whoever else writes there.</summary>
public static class WholeFile
{
    /// <param name="path">The file.</param>
    /// <param name="write">Writes it to the path that it is given. What it leaves where it fails is taken away.</param>
    public static void Write(string path, Action<string> write)
    {
        var unfinished = $"{path}.{Environment.MachineName}.{Environment.ProcessId}.tmp";
        try
        {
            write(unfinished);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }
}
