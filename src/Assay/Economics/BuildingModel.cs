using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>A data centre of the fleet's own, as a yearly rate that stands in for the rent of leased space.</summary>
public static class BuildingModel
{
    /// <summary>The building written off in a straight line over its life, the cost of capital on half its price and on all of its land, and its staff.</summary>
    /// <param name="cost">Price for each unit of power at the servers.</param>
    /// <param name="life">How long the building lasts.</param>
    /// <param name="costOfCapital">Yearly rate of the capital tied up.</param>
    /// <param name="land">Price of the land for each unit of power; it keeps its value. Null where none is told.</param>
    /// <param name="staff">Yearly cost of the people who run it, for each unit of power; null where none is told.</param>
    public static Quantity<Per<Per<Usd, Time>, Power>> Rate(
        Quantity<Per<Usd, Power>> cost,
        Quantity<Time> life,
        Quantity<Per<One, Time>> costOfCapital,
        Quantity<Per<Usd, Power>>? land = null,
        Quantity<Per<Per<Usd, Time>, Power>>? staff = null)
    {
        var rate = Rate(cost.Per(life)) + Rate((cost * Quantity<One>.Of(0.5)).At(costOfCapital));
        if (land is { } ground)
            rate += Rate(ground.At(costOfCapital));
        return staff is { } people ? rate + people : rate;
    }

    private static Quantity<Per<Per<Usd, Time>, Power>> Rate(Quantity<Per<Per<Usd, Power>, Time>> rate) => rate.Expression.As<Per<Per<Usd, Time>, Power>>();
}
