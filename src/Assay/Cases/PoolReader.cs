using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>What a fleet tells for all pools that do not tell it themselves.</summary>
/// <param name="Network">Price of the network for each accelerator; null where a topology is told, or nothing.</param>
/// <param name="Topology">The network's topology; null where a price is told, or nothing.</param>
/// <param name="Storage">Storage as a share of the servers.</param>
/// <param name="Extras">Spares, installation, software and support.</param>
internal sealed record PoolDefaults(Quantity<Per<Usd, Gpu>>? Network, YamlMap? Topology, Quantity<One>? Storage, PoolExtras Extras);

/// <summary>One pool of the section <c>fleet:</c>.</summary>
internal sealed class PoolReader(CaseContext context)
{
    /// <exception cref="InputException">The pool cannot be read.</exception>
    public (PoolInputs Pool, Accelerator Accelerator, PoolDates Dates) Read(YamlEntry entry, PoolDefaults defaults, Grounds? around)
    {
        var id = Ids.Check(entry);
        if (id is "building" or "carbon" or "use")
            throw new InputException(entry.At, $"A pool cannot be called '{id}'.", "Choose another name.");
        if (entry.Value is not YamlMap map)
            throw new InputException(entry.Value.At, $"The pool '{id}' must be a map.", "Write '{ accelerator: H100-SXM, count: 1024, source: ID }'.");
        var reader = new MapReader(map, "a pool", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, around);
        var named = reader.RequiredScalar("accelerator", "Name an accelerator of the catalogue, such as H100-SXM.");
        var count = reader.Required("count", "Say how many: 'count: 8k to 12k GPU'.");
        Message? title = reader.Text("title");
        var dates = PoolDates.Read(reader, context.AsOf);
        var prices = new PoolPrices(context, reader, dates.Bought);
        var rented = reader.Optional("rented");
        var network = reader.Optional("network");
        var storage = reader.Optional("storage");
        var power = reader.Optional("power");
        var bill = PoolExtrasReader.Keys(reader);
        reader.RefuseTheRest();
        if (named is null || count is null)
            throw new InputException([]);
        var accelerator = context.Catalogue.FindAccelerator(named.Text, named.At);
        title ??= accelerator.Id;
        var name = $"fleet.{id}";
        if (rented is not null)
            return (Rented(rented, new PoolInputs(id, title, context.Read<Gpu>(count, $"{name}.gpus", $"{title}: accelerators", grounds), default, default, default, default), prices.Told ?? network ?? storage ?? power, grounds), accelerator, dates);
        if (prices.AllIn is { } whole && (network ?? storage) is not null)
            throw new InputException(whole.At, "'all_in' holds network and storage, which are told beside it.", "Take 'network' and 'storage' out of the pool, or give 'price' in place of 'all_in'.");
        var gpus = context.Read<Gpu>(count, $"{name}.gpus", $"{title}: accelerators", grounds);
        var price = prices.Read(accelerator, name, title, grounds, named.At);
        var nothing = new PoolInputs(id, title, gpus, price.Server, Quantity<Per<Usd, Gpu>>.Of(0), Quantity<One>.Of(0), power is not null ? context.Read<Per<Power, Gpu>>(power, $"{name}.power", $"{title}: installed power for each accelerator", grounds) : CataloguePower(accelerator, name, title, named.At));
        var pool = nothing with { ChipPrice = price.Chip, AllIn = prices.AllIn is not null, Extras = new PoolExtrasReader(context).Read(bill, name, $"{title}: ", grounds, defaults.Extras) };
        return (pool.AllIn ? pool : pool with { NetworkPrice = Network(network, defaults, name, title, gpus, grounds), StorageShare = Storage(storage, defaults, name, title, grounds) }, accelerator, dates);
    }

    // Whoever hires by the hour buys nothing, and finds space and power in the rate.
    private PoolInputs Rented(YamlValue rate, PoolInputs pool, YamlValue? bought, Grounds? grounds)
    {
        if (bought is not null)
            throw new InputException(bought.At, $"The pool '{pool.Id}' is rented, and this tells what it would cost to own.", "Take it out, or take 'rented' out.");
        return pool with { Rate = context.Read<Per<Usd, GpuTime>>(rate, $"fleet.{pool.Id}.rent", $"{pool.Title}: hire of an accelerator for an hour", grounds) };
    }

    private Quantity<Per<Usd, Gpu>> Network(YamlValue? own, PoolDefaults defaults, string name, Message title, Quantity<Gpu> gpus, Grounds? grounds)
    {
        if (own is not null && NetworkReader.Tells(own))
            return new NetworkReader(context).Read((YamlMap)own, name, title, gpus, grounds);
        if (own is not null)
            return context.Read<Per<Usd, Gpu>>(own, $"{name}.network_price", $"{title}: price of the network for each accelerator", grounds);
        return defaults.Topology is { } topology ? new NetworkReader(context).Read(topology, name, title, gpus, grounds) : defaults.Network ?? throw new InputException([]);
    }

    private Quantity<One> Storage(YamlValue? own, PoolDefaults defaults, string name, Message title, Grounds? grounds) =>
        own is not null ? context.Read<One>(own, $"{name}.storage_share", $"{title}: price of storage as a share of the servers'", grounds) : defaults.Storage ?? throw new InputException([]);

    private Quantity<Per<Power, Gpu>> CataloguePower(Accelerator accelerator, string name, Message title, Location at)
    {
        Message words = $"{title}: installed power for each accelerator, with its share of server, network and storage";
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
