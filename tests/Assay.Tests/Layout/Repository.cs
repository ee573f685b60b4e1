using System.Text.RegularExpressions;

namespace Assay.Tests.Layout;

/// <summary>The repository that the tests were built from.</summary>
internal static partial class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Every source file that people write, as a path from the root with forward slashes.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The code of a file: its comments and the contents of its texts are left out.</summary>
    public static string Code(string path) => CommentOrText().Replace(Text(path), match => match.Value.StartsWith('/') ? " " : "\"\"");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Assay.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Assay.slnx.");
    }

    // Interpolated texts are kept, since their holes are code.
    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|(?<!\$)"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'""", RegexOptions.Singleline)]
    private static partial Regex CommentOrText();
}
