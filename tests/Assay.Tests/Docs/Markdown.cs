using System.Text.RegularExpressions;

namespace Assay.Tests.Docs;

/// <summary>The parts of a document that are executed.</summary>
internal static partial class Markdown
{
    /// <summary>The bodies of fenced blocks whose first line says this after the fence.</summary>
    public static IReadOnlyList<string> Blocks(string text, string mark) =>
        [.. Fence().Matches(text).Where(fence => fence.Groups[1].Value.Trim() == mark).Select(fence => fence.Groups[2].Value)];

    /// <summary>The document without its fenced blocks.</summary>
    public static string Prose(string text) => Fence().Replace(text, "");

    /// <summary>What stands in backticks.</summary>
    public static IEnumerable<string> Code(string text) => Backticks().Matches(text).Select(code => code.Groups[1].Value);

    /// <summary>The section under a heading, up to the next heading of its rank or above.</summary>
    public static string Section(string text, string heading)
    {
        var lines = text.Split('\n');
        var start = Array.IndexOf(lines, heading);
        Assert.True(start >= 0, $"There is no heading '{heading}'.");
        var rank = heading.TakeWhile(c => c == '#').Count();
        return string.Join('\n', lines[(start + 1)..].TakeWhile(line => !line.StartsWith('#') || line.TakeWhile(c => c == '#').Count() > rank));
    }

    /// <summary>The rows of every table in a text, without headers.</summary>
    public static IReadOnlyList<string[]> Rows(string text)
    {
        var rows = new List<string[]>();
        var inside = false;
        foreach (var line in text.Split('\n'))
        {
            if (!line.StartsWith('|'))
                inside = false;
            else if (line.StartsWith("| ---", StringComparison.Ordinal))
                inside = true;
            else if (inside)
                rows.Add([.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())]);
        }

        return rows;
    }

    /// <summary>Where the links of a document lead, blocks and code aside.</summary>
    public static IEnumerable<string> Links(string text) => Link().Matches(Backticks().Replace(Prose(text), "")).Select(link => link.Groups[1].Value);

    /// <summary>The anchors of a document's headings.</summary>
    public static IEnumerable<string> Anchors(string text) =>
        Prose(text).Split('\n').Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim().ToLowerInvariant())
            .Select(title => string.Concat(title.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-'));

    [GeneratedRegex(@"^```([^\n]*)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
