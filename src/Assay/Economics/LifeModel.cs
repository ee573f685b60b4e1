using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>The same fleet written off over different lives, side by side.</summary>
public static class LifeModel
{
    /// <summary>The lives that owners publish, in years; see <c>catalog.finance.server_life</c>.</summary>
    public static IReadOnlyList<int> Lives { get; } = [3, 4, 5, 6];

    /// <summary>Adds the yearly and the hourly cost of a fleet under each life; the residual value is the same at the end of each.</summary>
    public static void Add(ModelBuilder model, FleetInputs fleet)
    {
        var operating = ModelBuilder.Reference<Per<Usd, Time>>("fleet.operating_cost_per_year");
        var lost = ModelBuilder.Reference<Usd>("fleet.capex") * (Quantity<One>.Of(1) - fleet.Residual);
        foreach (var years in Lives)
        {
            var yearly = model.Define($"fleet.life_{years}_years.cost_per_year", $"Cost of the fleet by the year, written off over {years} years", (lost.Per(Quantity<Time>.Of(years)) + operating) + FleetModel.PerYear(Resource.Finance));
            model.Define($"fleet.life_{years}_years.cost_per_gpu_hour", $"An hour available, written off over {years} years", yearly.Per(FleetModel.Gpus).Expression.As<Per<Usd, GpuTime>>());
        }
    }
}
