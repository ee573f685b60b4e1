using Assay.Architectures;
using Assay.Catalog;

namespace Assay.Commands.Editing;

/// <summary>The names that a value may take from the catalogue or from the case itself.</summary>
internal static class CaseNames
{
    private static readonly Lazy<IReadOnlyList<(string, string)>> Models = new(() => [.. new ArchitectureIndex(Catalogue.Shipped).Names.Distinct().Order(StringComparer.OrdinalIgnoreCase).Select(name => (name, ""))]);
    private static readonly Lazy<IReadOnlyList<(string, string)>> Accelerators = new(() => [.. Catalogue.Shipped.AcceleratorIds.Order(StringComparer.OrdinalIgnoreCase).Select(id => (id, ""))]);
    private static readonly Lazy<IReadOnlyList<(string, string)>> Sources = new(() => [.. Catalogue.Shipped.Sources.Select(source => (source.Id, source.Title))]);
    private static readonly Lazy<IReadOnlyList<(string, string)>> Facts = new(() => [.. Catalogue.Shipped.FactNames.Distinct().Order(StringComparer.Ordinal).Select(name => (name, Catalogue.Shipped.FindFact(name)?.Title.ToString() ?? ""))]);

    /// <summary>The names for the value of a key, each with what it is; none where the key names nothing.</summary>
    public static IEnumerable<(string Name, string Title)> For(string key, CaseOutline outline) => key switch
    {
        "source" => outline.Below("sources").Select(id => (id, "")).Concat(Sources.Value),
        "accelerator" => Accelerators.Value,
        "model" => Models.Value,
        "pool" or "pools" => outline.Below("fleet", "pools").Select(id => (id, "")),
        "run" or "runs" or "ladder" => outline.Below("runs").Select(id => (id, "")),
        _ => [],
    };

    /// <summary>The facts of the catalogue, each with its title.</summary>
    public static IEnumerable<(string Name, string Title)> OfFacts => Facts.Value;
}
