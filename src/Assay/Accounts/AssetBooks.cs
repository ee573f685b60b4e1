using Assay.Documents;
using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>Assets as amounts of the books: what they lose by the month, or, on the basis of cash, their purchases less what disposals brought.</summary>
internal static class AssetBooks
{
    /// <summary>The pool that an asset is a part of; null where it is shared, or where nothing says.</summary>
    public static string? PoolOf(Asset asset, IReadOnlyList<PoolRule> pools) =>
        (pools.FirstOrDefault(pool => pool.Has(asset.Id)) ?? (pools is [{ At: null }] && IsCompute(asset) ? pools[0] : null))?.Id;

    public static IEnumerable<Spent> Read(IReadOnlyList<Asset> assets, Timeline timeline, Basis basis, IReadOnlyList<PoolRule> pools)
    {
        var lost = basis == Basis.Cash ? [.. assets.Select(asset => Paid(asset, timeline))] : AssetWriteOff.Of(assets, timeline);
        for (var i = 0; i < assets.Count; i++)
        {
            var (asset, pool) = (assets[i], PoolOf(assets[i], pools));
            var on = pool is not null ? SpentOn.Pool : IsCompute(asset) ? SpentOn.Unexplained : SpentOn.Shared;
            for (var month = 0; month < timeline.Months; month++)
            {
                if (lost[i][month] != 0)
                    yield return new Spent(timeline.Month(month), on, ResourceOf(asset), lost[i][month], pool, on == SpentOn.Unexplained ? $"The asset '{asset.Id}', which no pool names" : (Message?)null);
            }
        }
    }

    /// <summary>What they sum to over a timeline, counted from its first day and its last alone.</summary>
    public static long Total(IReadOnlyList<Asset> assets, Timeline timeline, Basis basis) => basis == Basis.Cash
        ? assets.Sum(asset => (Inside(timeline, asset.Purchased) ? Cents.Of(asset.Price) : 0) - (asset.Disposed is { } day && Inside(timeline, day) ? Cents.Of(asset.Proceeds) : 0))
        : AssetWriteOff.Over(assets, timeline);

    private static bool Inside(Timeline timeline, DateOnly day) => timeline.IndexOf(day) is var month && month >= 0 && month < timeline.Months;

    private static long[] Paid(Asset asset, Timeline timeline)
    {
        var paid = new long[timeline.Months];
        Add(asset.Purchased, Cents.Of(asset.Price));
        if (asset.Disposed is { } day)
            Add(day, -Cents.Of(asset.Proceeds));
        return paid;

        void Add(DateOnly on, long cents)
        {
            if (Inside(timeline, on))
                paid[timeline.IndexOf(on)] += cents;
        }
    }

    private static bool IsCompute(Asset asset) => asset.Kind is "accelerators" or "servers";

    private static Resource ResourceOf(Asset asset) => asset.Kind switch
    {
        "accelerators" or "servers" => Resource.Servers,
        "network" => Resource.Network,
        "storage" => Resource.Storage,
        "building" => Resource.Facility,
        _ => Resource.Operations,
    };
}
