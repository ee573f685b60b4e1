using System.Text;
using System.Text.Json;

namespace Assay.Commands;

/// <summary>Texts by name as one text: what a case names of files, in the folder of a sweep.</summary>
internal static class KeptTexts
{
    public static string Write(IReadOnlyDictionary<string, string> texts)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var (name, text) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                json.WriteString(name, text);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static Dictionary<string, string> Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!);
    }
}
