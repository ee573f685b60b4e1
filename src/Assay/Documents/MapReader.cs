namespace Assay.Documents;

/// <summary>
/// Takes the known keys out of a map one by one; what is left at the end is unknown, and is reported with the nearest known key.
/// </summary>
/// <param name="map">The map to read.</param>
/// <param name="what">What the map describes, for messages: "a pool", "a claim".</param>
/// <param name="errors">Where what is wrong is collected.</param>
public sealed class MapReader(YamlMap map, Message what, Errors errors)
{
    private readonly List<string> known = [];

    public Location At => map.At;

    public YamlMap Map => map;

    /// <summary>The value under a key, or null where the key is not there or has no value.</summary>
    public YamlValue? Optional(string key)
    {
        known.Add(key);
        return map.Find(key) is { } value && value is not YamlScalar { Text: "" or "~" or "null" } ? value : null;
    }

    /// <summary>The value under a key; a missing one is reported with the remedy.</summary>
    public YamlValue? Required(string key, Message remedy)
    {
        var value = Optional(key);
        if (value is null)
            errors.Add(map.Entries.FirstOrDefault(entry => entry.Key == key)?.At ?? map.At, $"{what.Capitalised} needs '{key}'.", remedy);
        return value;
    }

    public string? Text(string key) => Scalar(key)?.Text;

    public string? RequiredText(string key, Message remedy) => RequiredScalar(key, remedy)?.Text;

    /// <summary>A single value with its place; anything else is reported.</summary>
    public YamlScalar? Scalar(string key) => AsScalar(key, Optional(key));

    public YamlScalar? RequiredScalar(string key, Message remedy) => AsScalar(key, Required(key, remedy));

    public YamlMap? MapAt(string key) => AsMap(key, Optional(key));

    public YamlMap? RequiredMap(string key, Message remedy) => AsMap(key, Required(key, remedy));

    private YamlMap? AsMap(string key, YamlValue? value)
    {
        if (value is null or YamlMap)
            return value as YamlMap;
        errors.Add(value.At, $"'{key}' must be a map, not {value.Kind}.", "Indent its entries below it, each as 'name: value'.");
        return null;
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<YamlScalar>? Texts(string key)
    {
        switch (Optional(key))
        {
            case null:
                return null;
            case YamlScalar one:
                return [one];
            case YamlList list when list.Items.All(item => item is YamlScalar):
                return [.. list.Items.Cast<YamlScalar>()];
            case var other:
                errors.Add(other.At, $"'{key}' must be a list of names.", $"Write '{key}: [first, second]'.");
                return null;
        }
    }

    /// <summary>Reports every key that nobody asked for.</summary>
    public void RefuseTheRest()
    {
        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            if (errors.Full)
                return;
            // '{ note: first, second }' has a key 'second' without a value.
            var remedy = entry.Value is YamlScalar { Text: "" } && entry.Key.AsSpan().ContainsAny(' ', ')')
                ? "Inside '{ }' a comma ends a value: put quotes around a text that holds one."
                : Nearest.Suggest(entry.Key, known, $"Known keys: {string.Join(", ", known.Distinct().Order())}.");
            errors.Add(entry.At, $"{what.Capitalised} has no key '{entry.Key}'.", remedy);
        }
    }

    private YamlScalar? AsScalar(string key, YamlValue? value)
    {
        if (value is null or YamlScalar)
            return value as YamlScalar;
        errors.Add(value.At, $"'{key}' must be a single value, not {value.Kind}.", $"Write '{key}: text'.");
        return null;
    }

}
