using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Assay.Documents;

/// <summary>
/// Reads YAML into values that know their place. What would let a small file grow large or loop (anchors, aliases, tags)
/// is refused, and size and depth are bounded.
/// </summary>
public static class YamlText
{
    /// <summary>The largest file that is read, in characters.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    /// <summary>The deepest nesting that is read.</summary>
    public const int DeepestNesting = 40;

    /// <exception cref="InputException">The text is no YAML map, or breaks a bound.</exception>
    public static YamlMap Read(SourceText source)
    {
        if (source.Text.Length > LargestFile)
            throw new InputException(source.Start, $"The file has {source.Text.Length:N0} characters; at most {LargestFile:N0} are read.", "Split it, or take out what the case does not need.");
        if (source.Text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsWellFormed(source.Text) || source.Text.Contains('\0'))
            throw new InputException(source.Start, "The file is not text.", "Give a YAML file in UTF-8.");

        var parser = new Parser(new Scanner(new StringReader(source.Text), skipComments: true));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                throw new InputException(source.Start, "The file is empty.", "'assay new NAME' writes a commented case to start from.");
            var root = ReadValue(parser, source, 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                throw new InputException(At(source, second.Start), "A second document starts here.", "Keep one document a file: take out the line '---'.");
            return root as YamlMap
                ?? throw new InputException(root.At, $"The file holds {root.Kind}, not a map.", "Start with a line such as 'case: my-case'.");
        }
        catch (YamlException broken)
        {
            throw new InputException(At(source, broken.Start), $"This is not valid YAML: {Reason(broken)}.", "Check the indentation, the colons and the quotes around here.");
        }
        // The scanner trips over some texts, such as "[-", with an error of its own.
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InputException(parser.Current is { } last ? At(source, last.End) : source.Start, "This is not valid YAML after this place.", "Check the brackets, the colons and the quotes around here.");
        }
    }

    private static YamlValue ReadValue(Parser parser, SourceText source, int depth)
    {
        var current = parser.Current!;
        var at = At(source, current.Start);
        if (depth > DeepestNesting)
            throw new InputException(at, $"The file is nested more than {DeepestNesting} deep.", "Flatten it.");
        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
            throw new InputException(at, "Anchors and aliases ('&' and '*') are not read.", "Write the value out, or name it under 'quantities:' and refer to it.");
        if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
            throw new InputException(at, "Tags ('!') are not read.", "Take the tag out; a text that starts with '!' needs quotes.");

        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlScalar(scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? at.Right(1) : at, scalar.Value);

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(ReadValue(parser, source, depth + 1));
            return new YamlList(at, items);
        }

        parser.Consume<MappingStart>();
        return ReadMap(parser, source, at, depth);
    }

    private static YamlMap ReadMap(Parser parser, SourceText source, Location at, int depth)
    {
        var entries = new List<YamlEntry>();
        var seen = new HashSet<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadValue(parser, source, depth + 1);
            if (key is not YamlScalar name)
                throw new InputException(key.At, $"A key must be a single value; this is {key.Kind}.", "Write 'name: value'. A text that starts with '{' or '[' needs quotes.");
            if (!seen.Add(name.Text))
                throw new InputException(name.At, $"The key '{name.Text}' stands twice in this map.", "Keep one of the two.");
            entries.Add(new YamlEntry(name.At, name.Text, ReadValue(parser, source, depth + 1)));
        }

        return new YamlMap(at, entries);
    }

    private static Location At(SourceText source, Mark mark) => new(source, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static string Reason(YamlException broken)
    {
        var reason = (broken.InnerException ?? broken).Message.Split('\n')[0].TrimEnd('.', ' ');
        return reason.Length == 0 ? "unexpected text" : char.ToLowerInvariant(reason[0]) + reason[1..];
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
