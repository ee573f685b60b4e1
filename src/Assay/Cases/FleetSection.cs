using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The section <c>fleet:</c>.</summary>
internal sealed class FleetSection(CaseContext context)
{
    private const string ListPools = "List the accelerators: 'pools: { h100: { accelerator: H100-SXM, count: 1024, source: ID } }'.";

    private readonly Dictionary<string, Accelerator> accelerators = [];
    private readonly List<PoolInputs> pools = [];

    private readonly List<CohortInputs> cohorts = [];

    public bool Exists { get; private set; }

    /// <summary>What holds for all pools; null where there is no fleet.</summary>
    public FleetInputs? Inputs { get; private set; }

    /// <summary>The pools with their dates.</summary>
    public IReadOnlyList<CohortInputs> Cohorts => cohorts;

    /// <summary>The accelerator of each pool.</summary>
    public IReadOnlyDictionary<string, Accelerator> Pools => accelerators;

    /// <summary>Installed power for each accelerator of a pool.</summary>
    public IReadOnlyDictionary<string, Quantity<Per<Power, Gpu>>> PowerEach => pools.Where(pool => pool.Rate is null).ToDictionary(pool => pool.Id, pool => pool.PowerEach);

    /// <summary>Share of the installed power drawn while training.</summary>
    public Quantity<One> WhileTraining { get; private set; }

    /// <summary>Carbon of the fleet; null where it is not told.</summary>
    public CarbonInputs? Carbon { get; private set; }

    public IReadOnlyList<CostLine> Read(YamlMap? map)
    {
        if (map is null)
            return [];
        Exists = true;
        var reader = new MapReader(map, "a fleet", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        Quantity<U> Required<U>(string key, Message title, Message remedy)
            where U : IUnit
        {
            if (reader.Required(key, remedy) is { } value)
                return context.Read<U>(value, $"fleet.{key}", title, grounds);
            return ModelBuilder.Reference<U>($"fleet.{key}");
        }

        var site = new SiteReader(context);
        var power = new PowerUseReader(context);
        Inputs = new FleetInputs(
            Ownership: Required<Time>("ownership", "Ownership period", "Say how long the hardware is owned: 'ownership: 4 years'."),
            Utilisation: Required<One>("utilisation", "Share of the available GPU-hours in use", "Write such as 'utilisation: { value: 50 % to 80 %, assumption: why }'."),
            Residual: Required<One>("residual", "Share of the purchase price left at the end", "Write such as 'residual: { value: 5 % to 20 %, assumption: why }'; 0 % writes the whole price off."),
            CostOfCapital: Required<Per<One, Time>>("cost_of_capital", "Cost of the capital tied up", "Write such as 'cost_of_capital: { value: 8 %/year, assumption: why }'; 0 %/year leaves it out."),
            Pue: new PueReader(context).Read(reader, grounds),
            PowerUsed: power.Read(reader, grounds),
            Electricity: site.ReadElectricity(reader, grounds),
            Facility: site.ReadFacility(reader, grounds),
            Maintenance: Required<Per<One, Time>>("maintenance", "Yearly upkeep as a share of the price of the servers", "Write such as 'maintenance: { value: 3 %/year, assumption: why }'."));
        WhileTraining = power.WhileTraining;
        var defaults = ReadDefaults(reader, map, grounds);
        if (reader.RequiredMap("pools", ListPools) is { } listed)
        {
            if (listed.Entries.Count == 0)
                context.Errors.Add(listed.At, "The fleet has no pool.", ListPools);
            foreach (var entry in listed.Entries)
                context.Errors.Try(() => Add(entry, defaults, grounds));
        }

        if (reader.MapAt("carbon") is { } carbon)
            Carbon = new CarbonReader(context).Read(carbon, grounds, accelerators);
        reader.RefuseTheRest();
        if (context.Errors.Any || pools.Count == 0)
            return [];
        var lines = FleetModel.Add(context.Model, Inputs, pools);
        if (Carbon is { } told && pools.Any(pool => pool.Rate is null))
            CarbonModel.Add(context.Model, told, Inputs, [.. pools.Where(pool => pool.Rate is null)]);
        return lines;
    }

    /// <summary>The accelerator of what names a <c>pool</c> or an <c>accelerator</c>; null where it names none.</summary>
    public Accelerator? AcceleratorOf(MapReader reader)
    {
        var pool = reader.Scalar("pool");
        var named = reader.Scalar("accelerator");
        if (named is not null)
            return context.Catalogue.FindAccelerator(named.Text, named.At);
        if (pool is null)
            return null;
        if (accelerators.TryGetValue(pool.Text, out var accelerator))
            return accelerator;
        context.Errors.Add(pool.At, $"The fleet has no pool '{pool.Text}'.", Nearest.Suggest(pool.Text, accelerators.Keys, "Name a pool of 'fleet:', or give 'accelerator' instead."));
        return null;
    }

    private PoolDefaults ReadDefaults(MapReader reader, YamlMap map, Grounds? grounds)
    {
        // Where every pool has a price with everything in it, there is nothing left to price.
        var allIn = map.Find("pools") is YamlMap { Entries.Count: > 0 } pools && pools.Entries.All(pool => pool.Value is YamlMap told && told.Find("all_in") is not null);
        YamlValue? Needed(string key, Message remedy) => allIn ? reader.Optional(key) : reader.Required(key, remedy);
        var network = Needed("network", "Write such as 'network: { value: 4.39k USD/GPU, source: ID }', or 'network: { topology: fat-tree-2 }'; a pool may have its own.");
        var storage = Needed("storage", "Write such as 'storage: { value: 3 %, assumption: why }'; a pool may have its own.");
        var topology = network is not null && NetworkReader.Tells(network) ? (YamlMap)network : null;
        return new PoolDefaults(
            network is null ? allIn ? null : ModelBuilder.Reference<Per<Usd, Gpu>>("fleet.network") : topology is not null ? null : context.Read<Per<Usd, Gpu>>(network, "fleet.network", "Price of the scale-out network for each accelerator", grounds),
            topology,
            storage is null ? allIn ? null : ModelBuilder.Reference<One>("fleet.storage") : context.Read<One>(storage, "fleet.storage", "Price of storage as a share of the price of the servers", grounds),
            new PoolExtrasReader(context).Read(PoolExtrasReader.Keys(reader), "fleet", "", grounds, new PoolExtras()));
    }

    private void Add(YamlEntry entry, PoolDefaults defaults, Grounds? grounds)
    {
        var (pool, accelerator, dates) = new PoolReader(context).Read(entry, defaults, grounds);
        accelerators[pool.Id] = accelerator;
        cohorts.Add(new CohortInputs(pool.Id, pool.Title, dates.From, dates.To, pool.Rate));
        if (dates.From > context.AsOf || dates.To <= context.AsOf)
            context.Warn($"{pool.Title} is not there on {context.AsOf:yyyy-MM-dd}. Figures under 'fleet' and 'lab' count all pools together; 'money' tells them month by month.");
        pools.Add(pool);
    }
}
