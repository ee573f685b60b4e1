using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Catalog;

/// <summary>
/// Reads a value of a case or of the catalogue into quantities: an expression, or a map with <c>value</c> (or <c>values</c>,
/// where sources disagree) and what it rests on.
/// </summary>
/// <param name="sources">The ids of the known sources.</param>
/// <param name="errors">Where what is wrong is collected.</param>
public sealed class ValueReader(IReadOnlyCollection<string> sources, Errors errors)
{
    /// <summary>Reads a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The quantity's name.</param>
    /// <param name="title">Its title, unless the value has one of its own.</param>
    /// <param name="expected">The unit its place asks for; null where any will do.</param>
    /// <param name="inherited">What the entry around it rests on, used where the value says nothing.</param>
    /// <returns>The quantity, after the inputs that its formula draws; empty where something is wrong.</returns>
    public IReadOnlyList<Node> Read(YamlValue value, string name, Message title, Unit? expected, Grounds? inherited)
    {
        IReadOnlyList<Node> nodes = [];
        errors.Try(() => nodes = value switch
        {
            YamlScalar scalar => Scalar(scalar, name, title, expected, inherited),
            YamlMap map => Map(map, name, title, expected, inherited),
            _ => throw new InputException(value.At, $"{title} must be a single value or a map with 'value'.", "Write 'NAME: value', or 'NAME: { value: ..., source: ... }'."),
        });
        return nodes;
    }

    /// <summary>What an entry says it rests on: its <c>source</c> or <c>assumption</c>; null where it says neither.</summary>
    public Grounds? ReadGrounds(MapReader map, Grounds? inherited)
    {
        var cited = map.Texts("source");
        var assumption = map.Text("assumption");
        var note = map.Text("note");
        if (cited is not null && assumption is not null)
            errors.Add(map.Map.Find("assumption")!.At, "A value is either from a source or an assumption.", "Keep one of 'source' and 'assumption'.");
        foreach (var source in cited ?? [])
        {
            if (!sources.Contains(source.Text))
                errors.Add(source.At, $"There is no source '{source.Text}'.", Nearest.Suggest(source.Text, sources, "Describe it under 'sources:', or write 'assumption: why' instead."));
        }

        if (assumption is not null)
            return new Grounds.Assumption(assumption);
        if (cited is { Count: > 0 })
            return new Grounds.Fact([.. cited.Select(source => source.Text)], note);
        return note is not null && inherited is Grounds.Fact fact ? new Grounds.Fact(fact.Sources, note) : inherited;
    }

    private IReadOnlyList<Node> Map(YamlMap map, string name, Message title, Unit? expected, Grounds? inherited)
    {
        var reader = new MapReader(map, "a value", errors);
        var grounds = ReadGrounds(reader, inherited);
        var named = reader.Text("title") ?? title;
        reader.Text("date");
        reader.Text("region");
        var unit = reader.Text("unit") is { } written ? UnitOf(written, reader.Map.Find("unit")!.At) : expected;
        if (unit is { } told && expected is { } wanted && told.Dimension != wanted.Dimension)
            throw new InputException(reader.Map.Find("unit")!.At, $"{named} is {(wanted.Dimension == Dimension.One ? (Message)"a plain number" : $"told in {wanted.Name}")}, not in {told.Name}.", "Take 'unit' out.");
        var value = reader.Optional("value");
        var values = reader.Optional("values");
        reader.RefuseTheRest();
        return (value, values) switch
        {
            (YamlScalar scalar, null) => Scalar(scalar, name, named, unit, grounds),
            (null, YamlList list) => Disagreement(list, name, named, unit, grounds),
            (not null, not null) => throw new InputException(map.At, "Here stand both 'value' and 'values'.", "Keep 'value', or 'values' where sources disagree."),
            _ => throw new InputException((value ?? values)?.At ?? map.At, $"{named} has no value.", "Write 'value: 12 kW', or 'values:' with a list where sources disagree."),
        };
    }

    private static Unit? UnitOf(string text, Location at)
    {
        try
        {
            return UnitTable.Parse(text);
        }
        catch (UnknownUnitException unknown)
        {
            throw new InputException(at, unknown.Problem, "Write a unit such as 'USD/GPU-hour'; '1' is a plain number.");
        }
    }

    private static IReadOnlyList<Node> Scalar(YamlScalar scalar, string name, Message title, Unit? expected, Grounds? grounds)
    {
        var nodes = new Binder(name, title, scalar.At, expected, grounds).Bind(SyntaxParser.Read(scalar.Text, scalar.At));
        if (nodes.Any(node => node.Definition is Definition.Uncertain && node.Grounds is null) || (nodes[^1].Definition is Definition.Fixed && grounds is null))
            throw new InputException(scalar.At, $"{title} has no source.", $"Write it as '{{ value: {scalar.Text}, source: ID }}', or with 'assumption: why' in place of the source; an entry's own 'source' holds for all its values.");
        return nodes;
    }

    // Sources that disagree become one distribution.
    private IReadOnlyList<Node> Disagreement(YamlList list, string name, Message title, Unit? expected, Grounds? grounds)
    {
        var parts = new List<Node>();
        foreach (var item in list.Items)
        {
            var before = expected;
            var nodes = Read(item, name, title, before, grounds);
            if (nodes.Count == 0)
                return [];
            if (nodes is not [{ Definition: not Definition.Formula } part])
                throw new InputException(item.At, "A value among 'values' is a formula.", "Give a number or a distribution.");
            if (parts.Count > 0 && parts[0].Unit!.Value.Dimension != part.Unit!.Value.Dimension)
                throw new InputException(item.At, $"This is in {part.Unit.Value.Name}, the first value in {parts[0].Unit!.Value.Name}.", "Give all values the same unit.");
            parts.Add(part);
        }

        if (parts.Count == 0)
            throw new InputException(list.At, "'values' is empty.", "Give at least one value.");
        var all = parts.Select(part => part.Grounds).OfType<Grounds.Fact>().SelectMany(fact => fact.Sources).Distinct().ToArray();
        var note = Message.Join("; ", parts.Select(part => part.Grounds?.Note).OfType<Message>().Distinct());
        return [parts[0] with
        {
            At = list.At,
            Definition = Agreement.Of([.. parts.Select(part => part.Definition)]),
            Grounds = all.Length > 0 ? new Grounds.Fact(all, note.IsEmpty ? null : note) : parts[0].Grounds,
        }];
    }
}
