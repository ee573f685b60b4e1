namespace Assay.Documents;

/// <summary>A value of a YAML text with the place where it stands.</summary>
public abstract record YamlValue(Location At)
{
    /// <summary>What a person would call this kind of value.</summary>
    public abstract Message Kind { get; }
}

/// <param name="At">The place of the value's first character, after an opening quote.</param>
/// <param name="Text">The text without quotes.</param>
public sealed record YamlScalar(Location At, string Text) : YamlValue(At)
{
    public override Message Kind => "a single value";
}

public sealed record YamlList(Location At, IReadOnlyList<YamlValue> Items) : YamlValue(At)
{
    public override Message Kind => "a list";
}

/// <summary>A map with its entries in the order of the text; keys are unique.</summary>
public sealed record YamlMap(Location At, IReadOnlyList<YamlEntry> Entries) : YamlValue(At)
{
    public override Message Kind => "a map";

    public YamlValue? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
}

public sealed record YamlEntry(Location At, string Key, YamlValue Value);
