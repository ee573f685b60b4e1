using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Catalog;

/// <summary>Reads <c>accelerators.yaml</c>.</summary>
internal static class AcceleratorList
{
    private static readonly (string Key, Message Title, string Unit)[] Keys =
    [
        ("memory", "memory", "GB/GPU"),
        ("memory_bandwidth", "memory bandwidth", "GB/s/GPU"),
        ("scale_up_bandwidth", "scale-up bandwidth per direction", "GB/s/GPU"),
        ("power", "rated power", "W/GPU"),
    ];

    /// <summary>Reads one entry; null where something is wrong with it.</summary>
    public static Accelerator? Read(YamlEntry entry, ValueReader values, Errors errors)
    {
        if (entry.Value is not YamlMap fields)
        {
            errors.Add(entry.Value.At, $"The accelerator '{entry.Key}' must be a map.", "Give it title, vendor, peak, memory, power and a source.");
            return null;
        }

        var reader = new MapReader(fields, "an accelerator", errors);
        var grounds = values.ReadGrounds(reader, null);
        var title = reader.RequiredText("title", "Write its full name.");
        var vendor = reader.RequiredText("vendor", "Say who makes it.");
        var aliases = reader.Texts("aliases") ?? [];
        var launched = reader.Optional("launched") switch { YamlScalar day => day.Text, YamlMap told => (told.Find("value") as YamlScalar)?.Text, _ => null };
        reader.Optional("export");
        var name = $"catalog.{Accelerator.PartOf(entry.Key)}";
        var facts = new List<Node>();
        foreach (var peak in reader.MapAt("peak")?.Entries ?? [])
            facts.AddRange(values.Read(peak.Value, $"{name}.peak.{peak.Key}", $"{(Message?)title}: dense peak rate in {peak.Key.ToUpperInvariant()}", UnitTable.Parse("TFLOP/s/GPU"), grounds));
        foreach (var (key, words, unit) in Keys)
        {
            if (reader.Optional(key) is { } value)
                facts.AddRange(values.Read(value, $"{name}.{key}", $"{(Message?)title}: {words}", UnitTable.Parse(unit), grounds));
        }

        reader.RefuseTheRest();
        return title is null || vendor is null ? null : new Accelerator(entry.Key, title, vendor, [.. aliases.Select(alias => alias.Text)], launched, facts, entry.At);
    }
}
