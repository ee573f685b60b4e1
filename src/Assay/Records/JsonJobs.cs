using System.Text.Json;

namespace Assay.Records;

/// <summary>The objects of a list in a JSON file, one by one.</summary>
/// <param name="path">The file.</param>
/// <param name="list">The name of the list.</param>
/// <param name="depth">How deep it lies; 1 at the top.</param>
internal sealed class JsonJobs(string path, string list = "jobs", int depth = 1)
{
    private byte[] buffer = new byte[1 << 20];
    private int filled;
    private long line = 1;
    private bool inside;
    private bool awaited;

    /// <summary>The line at which the file breaks off or is no JSON any more; null where it is whole.</summary>
    public long? CutAt { get; private set; }

    /// <summary>Whether the list was found.</summary>
    public bool Found { get; private set; }

    /// <summary>Each job with the line at which it begins.</summary>
    public IEnumerable<(JsonDocument Job, long Line)> Read()
    {
        using var file = File.OpenRead(path);
        var state = new JsonReaderState(new JsonReaderOptions { AllowTrailingCommas = true });
        for (var last = false; ;)
        {
            if (!last)
            {
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
                var read = file.Read(buffer, filled, buffer.Length - filled);
                filled += read;
                last = read == 0;
            }

            var start = filled >= 3 && line == 1 && buffer.AsSpan(0, 3).SequenceEqual<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0;
            var found = new List<(JsonDocument, long)>();
            var consumed = start + Take(buffer.AsSpan(start, filled - start), last, ref state, found);
            foreach (var job in found)
                yield return job;
            if (CutAt is not null)
                yield break;
            line += buffer.AsSpan(0, consumed).Count((byte)'\n');
            buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
            filled -= consumed;
            if (last)
                yield break;
        }
    }

    // Goes on for as long as tokens and jobs are whole in what has been read.
    private int Take(ReadOnlySpan<byte> text, bool last, ref JsonReaderState state, List<(JsonDocument, long)> found)
    {
        var reader = new Utf8JsonReader(text, last, state);
        var (counted, at) = (0, line);
        try
        {
            while (true)
            {
                var before = reader;
                if (!reader.Read())
                    break;
                if (inside && reader.TokenType == JsonTokenType.StartObject)
                {
                    var begins = (int)reader.TokenStartIndex;
                    if (!JsonDocument.TryParseValue(ref reader, out var job))
                    {
                        reader = before;
                        break;
                    }

                    at += text[counted..begins].Count((byte)'\n');
                    counted = begins;
                    found.Add((job, at));
                }
                else if (inside)
                {
                    inside = reader.TokenType != JsonTokenType.EndArray;
                }
                else if (awaited)
                {
                    (inside, awaited) = (reader.TokenType == JsonTokenType.StartArray, false);
                    Found |= inside;
                }
                else
                {
                    awaited = reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth && reader.ValueTextEquals(list);
                }
            }
        }
        catch (JsonException)
        {
            CutAt = at + text[counted..].Count((byte)'\n');
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }
}
