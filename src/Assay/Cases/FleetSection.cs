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

    private readonly List<CohortInputs> cohorts = [];

    public bool Exists { get; private set; }

    /// <summary>What holds for all pools; null where there is no fleet.</summary>
    public FleetInputs? Inputs { get; private set; }

    /// <summary>The pools with their dates.</summary>
    public IReadOnlyList<CohortInputs> Cohorts => cohorts;

    /// <summary>The accelerator of each pool.</summary>
    public IReadOnlyDictionary<string, Accelerator> Pools => accelerators;

    public IReadOnlyList<CostLine> Read(YamlMap? map)
    {
        if (map is null)
            return [];
        Exists = true;
        var reader = new MapReader(map, "a fleet", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        Quantity<U> Required<U>(string key, string title, string remedy)
            where U : IUnit
        {
            if (reader.Required(key, remedy) is { } value)
                return context.Read<U>(value, $"fleet.{key}", title, grounds);
            return ModelBuilder.Reference<U>($"fleet.{key}");
        }

        Inputs = new FleetInputs(
            Ownership: Required<Time>("ownership", "Ownership period", "Say how long the hardware is owned: 'ownership: 4 years'."),
            Utilisation: Required<One>("utilisation", "Share of the available GPU-hours in use", "Write such as 'utilisation: { value: 50 % to 80 %, assumption: why }'."),
            Residual: Required<One>("residual", "Share of the purchase price left at the end", "Write such as 'residual: { value: 5 % to 20 %, assumption: why }'; 0 % writes the whole price off."),
            CostOfCapital: Required<Per<One, Time>>("cost_of_capital", "Cost of the capital tied up", "Write such as 'cost_of_capital: { value: 8 %/year, assumption: why }'; 0 %/year leaves it out."),
            Pue: Required<One>("pue", "Power usage effectiveness", "Write such as 'pue: catalog.facilities.pue.colocation'."),
            PowerUsed: Required<One>("power_used", "Share of the installed power drawn on average", "Write such as 'power_used: catalog.servers.power_used_share'."),
            Electricity: Required<Per<Usd, Energy>>("electricity", "Price of electricity", "Write such as 'electricity: { value: 0.08 USD/kWh, source: ID }'."),
            Facility: ReadFacility(reader, grounds),
            Maintenance: Required<Per<One, Time>>("maintenance", "Yearly upkeep as a share of the price of the servers", "Write such as 'maintenance: { value: 3 %/year, assumption: why }'."));
        var network = reader.Required("network", "Write such as 'network: { value: 4.39k USD/GPU, source: ID }'; a pool may have its own.");
        var storage = reader.Required("storage", "Write such as 'storage: { value: 3 %, assumption: why }'; a pool may have its own.");
        var pools = new List<PoolInputs>();
        var defaults = new PoolDefaults(
            network is null ? default : context.Read<Per<Usd, Gpu>>(network, "fleet.network", "Price of the scale-out network for each accelerator", grounds),
            storage is null ? default : context.Read<One>(storage, "fleet.storage", "Price of storage as a share of the price of the servers", grounds));
        if (reader.RequiredMap("pools", ListPools) is { } listed)
        {
            if (listed.Entries.Count == 0)
                context.Errors.Add(listed.At, "The fleet has no pool.", ListPools);
            foreach (var entry in listed.Entries)
                context.Errors.Try(() => pools.Add(ReadPool(entry, defaults, grounds)));
        }

        reader.RefuseTheRest();
        return context.Errors.Any || pools.Count == 0 ? [] : FleetModel.Add(context.Model, Inputs, pools);
    }

    // Space is leased at a rate, or a building of the fleet's own is written off and its capital paid for.
    private Quantity<Per<Per<Usd, Time>, Power>> ReadFacility(MapReader reader, Grounds? around)
    {
        const string Title = "Price of space, power delivery and cooling";
        if (reader.MapAt("building") is not { } map)
        {
            if (reader.Required("facility", "Write such as 'facility: { value: 130 USD/kW/month, source: ID }' for leased space, or 'building: { cost: ..., life: ... }' for a building of your own.") is { } rate)
                return context.Read<Per<Per<Usd, Time>, Power>>(rate, "fleet.facility", Title, around);
            return ModelBuilder.Reference<Per<Per<Usd, Time>, Power>>("fleet.facility");
        }

        if (reader.Optional("facility") is { } both)
            context.Errors.Add(both.At, "Here stand both 'facility' and 'building'.", "Keep 'facility' for leased space, 'building' for a building of your own.");
        var building = new MapReader(map, "a building", context.Errors);
        var grounds = context.Values.ReadGrounds(building, around);
        var cost = building.Required("cost", "Say what it costs for each unit of power it serves: 'cost: 10k USD/kW'.");
        var life = building.Required("life", "Say how long it lasts: 'life: 15 years'.");
        building.RefuseTheRest();
        if (cost is null || life is null)
            return ModelBuilder.Reference<Per<Per<Usd, Time>, Power>>("fleet.facility");
        var price = context.Read<Per<Usd, Power>>(cost, "fleet.building.cost", "Price of the building for each unit of power at the servers", grounds);
        var years = context.Read<Time>(life, "fleet.building.life", "How long the building lasts", grounds);
        var rent = BuildingModel.Rate(price, years, ModelBuilder.Reference<Per<One, Time>>("fleet.cost_of_capital"));
        // Dollars per kilowatt and month are of the same dimension as dollars per kilowatt-hour, and not to be shown so.
        context.Add(new Node("fleet.facility", Title + " in a building of its own", new Definition.Formula(rent.Expression)) { Unit = UnitTable.Parse("USD/kW/month"), At = map.At });
        return ModelBuilder.Reference<Per<Per<Usd, Time>, Power>>("fleet.facility");
    }

    private sealed record PoolDefaults(Quantity<Per<Usd, Gpu>> Network, Quantity<One> Storage);

    private PoolInputs ReadPool(YamlEntry entry, PoolDefaults defaults, Grounds? around)
    {
        var id = Ids.Check(entry);
        if (entry.Value is not YamlMap map)
            throw new InputException(entry.Value.At, $"The pool '{id}' must be a map.", "Write '{ accelerator: H100-SXM, count: 1024, source: ID }'.");
        var reader = new MapReader(map, "a pool", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, around);
        var named = reader.RequiredScalar("accelerator", "Name an accelerator of the catalogue, such as H100-SXM.");
        var count = reader.Required("count", "Say how many: 'count: 8k to 12k GPU'.");
        var title = reader.Text("title");
        var dates = PoolDates.Read(reader, context.AsOf);
        var price = reader.Optional("price");
        var network = reader.Optional("network");
        var storage = reader.Optional("storage");
        var power = reader.Optional("power");
        reader.RefuseTheRest();
        if (named is null || count is null)
            throw new InputException([]);
        var accelerator = context.Catalogue.FindAccelerator(named.Text, named.At);
        accelerators[id] = accelerator;
        title ??= accelerator.Id;
        cohorts.Add(new CohortInputs(id, title, dates.From, dates.To, null));
        var name = $"fleet.{id}";
        return new PoolInputs(
            id,
            title,
            context.Read<Gpu>(count, $"{name}.gpus", $"{title}: accelerators", grounds),
            price is not null ? context.Read<Per<Usd, Gpu>>(price, $"{name}.server_price", $"{title}: price of a server for each accelerator in it", grounds) : CataloguePrice(accelerator, name, title, dates.Bought, named.At),
            network is not null ? context.Read<Per<Usd, Gpu>>(network, $"{name}.network_price", $"{title}: price of the network for each accelerator", grounds) : defaults.Network,
            storage is not null ? context.Read<One>(storage, $"{name}.storage_share", $"{title}: price of storage as a share of the servers'", grounds) : defaults.Storage,
            power is not null ? context.Read<Per<Power, Gpu>>(power, $"{name}.power", $"{title}: installed power for each accelerator", grounds) : CataloguePower(accelerator, name, title, named.At));
    }

    // A server's price near the date of purchase; where only chips are priced, the chip's price times what a server adds.
    private Quantity<Per<Usd, Gpu>> CataloguePrice(Accelerator accelerator, string name, string title, DateOnly day, Location at)
    {
        var words = $"{title}: price of a server for each accelerator in it";
        var prices = context.Catalogue.Prices;
        if (prices.At(accelerator.Id, "server", day) is { } server)
            return context.FromCatalogue<Per<Usd, Gpu>>(server, $"{name}.server_price", words);
        if (prices.At(accelerator.Id, "chip", day) is { } chip && context.Catalogue.FindFact("catalog.servers.price_over_chip") is { } over)
        {
            context.Add(chip);
            context.Add(over);
            return context.Model.Define($"{name}.server_price", words, ModelBuilder.Reference<Per<Usd, Gpu>>(chip.Name) * ModelBuilder.Reference<One>(over.Name));
        }

        if (day == default)
            throw new InputException([]);
        throw new InputException(at, $"The catalogue has no price of {accelerator.Id} within a year of {day:yyyy-MM-dd}.", prices.NearestEntries(accelerator.Id, "server", day));
    }

    private Quantity<Per<Power, Gpu>> CataloguePower(Accelerator accelerator, string name, string title, Location at)
    {
        var words = $"{title}: installed power for each accelerator, with its share of server, network and storage";
        if (accelerator.Fact("power") is not { } rated)
            throw new InputException(at, $"The catalogue has no rated power of {accelerator.Id}.", "Give the pool's 'power', such as 'power: { value: 1.4 kW/GPU, source: ID }'.");
        context.Add(rated);
        var server = Factor($"catalog.servers.power_over_chip.{accelerator.Id.Split('-')[0].ToLowerInvariant()}", "catalog.servers.power_over_chip.default", at);
        var cluster = Factor("catalog.servers.all_in_power_over_server", null, at);
        return context.Model.Define($"{name}.power", words, ModelBuilder.Reference<Per<Power, Gpu>>(rated.Name) * server * cluster);
    }

    private Quantity<One> Factor(string name, string? otherwise, Location at)
    {
        var found = context.Catalogue.FindFact(name) ?? (otherwise is null ? null : context.Catalogue.FindFact(otherwise))
            ?? throw new InputException(at, $"The catalogue has no fact '{otherwise ?? name}'.", "Give the pool's 'power' in the case.");
        context.Add(found);
        return ModelBuilder.Reference<One>(found.Name);
    }
}
