namespace Assay.Tests.Docs;

/// <summary>The files that these tests hold the program to.</summary>
internal static class Repository
{
    public static string Root => Layout.Repository.Root;

    /// <summary>Every document for people, by its path from the root.</summary>
    public static IEnumerable<string> Documents =>
        Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal);

    /// <summary>The shipped cases, by their paths from the root.</summary>
    public static IEnumerable<string> Cases => In("cases");

    /// <summary>The shipped sweeps.</summary>
    public static IEnumerable<string> Sweeps => In("sweeps");

    public static string Full(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(Full(path));

    private static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.yaml").Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal);
}
