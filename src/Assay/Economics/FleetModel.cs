using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What a fleet costs to buy and to run, pool by pool and resource by resource.</summary>
public sealed class FleetModel
{
    private const string Hire = "fleet.rented_compute_per_year";

    private static readonly Quantity<Time> Year = Quantity<Time>.Of(1);

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

    /// <summary>The resources of a fleet in a model, hire among them where some of it is hired.</summary>
    public static IEnumerable<Resource> ResourcesIn(ModelBuilder model) => model.Contains(Hire) ? Resources.Append(Resource.RentedCompute) : Resources;

    /// <summary>The resources that are paid for as the fleet runs.</summary>
    public static IReadOnlyList<Resource> Running { get; } = [Resource.Facility, Resource.Energy, Resource.Operations];

    /// <summary>Accelerators of all pools.</summary>
    public static Quantity<Gpu> Gpus => ModelBuilder.Reference<Gpu>("fleet.gpus");

    /// <summary>Cost of an accelerator for an hour that it is there, used or not.</summary>
    public static Quantity<Per<Usd, GpuTime>> CostPerGpuHour => ModelBuilder.Reference<Per<Usd, GpuTime>>("fleet.cost_per_gpu_hour");

    /// <summary>The yearly cost of one resource over all pools.</summary>
    public static Quantity<Per<Usd, Time>> PerYear(Resource resource) => ModelBuilder.Reference<Per<Usd, Time>>($"fleet.{Words.NamePart(Words.Of(resource))}_per_year");

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
        if (pool.Rate is { } rate)
        {
            var yearly = (rate * (pool.Gpus.Times(Year))).Per(Year);
            model.Define($"fleet.{pool.Id}.rented_compute_per_year", $"{pool.Title}: hire, by the year", yearly);
            lines.Add(new CostLine($"fleet.{pool.Id}.rented_compute_per_year", null, Resource.RentedCompute, Basis.Amortised, Timing.PerYear, pool.Id));
            return;
        }

        var bill = new PoolBill(model, inputs, pool, lines);
        bill.Buy();
        var installed = model.Define($"fleet.{pool.Id}.installed_power", $"{pool.Title}: installed power at the servers", pool.PowerEach * pool.Gpus);
        var drawn = model.Define($"fleet.{pool.Id}.average_power", $"{pool.Title}: average power at the meter", installed * inputs.PowerUsed * inputs.Pue);
        EnergyModel.Energy(model, $"fleet.{pool.Id}.annual_energy", $"{pool.Title}: energy at the meter in a year", drawn);
        bill.Run(inputs.Facility * installed, inputs.Electricity * drawn);
    }

    private void AddTotals(IReadOnlyList<PoolInputs> pools)
    {
        PoolInputs[] owned = [.. pools.Where(pool => pool.Rate is null)], hired = [.. pools.Where(pool => pool.Rate is not null)];
        Quantity<U> Sum<U>(string part, PoolInputs[] of)
            where U : IUnit => of.Length == 0 ? Quantity<U>.Of(0) : of.Select(pool => ModelBuilder.Reference<U>($"fleet.{pool.Id}.{part}")).Sum();
        var gpus = model.Define("fleet.gpus", "Accelerators of the fleet", pools.Select(pool => pool.Gpus).Sum());
        foreach (var (part, words) in new[] { ("server_capex", "Purchase of servers with accelerators"), ("network_capex", "Purchase of the scale-out network"), ("storage_capex", "Purchase of storage"), ("capex", "Purchase of the fleet") })
            model.Define($"fleet.{part}", words, Sum<Usd>(part, owned), Period.Once);
        foreach (var resource in Resources)
            model.Define($"fleet.{Words.Of(resource)}_per_year", $"The fleet's {Words.Of(resource)}, by the year", Sum<Per<Usd, Time>>($"{Words.Of(resource)}_per_year", owned));
        var running = Running.Select(PerYear).ToList();
        if (hired.Length > 0)
            running.Add(model.Define(Hire, "Hire of accelerators, by the year", Sum<Per<Usd, Time>>("rented_compute_per_year", hired)));

        model.Define("fleet.installed_power", "Installed power at the servers", Sum<Power>("installed_power", owned));
        EnergyModel.Energy(model, "fleet.annual_energy", "Energy of the fleet at the meter in a year", model.Define("fleet.average_power", "Average power of the fleet at the meter", Sum<Power>("average_power", owned)));
        var operating = model.Define("fleet.operating_cost_per_year", "Operating cost of the fleet, by the year", running.Sum());
        model.Define("fleet.operating_cost", "Operating cost of the fleet over the ownership period", operating * inputs.Ownership, Period.Ownership);
        var year = model.Define("fleet.cost_per_year", "Cost of the fleet by the year: purchases written off, operation and capital", ResourcesIn(model).Select(PerYear).Sum());
        var hour = model.Define("fleet.cost_per_gpu_hour", "Cost of an accelerator for an hour available", year.Per(gpus).Expression.As<Per<Usd, GpuTime>>());
        model.Define("fleet.cost_per_used_gpu_hour", "Cost of an accelerator for an hour used", hour / inputs.Utilisation);
    }
}
