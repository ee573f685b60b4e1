using System.Text;
using System.Text.RegularExpressions;
using Assay.Documents;

namespace Assay.Cases;

/// <summary>Writes a case with changes as a case of its own: the text as it was, and the changes below it.</summary>
public static partial class ChangedCase
{
    private const string Section = "changes";

    /// <summary>The text, whose audit is that of the case with these changes.</summary>
    /// <param name="source">A case.</param>
    /// <param name="changes">What is defined anew: <c>name=expression</c>.</param>
    /// <exception cref="InputException">The text has errors, or is written in braces.</exception>
    public static string Write(SourceText source, IReadOnlyList<string> changes)
    {
        if (changes.Count == 0)
            return source.Text;
        var root = YamlText.Read(source);
        if (root.Entries.Count == 0 || root.At != root.Entries[0].At)
            throw new InputException(root.At, "The case is written in braces, and the changes have no place below it.", "Write its keys a line each.");
        var told = new Dictionary<string, string>();
        var text = source.Text;
        if (root.Find(Section) is YamlMap before)
        {
            foreach (var entry in before.Entries)
                told[entry.Key] = (entry.Value as YamlScalar)?.Text ?? "";
            text = Without(source, root);
        }

        foreach (var change in changes.Select(change => change.Split('=', 2)))
            told[change[0].Trim()] = change[^1].Trim();
        var written = new StringBuilder(text.TrimEnd()).Append($"\n\n{Section}:\n");
        foreach (var (name, value) in told)
            written.Append($"  {name}: {Scalar(value)}\n");
        var whole = written.ToString();
        YamlText.Read(new SourceText(source.Name, whole));
        return whole;
    }

    private static string Without(SourceText source, YamlMap root)
    {
        var section = root.Entries.First(entry => entry.Key == Section).At.Line;
        var next = root.Entries.Select(entry => entry.At.Line).Where(line => line > section).DefaultIfEmpty(int.MaxValue).Min();
        return string.Join('\n', source.Text.ReplaceLineEndings("\n").Split('\n').Where((_, at) => at + 1 < section || at + 1 >= next));
    }

    private static string Scalar(string value) =>
        Plain().IsMatch(value) ? value : $"'{value.ReplaceLineEndings(" ").Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9 ._/%()*+-]*$")]
    private static partial Regex Plain();
}
