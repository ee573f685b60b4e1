using Assay.Documents;
using Assay.Quantities;

namespace Assay.Architectures;

/// <summary>Typed values out of a YAML map; what is wrong is collected, and a stand-in returned until the errors are thrown.</summary>
internal sealed class YamlFields(YamlMap map, Message what, Errors errors)
{
    private readonly MapReader reader = new(map, what, errors);

    public Errors Errors => errors;

    public Location At => map.At;

    public MapReader Reader => reader;

    public bool Has(string key) => reader.Optional(key) is not null;

    public Location Place(string key) => map.Find(key)?.At ?? map.At;

    public string RequiredText(string key, Message remedy) => reader.RequiredText(key, remedy) ?? "";

    public Count Required(string key, int least = 1)
    {
        var value = reader.Required(key, $"Write a whole number, such as '{key}: {Math.Max(8, least)}'.");
        return value is null ? Count.Missing(key) : Check(key, value, least);
    }

    public Count Optional(string key, int otherwise, int least = 0) =>
        reader.Optional(key) is { } value ? Check(key, value, least) : Count.Implied(otherwise, key);

    public bool Flag(string key, bool otherwise) => Choice(key, otherwise, ("true", true), ("false", false));

    /// <summary>One of some words; the first of them stands in where a required one is missing or unknown.</summary>
    public T Choice<T>(string key, T otherwise, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (reader.Text(key) is not { } text)
            return otherwise;
        List<string> words = [];
        foreach (var (word, value) in choices)
        {
            if (word == text)
                return value;
            words.Add(word);
        }

        errors.Add(Place(key), $"'{key}' cannot be '{text}'.", Nearest.Suggest(text, words, $"Write one of: {string.Join(", ", words)}."));
        return otherwise;
    }

    public YamlFields? Map(string key, Message called) => reader.MapAt(key) is { } inner ? new YamlFields(inner, called, errors) : null;

    public void RefuseTheRest() => reader.RefuseTheRest();

    private Count Check(string key, YamlValue value, int least) =>
        Number(errors, key, value) is { } number ? Count.Check(number, least, key, value.At, errors) : Count.Missing(key);

    /// <summary>A plain number, such as <c>671B</c>; what is none is reported.</summary>
    public static double? Number(Errors errors, string key, YamlValue value)
    {
        Syntax? syntax = null;
        if (value is YamlScalar scalar && !errors.Try(() => syntax = SyntaxParser.Read(scalar.Text, scalar.At)))
            return null;
        switch (syntax)
        {
            case Syntax.Number { Unit: null } plain:
                return plain.Value;
            case Syntax.Negation { Operand: Syntax.Number { Unit: null } positive }:
                return -positive.Value;
            default:
                errors.Add(value.At, $"'{key}' must be a plain number.", $"Write a number without a unit, such as '{key}: 128' or '{key}: 671B'.");
                return null;
        }
    }
}
