using System.Reflection;
using System.Text.Json.Nodes;

namespace Assay.Commands.Editing;

/// <summary>The shipped JSON Schema of the case file, asked what may stand at a place.</summary>
internal sealed class CaseSchema
{
    private readonly JsonObject root;

    private CaseSchema(JsonObject root) => this.root = root;

    public static CaseSchema Shipped { get; } = Load();

    /// <summary>A key that may be written.</summary>
    /// <param name="Name">The key.</param>
    /// <param name="Description">What it is.</param>
    /// <param name="IsMap">Whether nothing but a map can follow.</param>
    /// <param name="IsNeeded">Whether its map cannot do without.</param>
    public readonly record struct Key(string Name, string Description, bool IsMap, bool IsNeeded);

    /// <summary>The keys that may stand right below a path.</summary>
    public IEnumerable<Key> KeysBelow(IReadOnlyList<string> path)
    {
        foreach (var schema in At(path))
        {
            var needed = (schema["required"] as JsonArray)?.Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
            foreach (var (name, child) in schema["properties"] as JsonObject ?? [])
            {
                var all = Meant(child).ToArray();
                var description = ((child as JsonObject)?["description"] ?? all.Select(one => one["description"]).FirstOrDefault(told => told is not null))?.GetValue<string>() ?? "";
                yield return new Key(name, description, all.All(one => one["type"] is JsonValue type && type.GetValue<string>() == "object"), needed.Contains(name));
            }
        }
    }

    /// <summary>The words of which the value at a path is one; none where it is free.</summary>
    public IEnumerable<string> WordsAt(IReadOnlyList<string> path) =>
        At(path).SelectMany(schema => schema["enum"] as JsonArray ?? []).Select(word => word!.ToString());

    /// <summary>Whether an expression may stand at a path.</summary>
    public bool TakesExpression(IReadOnlyList<string> path) => At(path).Any(schema => schema["properties"]?["values"] is not null) || (path is [.., "value"] && TakesExpression([.. path.SkipLast(1)]));

    private IEnumerable<JsonObject> At(IReadOnlyList<string> path)
    {
        var reached = Meant(root);
        foreach (var key in path)
            reached = [.. reached.SelectMany(schema => Meant(schema["properties"]?[key] ?? schema["additionalProperties"]))];
        return reached;
    }

    // References are followed, and the items of a list stand for the list.
    private IEnumerable<JsonObject> Meant(JsonNode? node)
    {
        if (node is not JsonObject schema)
            return [];
        IEnumerable<JsonNode?> others = schema["anyOf"] as JsonArray ?? [];
        if (schema["$ref"] is { } reference)
            others = others.Append(root["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]);
        if (schema["items"] is { } items)
            others = others.Append(items);
        return others.SelectMany(Meant).Prepend(schema).Where(one => one["$ref"] is null && one["anyOf"] is null);
    }

    private static CaseSchema Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("case.json")!;
        return new CaseSchema(JsonNode.Parse(stream)!.AsObject());
    }
}
