using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>The bill of one pool: what is bought, and what it costs by the year.</summary>
internal sealed class PoolBill(ModelBuilder model, FleetInputs inputs, PoolInputs pool, List<CostLine> lines)
{
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);
    private static readonly Quantity<One> Half = Quantity<One>.Of(0.5);
    private static readonly Quantity<Usd> Nothing = Quantity<Usd>.Of(0);

    private readonly string name = $"fleet.{pool.Id}";

    private Quantity<Usd> Servers => ModelBuilder.Reference<Usd>($"{name}.server_capex");

    /// <summary>Adds the purchases and their write-off.</summary>
    public void Buy()
    {
        var servers = Purchase(Resource.Servers, "server_capex", pool.AllIn ? "servers with network and storage" : "servers with accelerators", pool.ServerPrice * pool.Gpus);
        if (pool.ChipPrice is { } chip)
        {
            var chips = model.Define($"{name}.accelerator_capex", $"{pool.Title}: accelerators within the purchase of servers", chip * pool.Gpus, Period.Once);
            model.Define($"{name}.rest_of_server_capex", $"{pool.Title}: what the servers cost beside their accelerators", servers - chips, Period.Once);
        }

        var network = Purchase(Resource.Network, "network_capex", pool.AllIn ? "scale-out network, within the price of the servers" : "scale-out network", pool.AllIn ? Nothing : pool.NetworkPrice * pool.Gpus);
        var storage = Purchase(Resource.Storage, "storage_capex", pool.AllIn ? "storage, within the price of the servers" : "storage", pool.AllIn ? Nothing : servers * pool.StorageShare);
        var others = new List<Quantity<Usd>>();
        if (pool.Extras.Spares is { } spares)
            others.Add(Purchase(Resource.Servers, "spares_capex", "spare servers and parts", servers * spares));
        if (pool.Extras.Installation is { } share)
            others.Add(Purchase(Resource.Servers, "installation_capex", "installation", new[] { servers, network, storage }.Sum() * share));
        var capex = model.Define($"{name}.capex", $"{pool.Title}: purchase", others.Prepend(storage).Prepend(network).Prepend(servers).Sum(), Period.Once);

        WriteOff(Resource.Servers, "servers with accelerators", others.Prepend(servers).Sum());
        WriteOff(Resource.Network, "scale-out network", network);
        WriteOff(Resource.Storage, "storage", storage);
        // The capital tied up falls in a straight line from the purchase price to the residual value.
        Yearly(Resource.Finance, "finance_per_year", "cost of capital on the mean book value", (capex * (Whole + inputs.Residual) * Half).At(inputs.CostOfCapital));
    }

    /// <summary>Adds what running the pool costs by the year.</summary>
    public void Run(Quantity<Per<Usd, Time>> facility, Quantity<Per<Usd, Time>> energy)
    {
        Yearly(Resource.Facility, "facility_per_year", "space, power delivery and cooling", facility);
        Yearly(Resource.Energy, "energy_per_year", "electricity", energy);
        var upkeep = new List<Quantity<Per<Usd, Time>>> { Servers.At(inputs.Maintenance) };
        if (pool.Extras.Software is { } licence)
            upkeep.Add(model.Define($"{name}.software_per_year", $"{pool.Title}: software licences, by the year", licence * pool.Gpus));
        if (pool.Extras.Support is { } contract)
            upkeep.Add(model.Define($"{name}.support_per_year", $"{pool.Title}: support contract, by the year", Servers.At(contract)));
        Yearly(Resource.Operations, "operations_per_year", upkeep.Count == 1 ? "upkeep" : "upkeep, licences and support", upkeep.Sum());
    }

    private Quantity<Usd> Purchase(Resource resource, string part, Message words, Quantity<Usd> amount)
    {
        var bought = model.Define($"{name}.{part}", $"{pool.Title}: purchase of {words}", amount, Period.Once);
        lines.Add(new CostLine($"{name}.{part}", null, resource, Basis.Cash, Timing.Once, pool.Id));
        return bought;
    }

    private void WriteOff(Resource resource, Message words, Quantity<Usd> bought) =>
        Yearly(resource, $"{Words.Of(resource)}_per_year", $"{words}, written off in a straight line", (bought * (Whole - inputs.Residual)).Per(inputs.Ownership));

    private void Yearly(Resource resource, string part, Message words, Quantity<Per<Usd, Time>> amount)
    {
        model.Define($"{name}.{part}", $"{pool.Title}: {words}, by the year", amount);
        lines.Add(new CostLine($"{name}.{part}", null, resource, Basis.Amortised, Timing.PerYear, pool.Id));
    }
}
