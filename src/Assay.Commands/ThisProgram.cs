namespace Assay.Commands;

/// <summary>How another process calls this program.</summary>
internal static class ThisProgram
{
    /// <summary>The words: the published program alone, or the runtime with the program's file.</summary>
    public static IReadOnlyList<string> Words
    {
        get
        {
            var process = Environment.ProcessPath!;
            return Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, Path.GetFullPath(Environment.GetCommandLineArgs()[0])] : [process];
        }
    }
}
