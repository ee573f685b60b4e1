using System.Globalization;
using Assay.Documents;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>Finds the pools that a case can tell: owned by the register, or hired by bills and invoices.</summary>
internal static class DraftedPools
{
    /// <exception cref="InputException">Nothing says what a pool has.</exception>
    public static IReadOnlyList<DraftedPool> Of(Drafting drafting, IReadOnlyList<Asset> present)
    {
        if (drafting.Money is not { } money)
            return [];
        var errors = new Errors();
        var names = new DraftNames(["building", "carbon", "use", "gpus"]);
        var held = drafting.Store.Connection.Rows("SELECT pool, month, sum(gpu_seconds)::VARCHAR FROM used WHERE pool IS NOT NULL GROUP BY ALL", row => (Pool: row.GetString(0), Month: row.GetFieldValue<DateOnly>(1), Seconds: decimal.Parse(row.GetString(2), CultureInfo.InvariantCulture)))
            .ToDictionary(part => (part.Pool, part.Month), part => part.Seconds);
        var pools = new List<DraftedPool>();
        foreach (var rule in drafting.Pools)
        {
            Asset[] assets = [.. present.Where(asset => AssetBooks.PoolOf(asset, drafting.Pools) == rule.Id)];
            var gpus = assets.Sum(asset => asset.Gpus);
            var had = Enumerable.Range(0, drafting.Months).Select(drafting.From.AddMonths)
                .Sum(month => Had.Of(drafting.Store, rule, month, assets)?.All ?? held.GetValueOrDefault((rule.Id, month))) / 3600;
            var cents = money.Lines.Where(line => line.Pool == rule.Id).Sum(line => line.Cents);
            if (gpus == 0 && (had == 0 || cents <= 0))
                continue;
            errors.Try(() =>
            {
                var accelerator = (rule.Accelerator?.Text ?? drafting.Accelerator) is { } named
                    ? drafting.Catalogue.FindAccelerator(named, rule.Accelerator?.At)
                    : throw new InputException(rule.At, $"Nothing says which accelerators the pool '{rule.Id}' has.", "Write 'accelerator: H100-SXM' below it in the rules, or give '--accelerator'; 'assay catalog list accelerators' shows the names.");
                pools.Add(new DraftedPool(names.Of(rule.Id), rule, accelerator, gpus > 0 ? gpus : (double)had / drafting.ClockHours, (double)had, gpus > 0 ? assets : [], cents));
            });
        }

        errors.ThrowIfAny();
        return pools;
    }
}
