using System.Collections.Concurrent;

namespace Assay.Documents;

/// <summary>
/// The top-level entries of a large YAML map, each parsed only when it is asked for. The text must be laid out as the
/// catalogue is: a key a line at the left edge, all else indented below it.
/// </summary>
public sealed class YamlIndex
{
    private readonly SourceText source;
    private readonly Dictionary<string, (int Start, int End, int Line)> places = [];
    private readonly ConcurrentDictionary<string, YamlEntry> parsed = [];

    public YamlIndex(SourceText source)
    {
        this.source = source;
        var (key, start, startLine, line) = ((string?)null, 0, 0, 0);
        for (var at = 0; at < source.Text.Length;)
        {
            line++;
            var end = source.Text.IndexOf('\n', at);
            end = end < 0 ? source.Text.Length : end + 1;
            var colon = source.Text.AsSpan(at, end - at).IndexOf(':');
            if (colon > 0 && source.Text[at] is not (' ' or '#' or '-' or '\t'))
            {
                if (key is not null)
                    Add(key, start, at, startLine);
                (key, start, startLine) = (source.Text.Substring(at, colon).Trim('"', '\''), at, line);
            }

            at = end;
        }

        if (key is not null)
            Add(key, start, source.Text.Length, startLine);
    }

    /// <summary>All keys, in no order.</summary>
    public IReadOnlyCollection<string> Keys => places.Keys;

    /// <summary>The entry under a key, or null where there is none.</summary>
    /// <exception cref="InputException">The entry is not valid YAML.</exception>
    public YamlEntry? Find(string key)
    {
        return places.TryGetValue(key, out var place)
            ? parsed.GetOrAdd(key, _ => YamlText.Read(source, source.Text[place.Start..place.End], place.Line).Entries[0])
            : null;
    }

    private void Add(string key, int start, int end, int line)
    {
        if (!places.TryAdd(key, (start, end, line)))
            throw new InputException(new Location(source, line, 1), $"The key '{key}' stands twice in this map.", "Keep one of the two.");
    }
}
