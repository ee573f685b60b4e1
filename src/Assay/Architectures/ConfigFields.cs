using System.Text.Json;
using Assay.Documents;

namespace Assay.Architectures;

/// <summary>Typed fields of a config.json; what is wrong is collected, and a stand-in returned until the errors are thrown.</summary>
internal sealed class ConfigFields(JsonMap map, Errors errors, List<ConfigWarning> warnings)
{
    public Errors Errors => errors;

    public Location At => map.At;

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether the field is there, be it null.</summary>
    public bool Names(string name) => map.Entries.ContainsKey(name);

    public Location Place(string name) => Find(name)?.At ?? map.At;

    /// <summary>A whole number under the first of its names that is there.</summary>
    public Count Required(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is { } entry)
                return Number(name, entry, least: 1);
        }

        errors.Add(map.At, $"The config has no '{names[0]}'.", $"Add '{names[0]}', or give the model's complete config.json.");
        return Count.Missing(names[0]);
    }

    public Count Optional(string name, int otherwise, int least = 0) =>
        Find(name) is { } entry ? Number(name, entry, least) : Count.Implied(otherwise, name);

    /// <summary>A number that may be null, but must be there to say so.</summary>
    public Count? Nullable(string name, int least = 1) =>
        Has(name) ? Optional(name, 0, least) : Names(name) ? null : Required(name);

    public bool Flag(string name, bool otherwise)
    {
        if (Find(name) is not { } entry)
            return otherwise;
        if (entry.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return entry.Value.GetBoolean();
        errors.Add(entry.At, $"'{name}' must be true or false.", $"Write '\"{name}\": {(otherwise ? "true" : "false")}'.");
        return otherwise;
    }

    public string? Text(string name) => Find(name) is { Value.ValueKind: JsonValueKind.String } entry ? entry.Value.GetString() : null;

    /// <summary>A list of whole numbers; null where it is not there or is something else.</summary>
    public IReadOnlyList<int>? Numbers(string name)
    {
        if (Find(name) is not { } entry)
            return null;
        if (entry.Value.ValueKind == JsonValueKind.Array && entry.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out _)))
            return [.. entry.Value.EnumerateArray().Select(item => item.GetInt32())];
        errors.Add(entry.At, $"'{name}' must be a list of whole numbers.", "Give the model's own config.json.");
        return null;
    }

    public IReadOnlyList<string> Texts(string name) => Find(name) is { Value.ValueKind: JsonValueKind.Array } entry
        ? [.. entry.Value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
        : [];

    public JsonMap? Map(string name) => Find(name)?.Map;

    /// <summary>The fields of an object within the config; null where it is not there.</summary>
    public ConfigFields? Inner(string name) => Map(name) is { } inner ? new ConfigFields(inner, errors, warnings) : null;

    /// <summary>Says that the shape leaves something out that the config has.</summary>
    public void Warn(string name, Message text) => warnings.Add(new(Place(name), text));

    /// <summary>Refuses a variant that would otherwise be read as something it is not.</summary>
    public void Refuse(string name, Message problem) => errors.Add(Place(name), problem, "Describe the model in Assay's own format, where that can say its shape.");

    private JsonEntry? Find(string name) =>
        map.Entries.TryGetValue(name, out var entry) && entry.Value.ValueKind != JsonValueKind.Null ? entry : null;

    private Count Number(string name, JsonEntry entry, int least)
    {
        if (entry.Value.ValueKind == JsonValueKind.Number)
            return Count.Check(entry.Value.GetDouble(), least, name, entry.At, errors);
        errors.Add(entry.At, $"'{name}' must be a number.", $"Write '\"{name}\": {Math.Max(least, 8)}'.");
        return Count.Missing(name);
    }
}
