using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Catalog;

/// <summary>How accelerators of one kind are joined: an entry of <c>systems.yaml</c>, under the accelerator's id.</summary>
/// <param name="Id">The accelerator.</param>
/// <param name="Title">Name of the system and its network.</param>
/// <param name="Facts">Its facts as quantities named <c>catalog.ID.system.FACT</c>.</param>
/// <param name="At">Where its entry stands.</param>
public sealed record AcceleratorSystem(string Id, Message Title, IReadOnlyList<Node> Facts, Location At)
{
    /// <summary>The fact with a name, such as <c>scale_out_bandwidth</c>; null where it is not known.</summary>
    public Node? Fact(string name) => Facts.FirstOrDefault(fact => fact.Name.EndsWith($".system.{name}", StringComparison.Ordinal));
}

/// <summary>Reads <c>systems.yaml</c>.</summary>
internal static class SystemList
{
    private static readonly (string Key, Message Title, string Unit)[] Keys =
    [
        ("domain", "GPUs of a scale-up domain", "GPU"),
        ("scale_out_bandwidth", "network bandwidth of a GPU, one direction", "GB/s/GPU"),
        ("host_bandwidth", "bandwidth between a GPU and its host, one direction", "GB/s/GPU"),
    ];

    /// <summary>Reads one entry; null where something is wrong with it.</summary>
    public static AcceleratorSystem? Read(YamlEntry entry, ValueReader values, Errors errors)
    {
        if (entry.Value is not YamlMap fields)
        {
            errors.Add(entry.Value.At, $"The system '{entry.Key}' must be a map.", "Give it title, domain, scale_out_bandwidth and a source.");
            return null;
        }

        var reader = new MapReader(fields, "a system", errors);
        var grounds = values.ReadGrounds(reader, null);
        var title = reader.RequiredText("title", "Name the system and its network.");
        var facts = new List<Node>();
        foreach (var (key, words, unit) in Keys)
        {
            if (reader.Required(key, $"Give the {words}.") is { } value)
                facts.AddRange(values.Read(value, $"catalog.{Accelerator.PartOf(entry.Key)}.system.{key}", $"{title}: {words}", UnitTable.Parse(unit), grounds));
        }

        if (reader.Optional("memory") is { } memory)
            facts.AddRange(values.Read(memory, $"catalog.{Accelerator.PartOf(entry.Key)}.system.memory", $"{title}: memory that software can address", UnitTable.Parse("GB/GPU"), grounds));
        reader.RefuseTheRest();
        return title is null ? null : new AcceleratorSystem(entry.Key, title, facts, entry.At);
    }
}
