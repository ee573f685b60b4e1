namespace Assay.Commands.Editing;

/// <summary>Where in a case something is being written.</summary>
/// <param name="Path">The keys above it; where a value is written, its key is the last.</param>
/// <param name="IsKey">Whether a key is written and not a value.</param>
/// <param name="InLine">Whether it stands in a map or list in braces.</param>
/// <param name="Indentation">How far its line is indented.</param>
/// <param name="Typed">What is written of it so far.</param>
/// <param name="Beside">The keys that its map has already.</param>
internal sealed record CasePlace(IReadOnlyList<string> Path, bool IsKey, bool InLine, int Indentation, string Typed, IReadOnlyCollection<string> Beside)
{
    /// <summary>The place of a caret; null within a comment, a quotation, or a text of several lines.</summary>
    /// <param name="text">A text whose lines end in a line feed.</param>
    /// <param name="outline">Its outline.</param>
    /// <param name="caret">How many characters stand before the caret.</param>
    public static CasePlace? At(string text, CaseOutline outline, int caret)
    {
        caret = Math.Clamp(caret, 0, text.Length);
        var start = caret == 0 ? 0 : text.LastIndexOf('\n', caret - 1) + 1;
        var end = text.IndexOf('\n', caret) is >= 0 and var found ? found : text.Length;
        var line = text.AsSpan(0, start).Count('\n');
        var before = text[start..caret];
        var content = before.TrimStart(' ', '-');
        var indentation = before.Length - content.Length;
        if (InlinePlace.Of(content) is not { } inline || outline.Above(line, indentation) is not { } above)
            return null;
        var beside = inline.Depth > 0 ? inline.Keys.Concat(InlinePlace.KeysAfter(text[caret..end])) : outline.Beside(line, indentation);
        return new CasePlace([.. above, .. inline.Path], inline.IsKey, inline.Depth > 0, indentation, inline.Typed, [.. beside]);
    }
}
