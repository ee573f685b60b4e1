using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What a fleet's energy and machines weigh on the climate, and the water they take.</summary>
/// <param name="Location">Carbon of the electricity of the grid where it stands.</param>
/// <param name="Market">Carbon of the electricity that it has contracts for; null where none are told.</param>
/// <param name="Embodied">Carbon of making a pool's server for each accelerator in it, by the pool's id.</param>
/// <param name="SiteWater">Water consumed on the site for each unit of energy at the servers.</param>
/// <param name="SourceWater">Water consumed where electricity is generated, for each unit of energy at the meter.</param>
public sealed record CarbonInputs(
    Quantity<Per<Mass, Energy>> Location,
    Quantity<Per<Mass, Energy>>? Market,
    IReadOnlyDictionary<string, Quantity<Per<Mass, Gpu>>> Embodied,
    Quantity<Per<Volume, Energy>>? SiteWater,
    Quantity<Per<Volume, Energy>>? SourceWater);

/// <summary>Carbon and water of a fleet by the year, and of a run.</summary>
public static class CarbonModel
{
    private static readonly Unit Tonnes = UnitTable.Parse("tonne");
    private static readonly Unit TonnesPerYear = UnitTable.Parse("tonne/year");
    private static readonly Unit MegalitresPerYear = UnitTable.Parse("ML/year");

    /// <summary>Adds carbon and water of a fleet whose energy and pools are in the model.</summary>
    public static void Add(ModelBuilder model, CarbonInputs carbon, FleetInputs fleet, IReadOnlyList<PoolInputs> pools)
    {
        var metered = ModelBuilder.Reference<Power>("fleet.annual_energy");
        var atServers = metered / fleet.Pue;
        foreach (var pool in pools)
            Define(model, $"fleet.{pool.Id}.embodied_carbon", $"{pool.Title}: carbon of making the servers", carbon.Embodied[pool.Id] * pool.Gpus, Tonnes);
        var location = Define(model, "fleet.carbon.location_per_year", "Carbon of the fleet's electricity by the grid where it stands, by the year", carbon.Location * metered, TonnesPerYear);
        if (carbon.Market is { } market)
            Define(model, "fleet.carbon.market_per_year", "Carbon of the fleet's electricity by its contracts, by the year", market * metered, TonnesPerYear);
        var making = pools.Select(pool => ModelBuilder.Reference<Mass>($"fleet.{pool.Id}.embodied_carbon")).Sum().Per(fleet.Ownership);
        var embodied = Define(model, "fleet.carbon.embodied_per_year", "Carbon of making the servers, spread over the ownership period, by the year", making, TonnesPerYear);
        Define(model, "fleet.carbon_per_year", "Carbon of electricity by the grid and of making the servers, by the year", location + embodied, TonnesPerYear);

        var water = new List<Quantity<Per<Volume, Time>>>();
        if (carbon.SiteWater is { } site)
            water.Add(site * atServers);
        if (carbon.SourceWater is { } source)
            water.Add(source * metered);
        if (water.Count > 0)
            Define(model, "fleet.water_per_year", "Water consumed on the site and where electricity is generated, as far as told, by the year", water.Sum(), MegalitresPerYear);
    }

    /// <summary>Adds the carbon of a run's electricity by the grid where it ran.</summary>
    public static void AddRun(ModelBuilder model, string name, Message title, Quantity<Energy> energy, Quantity<Per<Mass, Energy>> intensity) =>
        Define(model, $"{name}.carbon", $"{title}: carbon of its electricity by the grid", intensity * energy, Tonnes);

    /// <summary>Adds a run's part of the carbon of making its servers: its hours over those that they are owned.</summary>
    public static void AddRunEmbodied(ModelBuilder model, string name, Message title, Quantity<GpuTime> hours, Quantity<Per<Mass, Gpu>> each, Quantity<Time> ownership) =>
        Define(model, $"{name}.embodied_carbon", $"{title}: its part of the carbon of making the servers", each * new Expression.Operation(Operator.Divide, [hours.Expression, ownership.Expression]).As<Gpu>(), Tonnes);

    private static Quantity<U> Define<U>(ModelBuilder model, string name, Message title, Quantity<U> amount, Unit unit)
        where U : IUnit
    {
        model.Add(new Node(name, title, new Definition.Formula(amount.Expression)) { Unit = unit });
        return ModelBuilder.Reference<U>(name);
    }
}
