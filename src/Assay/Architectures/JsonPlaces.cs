using System.Text;
using System.Text.Json;
using Assay.Documents;

namespace Assay.Architectures;

/// <summary>Turns byte offsets, which must not go backwards, into lines and columns.</summary>
internal sealed class JsonPlaces(SourceText source, byte[] bytes)
{
    private int offset;
    private int line = 1;
    private int column = 1;

    public Location Of(long target)
    {
        var passed = bytes.AsSpan(offset, (int)target - offset);
        var lastBreak = passed.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            line += passed.Count((byte)'\n');
            column = 1;
            passed = passed[(lastBreak + 1)..];
        }

        column += Encoding.UTF8.GetCharCount(passed);
        offset = (int)target;
        return new Location(source, line, column);
    }

    /// <summary>The place that an exception tells in lines and bytes, both counted from 0.</summary>
    public static Location Of(JsonException broken, SourceText source)
    {
        var line = (int)(broken.LineNumber ?? 0) + 1;
        var before = Encoding.UTF8.GetBytes(source.Line(line)).AsSpan();
        return new Location(source, line, Encoding.UTF8.GetCharCount(before[..(int)Math.Min(broken.BytePositionInLine ?? 0, before.Length)]) + 1);
    }
}
