using System.Globalization;
using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>
/// The section <c>fleet</c> of a drafted case. What was bought is told by its price and written off; all else that pools and the site
/// cost is told by what it came to over the period, so that the case's year is the accounts' in proportion.
/// </summary>
internal sealed class DraftedFleet
{
    private static readonly string[] Written = ["accelerators", "servers", "network", "storage"];

    private readonly Drafting drafting;
    private readonly Asset[] bought;
    private readonly Dictionary<Resource, long> spent;

    public DraftedFleet(Drafting drafting)
    {
        this.drafting = drafting;
        var assets = drafting.Money is { } money ? Asset.All(drafting.Store, money.Currency) : [];
        bought = [.. assets.Where(asset => Written.Contains(asset.Kind) && asset.InService < drafting.To && !(asset.Disposed < drafting.To))];
        Pools = DraftedPools.Of(drafting, bought);
        // Compute of no pool is unexplained in the accounts.
        bought = [.. bought.Where(asset => asset.Kind is "network" or "storage" || Pools.Any(pool => pool.Assets.Contains(asset)))];
        var lines = drafting.Money?.Lines.Where(line => line.Resource is not (Resource.People or Resource.Data)).ToArray() ?? [];
        spent = lines.GroupBy(line => line.Resource).ToDictionary(group => group.Key, group => group.Sum(line => line.Cents));
        Purchased = assets.Count == 0 ? 0 : AssetBooks.Total([.. assets.Where(asset => Written.Contains(asset.Kind) && (asset.Kind is "network" or "storage" || AssetBooks.PoolOf(asset, drafting.Pools) is not null))], new Timeline(drafting.From, drafting.Months), Basis.Amortised);
        Hired = Pools.Where(pool => !pool.Owned).Sum(pool => pool.Cents);
    }

    public IReadOnlyList<DraftedPool> Pools { get; }

    public DraftedPool? PoolOf(string? rule) => Pools.FirstOrDefault(pool => pool.Rule.Id == rule);

    public bool Owns => Pools.Any(pool => pool.Owned);

    /// <summary>What the accounts wrote off of servers, network and storage over the period.</summary>
    public long Purchased { get; }

    /// <summary>What hired pools cost over the period.</summary>
    public long Hired { get; }

    /// <summary>What the case writes off over as many months.</summary>
    public long WrittenOff => bought.Length == 0 ? 0 : Cents.Of(Yearly * drafting.Months / 12);

    public long Facility => spent.GetValueOrDefault(Resource.Facility) - Pooled(Resource.Facility);

    public long Energy => spent.GetValueOrDefault(Resource.Energy) - Pooled(Resource.Energy);

    /// <summary>What is neither written off, nor hired, nor space or energy: it counts as upkeep in the case.</summary>
    public long Upkeep => spent.Values.Sum() - Purchased - Hired - Facility - Energy;

    /// <summary>What of space, energy and upkeep falls on each hired pool: all of it where nothing is owned, since then nothing else can bear it.</summary>
    public IReadOnlyList<long> Borne => Owns || Pools.Count == 0 || Rest <= 0 ? [.. Pools.Select(_ => 0L)] : Cents.Share(Rest, [.. Pools.Select(pool => (decimal)pool.Cents)]);

    private long Rest => Facility + Energy + Upkeep;

    /// <summary>Years over which the case writes off.</summary>
    public decimal Life => Yearly > 0 ? Price * (1 - Salvage) / Yearly : bought.Select(asset => asset.LifeYears).DefaultIfEmpty(1).Max();

    private decimal Price => bought.Sum(asset => asset.Price);

    private decimal Salvage => Price > 0 ? bought.Sum(asset => asset.Price * asset.SalvageShare) / Price : 0;

    private decimal Yearly => bought.Sum(asset => asset.Price * (1 - asset.SalvageShare) / asset.LifeYears);

