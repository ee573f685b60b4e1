using System.Globalization;
using Assay.Documents;
using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>Charges of cloud bills as amounts of the books: what was billed on the basis of cash, the effective cost on the amortised one.</summary>
internal static class ChargeBooks
{
    /// <summary>The charges; those of a provider in a billing period sum to their sum, rounded to the cent.</summary>
    public static IEnumerable<Spent> Read(AccountStore store, string currency, Basis basis, IReadOnlyList<PoolRule> pools)
    {
        var paying = pools.Where(pool => pool.Bills.Count > 0).ToArray();
        var sql = StoreSql.Script("money/charges")
            .Replace("$day", basis == Basis.Cash ? "billed_from" : "charged_from", StringComparison.Ordinal)
            .Replace("$amount", Amount(basis), StringComparison.Ordinal)
            .Replace("$pool", paying.Length == 0 ? "NULL::VARCHAR" : $"CASE {string.Concat(paying.Select(pool => $"WHEN {pool.FitsCharge} THEN {StoreSql.Text(pool.Id)} "))}END", StringComparison.Ordinal)
            .Replace("$currency", StoreSql.Text(currency), StringComparison.Ordinal);
        var rows = store.Connection.Rows(sql, row => (Provider: row.GetString(0), Billed: row.GetDateTime(1), Month: row.GetFieldValue<DateOnly>(2), Takes: row.GetString(3), Resource: row.GetString(4), Pool: row.Optional(5), Told: row.Optional(6), Amount: decimal.Parse(row.GetString(7), CultureInfo.InvariantCulture)));
        foreach (var bill in rows.GroupBy(row => (row.Provider, row.Billed)))
        {
            var parts = bill.ToArray();
            var cents = Cents.Rounded([.. parts.Select(part => part.Amount)]);
            for (var i = 0; i < parts.Length; i++)
            {
                var part = parts[i];
                var on = part.Takes switch { "pool" => SpentOn.Pool, "unused" => SpentOn.Unused, "shared" => SpentOn.Shared, _ => SpentOn.Unexplained };
                yield return new Spent(part.Month, on, Words.Resources[part.Resource], cents[i], part.Pool, on == SpentOn.Unexplained ? $"Charges of {part.Provider} that no pool names: {part.Told!}" : (Message?)null);
            }
        }
    }

    /// <summary>What bills sum to, counted by the store alone.</summary>
    public static long Total(AccountStore store, string currency, Basis basis) =>
        Cents.Of(decimal.Parse(store.Connection.Value<string>($"SELECT coalesce(sum(cents), 0)::VARCHAR FROM (SELECT round(sum({Amount(basis)}), 2) AS cents FROM charges WHERE currency = {StoreSql.Text(currency)} GROUP BY provider, billed_from)")!, CultureInfo.InvariantCulture));

    private static string Amount(Basis basis) => basis == Basis.Cash ? "billed" : "effective";
}
