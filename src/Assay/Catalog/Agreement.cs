using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay.Catalog;

/// <summary>Makes one definition of several published values of the same thing.</summary>
public static class Agreement
{
    /// <summary>
    /// A single value stays as it is. Values that differ span a 90 % interval from the lowest to the highest end, since
    /// sources that disagree rarely bound the truth; a published band counts with its own two ends.
    /// </summary>
    public static Definition Of(IReadOnlyList<Definition> values)
    {
        if (values.Count == 1)
            return values[0];
        var (low, high) = (values.Min(value => End(value, 0.05)), values.Max(value => End(value, 0.95)));
        return low == high ? values[0] : new Definition.Uncertain(Distribution.Interval(low, high));
    }

    /// <summary>An end of a value: the number itself, or a quantile of its distribution.</summary>
    public static double End(Definition value, double probability) => value switch
    {
        Definition.Fixed number => number.Value,
        Definition.Uncertain band => band.Distribution.Quantile(probability),
        _ => throw new ArgumentException("A formula has no ends of its own."),
    };
}
