using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay.Catalog;

/// <summary>Makes one definition of several published values of the same thing.</summary>
public static class Agreement
{
    /// <summary>
    /// A single value stays as it is. Numbers that differ span a 90 % interval from the lowest to the highest, since sources
    /// that disagree rarely bound the truth. Where a value is itself a distribution, all are mixed with equal weights.
    /// </summary>
    public static Definition Of(IReadOnlyList<Definition> values)
    {
        if (values.Count == 1)
            return values[0];
        if (values.All(value => value is Definition.Fixed))
        {
            var numbers = values.Cast<Definition.Fixed>().Select(value => value.Value).ToArray();
            return numbers.Min() == numbers.Max() ? values[0] : new Definition.Uncertain(Distribution.Interval(numbers.Min(), numbers.Max()));
        }

        var parts = values.Select(value => value is Definition.Uncertain uncertain ? uncertain.Distribution : new Discrete([((Definition.Fixed)value).Value], [1]));
        return new Definition.Uncertain(new Mixture([.. parts], [.. values.Select(_ => 1.0)]));
    }
}
