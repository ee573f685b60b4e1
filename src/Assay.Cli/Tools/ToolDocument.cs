using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Architectures;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Cli.Tools;

/// <summary>A command's document as an assistant gets it: short enough to be read whole, with its sources written out.</summary>
internal sealed class ToolDocument
{
    private const int MostEntries = 5;

    // Lists that an answer rests on are never cut.
    private static readonly string[] Whole = ["claims", "sources", "readings", "bounds"];

    // An assistant tells a figure with its range; the rest of a summary is for programs.
    private static readonly string[] ForPrograms = ["sd", "p25", "p75"];

    /// <summary>How deep a tree of quantities is told; below, a quantity is opened by a call of its own.</summary>
    private const int DeepestTree = 3;

    private readonly JsonObject root;

    /// <param name="document">The command's JSON.</param>
    /// <param name="warnings">What it must be read with.</param>
    /// <param name="shortened">Whether long lists are cut, each with the number of what is left out, and the list of every quantity left away.</param>
    public ToolDocument(ReadOnlyMemory<byte> document, IReadOnlyList<string> warnings, bool shortened)
    {
        // A tree of quantities may be deep.
        root = JsonNode.Parse(document.Span, documentOptions: new JsonDocumentOptions { MaxDepth = 10_000 })!.AsObject();
        if (shortened)
            Shorten();
        if (!root.ContainsKey("sources"))
            root["sources"] = new JsonArray([.. Cited().Select(Told)]);
        if (warnings.Count > 0)
            root["warnings"] = new JsonArray([.. warnings.Select(warning => (JsonNode)warning)]);
    }

    public override string ToString() => root.ToJsonString();

    private void Shorten()
    {
        if (root["quantities"] is JsonObject quantities)
        {
            root["quantities_left_out"] = quantities.Count;
            root.Remove("quantities");
        }

        Cut(root, 0);
    }

    private static void Cut(JsonObject within, int depth)
    {
        foreach (var name in ForPrograms)
            within.Remove(name);
        if (depth == DeepestTree && within["inputs"] is JsonArray { Count: > 0 } below)
        {
            within["inputs_left_out"] = below.Count;
            within.Remove("inputs");
        }

        foreach (var (name, value) in within.ToArray())
        {
            if (name != "inputs" && value is JsonArray { Count: > MostEntries } list && !Whole.Contains(name))
            {
                within[name + "_left_out"] = list.Count - MostEntries;
                while (list.Count > MostEntries)
                    list.RemoveAt(list.Count - 1);
            }

            foreach (var inner in value switch { JsonObject one => [one], JsonArray many => many.OfType<JsonObject>(), _ => Enumerable.Empty<JsonObject>() })
                Cut(inner, name == "inputs" ? depth + 1 : 0);
        }
    }

    // Ids of sources wherever they stand, and those behind the accelerator and the model that the document is about.
    private IEnumerable<Source> Cited()
    {
        var catalogue = Catalogue.Shipped;
        var ids = Words(root).SelectMany(text => text.Split(", ")).Where(catalogue.SourceIds.Contains);
        var model = root["model"] is JsonValue named && new ArchitectureIndex(catalogue).Find(named.ToString()) is { } architecture ? [architecture.Source] : Array.Empty<string>();
        return ids.Concat(Behind(catalogue)).Concat(model).Distinct().Order(StringComparer.Ordinal).Select(id => catalogue.FindSource(id)!);
    }

    private IEnumerable<string> Behind(Catalogue catalogue)
    {
        if (root["gpu"] is not JsonValue named)
            return [];
        var accelerator = catalogue.FindAccelerator(named.ToString(), new SourceText("gpu", "").Start);
        return accelerator.Facts.Select(fact => fact.Grounds).OfType<Grounds.Fact>().SelectMany(fact => fact.Sources);
    }

    private static IEnumerable<string> Words(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => Words(pair.Value)),
        JsonArray list => list.SelectMany(Words),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static JsonObject Told(Source source) => new()
    {
        ["id"] = source.Id,
        ["title"] = source.Title,
        ["publisher"] = source.Publisher,
        ["date"] = source.Date,
        ["url"] = source.Url,
    };
}
