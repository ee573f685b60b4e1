using Assay.Documents;

namespace Assay.Sweeps;

/// <summary>What a sweep varies: a quantity or a key of a case, a parameter of a plan, or the case itself.</summary>
/// <param name="Id">The name of its column in the results.</param>
/// <param name="Set">What it sets.</param>
/// <param name="At">Where that is written.</param>
/// <param name="Values">Its values in their order; empty where it has a range.</param>
/// <param name="Range">Its range; null where it has a list.</param>
public sealed record Axis(string Id, string Set, Location At, IReadOnlyList<AxisValue> Values, AxisRange? Range)
{
    /// <summary>What the axis over cases sets.</summary>
    public const string Case = "case";

    /// <summary>How many values a grid takes of it.</summary>
    public int Count => Range?.Steps ?? Values.Count;

    /// <summary>The value at a coordinate, as it would be written.</summary>
    public AxisValue ValueAt(Coordinate place) => Range is { } range ? new AxisValue(range.Text(range.At(place)), range.Place) : Values[place.Index];
}
