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
    public static YamlMap Read(SourceText source) => Read(source, source.Text, 1);

    /// <summary>Reads a part of a text that begins at a line of it.</summary>
    /// <exception cref="InputException">The part is no YAML map, or breaks a bound.</exception>
    internal static YamlMap Read(SourceText source, string part, int firstLine) => new YamlReader(source, part, firstLine).Read();
}

/// <summary>One reading of a text.</summary>
/// <param name="source">The whole text, in which places are told.</param>
/// <param name="part">What is read.</param>
/// <param name="firstLine">The line of the source at which the part begins, counted from 1.</param>
file sealed class YamlReader(SourceText source, string part, int firstLine)
{
    public YamlMap Read()
    {
        if (part.Length > YamlText.LargestFile)
            throw new InputException(source.Start, $"The file has {part.Length:N0} characters; at most {YamlText.LargestFile:N0} are read.", "Split it, or take out what the case does not need.");
        if ((part.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsWellFormed(part)) || part.Contains('\0'))
            throw new InputException(source.Start, "The file is not text.", "Give a YAML file in UTF-8.");

        var scanner = new Scanner(new StringReader(part), skipComments: true);
        var parser = new Parser(scanner);
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                throw new InputException(source.Start, "The file is empty.", "'assay new NAME' writes a commented case to start from.");
            var root = ReadValue(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                throw new InputException(At(second.Start), "A second document starts here.", "Keep one document a file: take out the line '---'.");
            return root as YamlMap
                ?? throw new InputException(root.At, $"The file holds {root.Kind}, not a map.", "Start with a line such as 'case: my-case'.");
        }
        catch (YamlException broken)
        {
            throw new InputException(At(broken.Start), $"This is not valid YAML: {Reason(broken)}.", "Check the indentation, the colons and the quotes around here.");
        }
        // The scanner trips over some texts, such as "[-", with an error of its own.
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InputException(At(scanner.CurrentPosition), "This is not valid YAML.", "Check the brackets, the colons and the quotes here and above.");
        }
    }

    private YamlValue ReadValue(Parser parser, int depth)
    {
        var current = parser.Current!;
        var at = At(current.Start);
        if (depth > YamlText.DeepestNesting)
            throw new InputException(at, $"The file is nested more than {YamlText.DeepestNesting} deep.", "Flatten it.");
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
                items.Add(ReadValue(parser, depth + 1));
            return new YamlList(at, items);
        }

        parser.Consume<MappingStart>();
        return ReadMap(parser, at, depth);
    }

    private YamlMap ReadMap(Parser parser, Location at, int depth)
    {
        var entries = new List<YamlEntry>();
        var seen = new HashSet<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadValue(parser, depth + 1);
            if (key is not YamlScalar name)
                throw new InputException(key.At, $"A key must be a single value; this is {key.Kind}.", "Write 'name: value'. A text that starts with '{' or '[' needs quotes.");
            if (!seen.Add(name.Text))
                throw new InputException(name.At, $"The key '{name.Text}' stands twice in this map.", "Keep one of the two.");
            entries.Add(new YamlEntry(name.At, name.Text, ReadValue(parser, depth + 1)));
        }

        return new YamlMap(at, entries);
    }

    private Location At(Mark mark) => new(source, (int)Math.Max(1, mark.Line) + firstLine - 1, (int)Math.Max(1, mark.Column));

    private static Message Reason(YamlException broken)
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