    public void Write(DraftText text)
    {
        if (Pools.Count == 0)
            return;
        var uniform = bought.Select(asset => (asset.LifeYears, asset.SalvageShare)).Distinct().Count() <= 1;
        var mixed = uniform ? null : "Assets have lives and salvage values of their own: these are such that the sum written off by the year is the register's.";
        text.Line().Line("fleet:");
        text.Line($"  ownership: {(Owns ? DraftText.Sourced($"{Decimal(Life)} years", drafting.Sources.Register, mixed) : DraftText.Assumed("1 year", "Everything is hired, and nothing is written off."))}");
        text.Line($"  residual: {(Owns ? DraftText.Sourced(Decimal(Salvage), drafting.Sources.Register, mixed) : DraftText.Assumed("0 %", "Everything is hired."))}");
        text.Comment("No bill has the cost of capital, so it is left out here as in the accounts: write a rate to count it.", 2);
        text.Line($"  cost_of_capital: {DraftText.Assumed("0 %/year", "As in the accounts, which hold payments alone.")}");
        var used = drafting.Report.Allocated;
        var had = Pools.Sum(pool => pool.Had);
        text.Line($"  utilisation: {(used > 0 && used <= had ? DraftText.Sourced($"{DraftText.Hours(used)} / {DraftText.Hours(had)}", drafting.Sources.Jobs, "GPU-hours that jobs held over those that were there.") : DraftText.Assumed("100 %", "The records do not tell how much stood idle."))}");
        new DraftedSite(drafting, this).Write(text);
        var (network, storage) = (SharedPrice("network"), SharedPrice("storage"));
        text.Line($"  network: {Shared(network, $"{Decimal((decimal)Pools.Where(pool => pool.Owned).Sum(pool => pool.Gpus))} GPU", "0 USD/GPU", "The register has no network that pools share.")}");
        text.Line($"  storage: {Shared(storage, drafting.Amount(Pools.Sum(pool => pool.Price("accelerators", "servers"))), "0 %", "The register has no storage that pools share.")}");
        text.Line("  pools:");
        for (var i = 0; i < Pools.Count; i++)
            Write(text, Pools[i], Borne[i]);
    }

    private void Write(DraftText text, DraftedPool pool, long borne)
    {
        var (register, gpus) = (pool.Owned ? drafting.Sources.Register : "", $"{DraftText.Number(pool.Gpus)} GPU");
        text.Line($"    {pool.Id}:").Line($"      title: {DraftText.Quoted(pool.Rule.Id)}").Line($"      accelerator: {pool.Accelerator.Id}");
        if (!pool.Owned)
        {
            text.Line($"      count: {DraftText.Sourced($"{DraftText.Hours(pool.Had)} / {DraftText.Number(drafting.ClockHours)} hours", drafting.Sources.Jobs, "On average over the period.")}");
            var paid = borne == 0 ? drafting.Amount(pool.Cents) : $"({drafting.Amount(pool.Cents)} + {drafting.Amount(borne)})";
            var note = $"All that was paid over the period{(borne == 0 ? "" : ", with its part of what pools share")}, by GPUs and months of 730.5 hours; what stood idle was paid for as well.";
            text.Line($"      rented: {DraftText.Sourced($"{paid} / ({gpus} * {drafting.Period})", BilledBy(pool), note)}");
            return;
        }

        text.Line($"      count: {DraftText.Sourced(gpus, register)}");
        text.Line($"      from: {pool.Assets.Min(asset => asset.InService):yyyy-MM-dd}");
        text.Line($"      price: {DraftText.Sourced($"{drafting.Amount(pool.Price("accelerators", "servers"))} / {gpus}", register, $"Entries of the register: {pool.Assets.Count(asset => asset.Kind is "accelerators" or "servers")}.")}");
        if (pool.Price("network") is > 0 and var network)
            text.Line($"      network: {DraftText.Sourced($"{drafting.Amount(network)} / {gpus} + fleet.network", register)}");
        if (pool.Price("storage") is > 0 and var storage)
            text.Line($"      storage: {DraftText.Sourced($"{drafting.Amount(storage)} / {drafting.Amount(pool.Price("accelerators", "servers"))} + fleet.storage", register)}");
    }

    private string BilledBy(DraftedPool pool) => pool.Rule.Bills.Count > 0 ? drafting.Sources.Bills : drafting.Sources.Invoices;

    private string Shared(long cents, string over, string nothing, string why) => cents > 0 ? DraftText.Sourced($"{drafting.Amount(cents)} / {over}", drafting.Sources.Register) : DraftText.Assumed(nothing, why);

    private long SharedPrice(string kind) => Owns ? bought.Where(asset => asset.Kind == kind && !Pools.Any(pool => pool.Assets.Contains(asset))).Sum(asset => Cents.Of(asset.Price)) : 0;

    // What hired pools cost is in their rate, whatever it paid for.
    private long Pooled(Resource resource) => drafting.Money!.Lines.Where(line => line.Resource == resource && PoolOf(line.Pool) is { Owned: false }).Sum(line => line.Cents);

    private static string Decimal(decimal value) => Math.Round(value, 9).ToString("0.#########", CultureInfo.InvariantCulture);
}
