namespace Assay.Tests.Cli;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string[] Cases { get; } = [.. Directory.EnumerateFiles(Path.Combine(Root, "cases"), "*.yaml").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!];

    public static string Case(string name) => Path.Combine(Root, "cases", $"{name}.yaml");

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Assay.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("The tests must lie within the repository.");
        return folder;
    }
}
