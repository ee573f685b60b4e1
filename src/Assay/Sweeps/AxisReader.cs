using System.Globalization;
using Assay.Architectures;
using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Sweeps;

/// <summary>Reads an axis: a list, a range, or a choice from the catalogue.</summary>
internal sealed class AxisReader(Catalogue catalogue, Errors errors)
{
    private const string Example = "Write 'values: [3 years, 4 years]', 'range: 30 % to 90 %' or 'accelerators: { since: 2022 }'.";

    public Axis Read(string id, Location at, MapReader reader)
    {
        var set = reader.RequiredScalar("set", "Say what the axis sets: 'set: fleet.ownership'.");
        var values = reader.Texts("values");
        var range = reader.Scalar("range");
        var accelerators = reader.MapAt("accelerators");
        var architectures = reader.MapAt("architectures");
        var (scale, steps) = (reader.Scalar("scale"), reader.Scalar("steps"));
        reader.RefuseTheRest();
        if (new object?[] { values, range, accelerators, architectures }.Count(told => told is not null) != 1)
            errors.Add(reader.At, "An axis has values, a range or a choice from the catalogue.", Example);
        if (range is null)
        {
            foreach (var needless in new[] { scale, steps }.OfType<YamlScalar>())
                errors.Add(needless.At, "Only a range is cut into steps.", Example);
        }

        var listed = values?.Select(value => new AxisValue(value.Text, value.At)).ToArray()
            ?? (accelerators is not null ? Accelerators(accelerators) : architectures is not null ? Architectures(architectures) : []);
        if (range is null && listed.Length == 0 && (values ?? (object?)accelerators ?? architectures) is not null)
            errors.Add(accelerators?.At ?? architectures?.At ?? reader.At, $"The axis '{id}' has no value.", "Name one or more.");
        foreach (var twice in listed.GroupBy(value => value.Text).Where(group => group.Count() > 1))
            errors.Add(twice.Last().At, $"'{twice.Key}' stands twice on the axis '{id}'.", "Keep one of the two.");
        return new Axis(id, set?.Text ?? "", set?.At ?? at, listed, range is null ? null : Range(range, scale, steps));
    }

    private AxisRange? Range(YamlScalar told, YamlScalar? scale, YamlScalar? steps)
    {
        var logarithmic = scale?.Text == "log";
        if (scale is not null && scale.Text is not ("log" or "linear"))
            errors.Add(scale.At, $"There is no scale '{scale.Text}'.", "Write 'scale: linear' or 'scale: log'.");
        var count = 0;
        if (steps is not null && !(int.TryParse(steps.Text, CultureInfo.InvariantCulture, out count) && count >= 1))
            errors.Add(steps.At, $"'{steps.Text}' is no number of steps.", "Write a whole number from 1 on.");
        if (told.Text.Split(" to ") is not [var first, var last])
        {
            errors.Add(told.At, $"'{told.Text}' is no range.", "Write both ends with 'to' between them: 'range: 30 % to 90 %'.");
            return null;
        }

        // 'range: 100 to 1000 GPU' tells the unit once.
        if (End(last, told.At.Right(first.Length + 4)) is not { } to || End(first, told.At) is not { } from)
            return null;
        if (from.Unit == Unit.One && from.Unit.Dimension != to.Unit.Dimension)
            from = (from.Value * to.Unit.Scale, to.Unit);
        if (from.Unit.Dimension != to.Unit.Dimension)
            errors.Add(told.At, $"The ends are in {from.Unit.Name} and in {to.Unit.Name}.", "Give both the same unit.");
        else if (logarithmic && (from.Value <= 0 || to.Value <= 0))
            errors.Add(told.At, "A logarithmic range begins above zero.", "Write 'scale: linear', or positive ends.");
        return new AxisRange(from.Value, to.Value, to.Unit, logarithmic, count, told.At);
    }

    private (double Value, Unit Unit)? End(string text, Location at)
    {
        (double, Unit)? found = null;
        errors.Try(() => found = Number(text, at) ?? throw new InputException(at, $"'{text.Trim()}' is no number.", "Write the ends of a range as numbers with their units."));
        return found;
    }

    /// <summary>A number with its unit, in base units; null where the text is something else that is well written.</summary>
    /// <exception cref="InputException">The text is not well written.</exception>
    internal static (double Value, Unit Unit)? Number(string text, Location at)
    {
        var bound = new Binder("value", "The value", at, null, null).Bind(SyntaxParser.Read(text.Trim(), at));
        return bound is [{ Definition: Definition.Fixed { Value: var value }, Unit: var unit }] ? (value, unit ?? Unit.One) : null;
    }

    private AxisValue[] Accelerators(YamlMap map)
    {
        var reader = new MapReader(map, "a choice of accelerators", errors);
        var (since, until, vendor, fact) = (Year(reader, "since"), Year(reader, "until"), reader.Texts("vendor"), reader.Texts("with"));
        reader.RefuseTheRest();
        return [.. catalogue.Accelerators
            .Where(one => (since is null || (LaunchYear(one) is { } from && from >= since)) && (until is null || (LaunchYear(one) is { } to && to <= until)))
            .Where(one => vendor is null || vendor.Any(name => string.Equals(name.Text, one.Vendor, StringComparison.OrdinalIgnoreCase)))
            .Where(one => fact is null || fact.All(name => one.Fact(name.Text) is not null))
            .Select(one => one.Id).Order(StringComparer.Ordinal).Select(id => new AxisValue(id, map.At))];
    }

    private AxisValue[] Architectures(YamlMap map)
    {
        var reader = new MapReader(map, "a choice of architectures", errors);
        var like = reader.Texts("like");
        reader.RefuseTheRest();
        return [.. new ArchitectureIndex(catalogue).Models.Select(model => model.Id)
            .Where(name => like is null || like.Any(pattern => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.Text, name)))
            .Order(StringComparer.Ordinal).Select(name => new AxisValue(name, map.At))];
    }

    private int? Year(MapReader reader, string key)
    {
        if (reader.Scalar(key) is not { } told)
            return null;
        if (int.TryParse(told.Text, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 3000)
            return year;
        errors.Add(told.At, $"'{told.Text}' is no year.", "Write such as 2022.");
        return null;
    }

    private static int? LaunchYear(Accelerator one) => one.Launched is { Length: >= 4 } day && int.TryParse(day.AsSpan(0, 4), CultureInfo.InvariantCulture, out var year) ? year : null;
}
