using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>Writing off in a straight line, from the price down to the residual value over the life.</summary>
public static class StraightLine
{
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);

    /// <summary>The share of the price that stands in the books at an age.</summary>
    /// <param name="residual">The share that is left at the end of the life.</param>
    /// <param name="life">How long it is written off.</param>
    /// <param name="age">Time in service.</param>
    public static Quantity<One> BookShare(Quantity<One> residual, Quantity<Time> life, Quantity<Time> age) =>
        Whole - ((Whole - residual) * Arithmetic.Min(Whole, age / life));
}
