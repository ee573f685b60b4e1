using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>A data centre of the fleet's own, as a yearly rate that stands in for the rent of leased space.</summary>
public static class BuildingModel
{
    /// <summary>The building written off in a straight line over its life, and the cost of capital on half its price.</summary>
    /// <param name="cost">Price for each unit of power at the servers.</param>
    /// <param name="life">How long the building lasts.</param>
    /// <param name="costOfCapital">Yearly rate of the capital tied up.</param>
    public static Quantity<Per<Per<Usd, Time>, Power>> Rate(Quantity<Per<Usd, Power>> cost, Quantity<Time> life, Quantity<Per<One, Time>> costOfCapital)
    {
        var written = cost.Per(life).Expression.As<Per<Per<Usd, Time>, Power>>();
        var capital = (cost * Quantity<One>.Of(0.5)).At(costOfCapital).Expression.As<Per<Per<Usd, Time>, Power>>();
        return written + capital;
    }
}
