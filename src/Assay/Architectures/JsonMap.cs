using System.Text;
using System.Text.Json;
using Assay.Documents;

namespace Assay.Architectures;

/// <summary>A JSON object whose values know their place. Objects inside lists are kept without one.</summary>
internal sealed record JsonMap(Location At, IReadOnlyDictionary<string, JsonEntry> Entries)
{
    private const int DeepestNesting = 64;

    /// <exception cref="InputException">The text is no JSON object.</exception>
    public static JsonMap Read(SourceText source)
    {
        if (source.Text.Length > YamlText.LargestFile)
            throw new InputException(source.Start, $"The file has {source.Text.Length:N0} characters; at most {YamlText.LargestFile:N0} are read.", "Give the model's config.json.");
        var bytes = Encoding.UTF8.GetBytes(source.Text.TrimStart('\uFEFF'));
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DeepestNesting });
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new InputException(source.Start, "The file holds no JSON object.", "Give the model's config.json.");
            var map = ReadObject(ref reader, new JsonPlaces(source, bytes));
            reader.Read();
            return map;
        }
        catch (JsonException broken)
        {
            throw new InputException(JsonPlaces.Of(broken, source), $"This is not valid JSON: {Reason(broken)}.", "Check the commas, brackets and quotes around here.");
        }
    }

    private static JsonMap ReadObject(ref Utf8JsonReader reader, JsonPlaces places)
    {
        var at = places.Of(reader.TokenStartIndex);
        var entries = new Dictionary<string, JsonEntry>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var key = places.Of(reader.TokenStartIndex);
            reader.Read();
            var entry = ReadEntry(ref reader, places);
            if (!entries.TryAdd(name, entry))
                throw new InputException(key, $"The key '{name}' stands twice in this object.", "Keep one of the two.");
        }

        return new(at, entries);
    }

    private static JsonEntry ReadEntry(ref Utf8JsonReader reader, JsonPlaces places)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return new(places.Of(reader.TokenStartIndex), JsonElement.ParseValue(ref reader), null);
        var map = ReadObject(ref reader, places);
        return new(map.At, default, map);
    }

    private static string Reason(JsonException broken)
    {
        var reason = broken.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.', ' ');
        return char.ToLowerInvariant(reason[0]) + reason[1..];
    }
}

/// <param name="At">The place of the value.</param>
/// <param name="Value">The value; undefined where it is an object.</param>
/// <param name="Map">The object, where it is one.</param>
internal sealed record JsonEntry(Location At, JsonElement Value, JsonMap? Map);
