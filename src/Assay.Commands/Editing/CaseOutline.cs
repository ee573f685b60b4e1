using System.Text.RegularExpressions;

namespace Assay.Commands.Editing;

/// <summary>The keys of a case's lines, told by indentation, so that a text that is not yet valid YAML has an outline too.</summary>
internal sealed partial class CaseOutline
{
    private readonly List<Line> lines = [];

    /// <param name="text">A text whose lines end in a line feed.</param>
    public CaseOutline(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var match = Keyed().Match(line);
            lines.Add(match.Success && !line.AsSpan().TrimStart().StartsWith("#")
                ? new Line(match.Groups["lead"].Length, match.Groups["key"].Value.Trim('"', '\''), match.Groups["value"].Value)
                : new Line(line.Length - line.AsSpan().TrimStart().Length, null, line.Trim()));
        }
    }

    /// <summary>The keys under which a line with an indentation stands, outermost first; null inside a text of several lines.</summary>
    public IReadOnlyList<string>? Above(int line, int indentation)
    {
        var path = new List<string>();
        foreach (var above in lines.Take(line).Reverse().Where(above => above.Key is not null))
        {
            if (above.Indentation >= indentation)
                continue;
            if (above.Value is ['>' or '|', ..])
                return null;
            path.Insert(0, above.Key!);
            indentation = above.Indentation;
        }

        return path;
    }

    /// <summary>The keys of the map in which a line with an indentation stands, its own left out.</summary>
    public IEnumerable<string> Beside(int line, int indentation) =>
        Same(lines.Take(line).Reverse(), indentation).Concat(Same(lines.Skip(line + 1), indentation));

    /// <summary>The keys right below a path.</summary>
    public IEnumerable<string> Below(params string[] path) =>
        lines.Select((line, number) => (line, number)).Where(pair => pair.line.Key is not null && Above(pair.number, pair.line.Indentation) is { } above && above.SequenceEqual(path)).Select(pair => pair.line.Key!);

    private static IEnumerable<string> Same(IEnumerable<Line> lines, int indentation) => lines
        .Where(line => line.Key is not null || (line.Value.Length > 0 && line.Value[0] != '#'))
        .TakeWhile(line => line.Indentation >= indentation)
        .Where(line => line.Indentation == indentation && line.Key is not null)
        .Select(line => line.Key!);

    // The dashes of a list count as indentation.
    [GeneratedRegex("""^(?<lead>\s*(?:-\s+)*)(?<key>"[^"]*"|'[^']*'|[^\s:#{\[,"'][^:#{\[,"']*)\s*:(?:\s+(?<value>.*))?$""")]
    private static partial Regex Keyed();

    private readonly record struct Line(int Indentation, string? Key, string Value);
}
