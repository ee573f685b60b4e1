using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>A pool of like accelerators.</summary>
/// <param name="Id">Its id in the case.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Gpus">How many accelerators it has.</param>
/// <param name="ServerPrice">Price of a server, for each accelerator in it; of everything where it is all-in.</param>
/// <param name="NetworkPrice">Price of the scale-out network, for each accelerator.</param>
/// <param name="StorageShare">Price of storage as a share of the price of the servers.</param>
/// <param name="PowerEach">Installed power for each accelerator, with its share of server, network and storage.</param>
public sealed record PoolInputs(
    string Id,
    Message Title,
    Quantity<Gpu> Gpus,
    Quantity<Per<Usd, Gpu>> ServerPrice,
    Quantity<Per<Usd, Gpu>> NetworkPrice,
    Quantity<One> StorageShare,
    Quantity<Per<Power, Gpu>> PowerEach)
{
    /// <summary>Price of an accelerator, where the server's follows from it; null where only the server's is known, which is never split.</summary>
    public Quantity<Per<Usd, Gpu>>? ChipPrice { get; init; }

    /// <summary>What hiring an accelerator for an hour costs, space and power within; null where the pool is owned.</summary>
    public Quantity<Per<Usd, GpuTime>>? Rate { get; init; }

    /// <summary>Whether the price of the servers holds network and storage too.</summary>
    public bool AllIn { get; init; }

    /// <summary>What the pool has beside servers, network and storage.</summary>
    public PoolExtras Extras { get; init; } = new();
}

/// <summary>Parts of a pool's bill that only some cases tell.</summary>
/// <param name="Spares">Spare servers and parts, as a share of the price of the servers.</param>
/// <param name="Installation">Bringing it in, cabling and testing, as a share of the price of servers, network and storage.</param>
/// <param name="Software">Yearly licences for each accelerator.</param>
/// <param name="Support">Yearly support contract as a share of the price of the servers, beside the upkeep.</param>
public sealed record PoolExtras(
    Quantity<One>? Spares = null,
    Quantity<One>? Installation = null,
    Quantity<Per<Per<Usd, Time>, Gpu>>? Software = null,
    Quantity<Per<One, Time>>? Support = null);
