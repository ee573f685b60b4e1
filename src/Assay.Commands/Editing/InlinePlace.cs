namespace Assay.Commands.Editing;

/// <summary>Where a line breaks off: in which braces, and behind which keys.</summary>
/// <param name="Path">The keys of the line that are open.</param>
/// <param name="IsKey">Whether a key comes next and not a value.</param>
/// <param name="Depth">How many braces and brackets are open.</param>
/// <param name="Typed">What is written of the key or value.</param>
/// <param name="Keys">The keys of the innermost braces.</param>
internal sealed record InlinePlace(IReadOnlyList<string> Path, bool IsKey, int Depth, string Typed, IReadOnlyList<string> Keys)
{
    /// <summary>Reads the beginning of a line; null where it ends in a comment or a quotation.</summary>
    public static InlinePlace? Of(string line)
    {
        var open = new Stack<(bool IsMap, string? Key, List<string> Keys)>();
        var (key, keys, from) = ((string?)null, new List<string>(), 0);
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '#' when i == 0 || line[i - 1] == ' ':
                    return null;
                case '"' or '\'' when line[from..i].Trim().Length == 0:
                    i = line.IndexOf(line[i], i + 1);
                    if (i < 0)
                        return null;
                    break;
                case '{' or '[' when line[from..i].Trim().Length == 0:
                    open.Push((line[i] == '{', key, keys));
                    (key, keys, from) = (null, [], i + 1);
                    break;
                case '}' or ']' when open.Count > 0:
                    (_, key, keys) = open.Pop();
                    from = i + 1;
                    break;
                case ',' when open.Count > 0:
                    (key, from) = (null, i + 1);
                    break;
                case ':' when key is null && (i + 1 == line.Length || line[i + 1] == ' ') && !(open.TryPeek(out var around) && !around.IsMap):
                    key = line[from..i].Trim().Trim('"', '\'');
                    keys.Add(key);
                    from = i + 1;
                    break;
            }
        }

        var inList = open.TryPeek(out var innermost) && !innermost.IsMap;
        return new InlinePlace([.. open.Reverse().Select(frame => frame.Key).Append(key).OfType<string>()], key is null && !inList, open.Count, line[from..].TrimStart(), keys);
    }

    /// <summary>The keys that follow within the same braces.</summary>
    public static IEnumerable<string> KeysAfter(string rest)
    {
        var depth = 0;
        var end = 0;
        for (; end < rest.Length && depth >= 0; end++)
            depth += rest[end] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
        return rest[..end].Split(',').Select(part => part.Split(": ")).Where(parts => parts.Length > 1).Select(parts => parts[0].Trim());
    }
}
