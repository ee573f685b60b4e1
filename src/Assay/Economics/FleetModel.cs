using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What a fleet costs to buy and to run, pool by pool and resource by resource.</summary>
public sealed class FleetModel
{
    private readonly ModelBuilder model;
    private readonly FleetInputs inputs;
    private readonly List<CostLine> lines = [];

    private FleetModel(ModelBuilder model, FleetInputs inputs)
    {
        this.model = model;
        this.inputs = inputs;
    }

    /// <summary>The resources that a fleet's yearly cost is made of.</summary>
    public static IReadOnlyList<Resource> Resources { get; } =
        [Resource.Servers, Resource.Network, Resource.Storage, Resource.Facility, Resource.Energy, Resource.Operations, Resource.Finance];

    /// <summary>Accelerators of all pools.</summary>
    public static Quantity<Gpu> Gpus => ModelBuilder.Reference<Gpu>("fleet.gpus");

    /// <summary>Cost of an accelerator for an hour that it is there, used or not.</summary>
    public static Quantity<Per<Usd, GpuTime>> CostPerGpuHour => ModelBuilder.Reference<Per<Usd, GpuTime>>("fleet.cost_per_gpu_hour");

    /// <summary>The yearly cost of one resource over all pools.</summary>
    public static Quantity<Per<Usd, Time>> PerYear(Resource resource) => ModelBuilder.Reference<Per<Usd, Time>>($"fleet.{Words.Of(resource)}_per_year");

    /// <summary>Adds a fleet to a model.</summary>
    /// <returns>Its cost lines: purchases in cash, and everything amortised by the year.</returns>
    public static IReadOnlyList<CostLine> Add(ModelBuilder model, FleetInputs inputs, IReadOnlyList<PoolInputs> pools)
    {
        var fleet = new FleetModel(model, inputs);
        foreach (var pool in pools)
            fleet.AddPool(pool);
        fleet.AddTotals(pools);
        return fleet.lines;
    }

    private void AddPool(PoolInputs pool)
    {
        var bill = new PoolBill(model, inputs, pool, lines);
        bill.Buy();
        var installed = model.Define($"fleet.{pool.Id}.installed_power", $"{pool.Title}: installed power at the servers", pool.PowerEach * pool.Gpus);
        var drawn = model.Define($"fleet.{pool.Id}.average_power", $"{pool.Title}: average power at the meter", installed * inputs.PowerUsed * inputs.Pue);
        EnergyModel.Energy(model, $"fleet.{pool.Id}.annual_energy", $"{pool.Title}: energy at the meter in a year", drawn);
        bill.Run(inputs.Facility * installed, inputs.Electricity * drawn);
    }

    private void AddTotals(IReadOnlyList<PoolInputs> pools)
    {
        var gpus = model.Define("fleet.gpus", "Accelerators of the fleet", pools.Select(pool => pool.Gpus).Sum());
        foreach (var (part, words) in new[] { ("server_capex", "Purchase of servers with accelerators"), ("network_capex", "Purchase of the scale-out network"), ("storage_capex", "Purchase of storage"), ("capex", "Purchase of the fleet") })
            model.Define($"fleet.{part}", words, pools.Select(pool => ModelBuilder.Reference<Usd>($"fleet.{pool.Id}.{part}")).Sum(), Period.Once);
        foreach (var resource in Resources)
            model.Define($"fleet.{Words.Of(resource)}_per_year", $"The fleet's {Words.Of(resource)}, by the year", pools.Select(pool => ModelBuilder.Reference<Per<Usd, Time>>($"fleet.{pool.Id}.{Words.Of(resource)}_per_year")).Sum());

        model.Define("fleet.installed_power", "Installed power at the servers", pools.Select(pool => ModelBuilder.Reference<Power>($"fleet.{pool.Id}.installed_power")).Sum());
        EnergyModel.Energy(model, "fleet.annual_energy", "Energy of the fleet at the meter in a year", model.Define("fleet.average_power", "Average power of the fleet at the meter", pools.Select(pool => ModelBuilder.Reference<Power>($"fleet.{pool.Id}.average_power")).Sum()));
        var operating = model.Define("fleet.operating_cost_per_year", "Operating cost of the fleet, by the year", new[] { Resource.Facility, Resource.Energy, Resource.Operations }.Select(PerYear).Sum());
        model.Define("fleet.operating_cost", "Operating cost of the fleet over the ownership period", operating * inputs.Ownership, Period.Ownership);
        var year = model.Define("fleet.cost_per_year", "Cost of the fleet by the year: purchases written off, operation and capital", Resources.Select(PerYear).Sum());
        var hour = model.Define("fleet.cost_per_gpu_hour", "Cost of an accelerator for an hour available", year.Per(gpus).Expression.As<Per<Usd, GpuTime>>());
        model.Define("fleet.cost_per_used_gpu_hour", "Cost of an accelerator for an hour used", hour / inputs.Utilisation);
    }
}
