using System.Globalization;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>What is owned.</summary>
/// <param name="Id">Its name in the register.</param>
/// <param name="Kind">accelerators, servers, network, storage, building or other.</param>
/// <param name="Gpus">Accelerators in it.</param>
/// <param name="Purchased">When it was bought.</param>
/// <param name="Price">What it cost.</param>
/// <param name="InService">The day from which it is written off.</param>
/// <param name="Disposed">The first day on which it is no longer there; null while it stays.</param>
/// <param name="Proceeds">What the disposal brought.</param>
/// <param name="SalvageShare">The share of the price that is left at the end of its life.</param>
/// <param name="LifeYears">How long it is written off.</param>
internal sealed record Asset(string Id, string Kind, long Gpus, DateOnly Purchased, decimal Price, DateOnly InService, DateOnly? Disposed, decimal Proceeds, decimal SalvageShare, decimal LifeYears)
{
    /// <summary>The assets of a store in one currency.</summary>
    public static IReadOnlyList<Asset> All(AccountStore store, string currency) => store.Connection.Rows(
        $"SELECT asset, kind, gpus, purchased, price::VARCHAR, in_service, disposed, coalesce(proceeds, 0)::VARCHAR, salvage_share::VARCHAR, life_years::VARCHAR FROM assets WHERE currency = {StoreSql.Text(currency)} ORDER BY asset",
        row => new Asset(
            row.GetString(0),
            row.GetString(1),
            row.GetInt64(2),
            row.GetFieldValue<DateOnly>(3),
            Number(row.GetString(4)),
            row.GetFieldValue<DateOnly>(5),
            row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6),
            Number(row.GetString(7)),
            Number(row.GetString(8)),
            Number(row.GetString(9))));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
