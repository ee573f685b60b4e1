using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Assay.Documents;

namespace Assay.Tests.Docs;

/// <summary>YAML as an editor reads it that holds it to a JSON schema: what looks like a plain number is one.</summary>
internal static partial class YamlJson
{
    public static JsonNode? Of(string text) => Of(YamlText.Read(new SourceText("example", text)));

    private static JsonNode? Of(YamlValue value) => value switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Of)]),
        YamlScalar scalar when Number().IsMatch(scalar.Text) => JsonNode.Parse(scalar.Text),
        YamlScalar scalar => JsonValue.Create(scalar.Text),
        _ => throw new InvalidOperationException($"No JSON for {value.Kind}."),
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$")]
    private static partial Regex Number();
}
