using System.Globalization;
using Assay.Documents;
using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>
/// Invoices as amounts of the books. One for an asset or a cloud bill is no cost of its own: it is held against the register or the
/// charges, and what it says beyond them is unexplained.
/// </summary>
internal static class InvoiceBooks
{
    public static IEnumerable<Spent> Read(AccountStore store, string currency, Basis basis, IReadOnlyList<PoolRule> pools, IReadOnlyList<Asset> assets)
    {
        var paying = pools.Where(pool => pool.Invoices.Count > 0).ToArray();
        var pool = paying.Length == 0 ? "NULL::VARCHAR" : $"CASE {string.Concat(paying.Select(one => $"WHEN {one.FitsInvoice} THEN {StoreSql.Text(one.Id)} "))}END";
        var invoices = store.Connection.Rows(
            $"SELECT invoice, supplier, dated, period_from, period_to, amount::VARCHAR, resource, item, {pool} FROM invoices WHERE currency = {StoreSql.Text(currency)} ORDER BY supplier, invoice",
            row => new Invoice(row.GetString(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateOnly>(4), decimal.Parse(row.GetString(5), CultureInfo.InvariantCulture), row.GetString(6), row.Optional(7), row.Optional(8)));
        return [.. invoices.Where(invoice => !invoice.IsHeldAgainst).SelectMany(invoice => Own(invoice, basis)), .. OfAssets(invoices, assets), .. OfBills(store, currency, invoices)];
    }

    private static IEnumerable<Spent> Own(Invoice invoice, Basis basis)
    {
        var resource = Words.Resources[invoice.Resource];
        var on = invoice.Pool is not null ? SpentOn.Pool : resource == Resource.Data && invoice.Item is not null ? SpentOn.Model : resource == Resource.RentedCompute ? SpentOn.Unexplained : SpentOn.Shared;
        var whom = on switch { SpentOn.Pool => invoice.Pool, SpentOn.Model => invoice.Item, _ => null };
        Message? why = on == SpentOn.Unexplained ? (Message)$"Invoice {invoice.Number} of {invoice.Supplier} for accelerators of no pool" : null;
        if (basis == Basis.Cash)
            return [new Spent(Spent.MonthOf(invoice.Dated), on, resource, Cents.Of(invoice.Amount), whom, why)];
        var months = Months(invoice.From, invoice.To).ToArray();
        var cents = Cents.Share(Cents.Of(invoice.Amount), [.. months.Select(month => month.Days)]);
        return months.Select((month, i) => new Spent(month.First, on, resource, cents[i], whom, why));
    }

    private static IEnumerable<Spent> OfAssets(IEnumerable<Invoice> invoices, IReadOnlyList<Asset> assets)
    {
        foreach (var of in invoices.Where(invoice => invoice.Resource == "asset").GroupBy(invoice => invoice.Item!, StringComparer.Ordinal))
        {
            var asset = assets.FirstOrDefault(asset => asset.Id == of.Key);
            var beyond = Cents.Of(of.Sum(invoice => invoice.Amount) - (asset?.Price ?? 0));
            if (beyond != 0)
                yield return Held(of.First(), beyond, asset is null ? $"Invoices for '{of.Key}', which the register does not know" : (Message)$"Invoices for '{of.Key}' beyond its price in the register");
        }
    }

    // An invoice that charges name is held against those; others against the charges of the provider in their period.
    private static IEnumerable<Spent> OfBills(AccountStore store, string currency, IEnumerable<Invoice> invoices)
    {
        foreach (var of in invoices.Where(invoice => invoice.Resource == "bill").Select(invoice => (Invoice: invoice, Named: Billed(store, currency, $"provider = {StoreSql.Text(invoice.Item)} AND invoice = {StoreSql.Text(invoice.Number)}")))
            .GroupBy(pair => (pair.Invoice.Item, pair.Invoice.From, pair.Invoice.To, Number: pair.Named is null ? null : pair.Invoice.Number)))
        {
            var first = of.First().Invoice;
            var charged = of.First().Named ?? Billed(store, currency, $"provider = {StoreSql.Text(first.Item)} AND billed_from::DATE BETWEEN DATE '{Written(first.From)}' AND DATE '{Written(first.To)}'") ?? 0;
            var beyond = Cents.Of(of.Sum(pair => pair.Invoice.Amount)) - charged;
            if (beyond != 0)
                yield return Held(first, beyond, $"Invoices of {first.Supplier} for {first.From:yyyy-MM-dd} to {first.To:yyyy-MM-dd} beyond the charges of {first.Item!}");
        }
    }

    private static Spent Held(Invoice invoice, long cents, Message why) => new(Spent.MonthOf(invoice.Dated), SpentOn.Unexplained, Resource.Operations, cents, null, why);

    private static long? Billed(AccountStore store, string currency, string where) =>
        store.Connection.Value<string>($"SELECT round(sum(billed), 2)::VARCHAR FROM charges WHERE currency = {StoreSql.Text(currency)} AND {where}") is { } sum ? Cents.Of(decimal.Parse(sum, CultureInfo.InvariantCulture)) : null;

    private static IEnumerable<(DateOnly First, decimal Days)> Months(DateOnly from, DateOnly to)
    {
        var after = to.AddDays(1);
        for (var month = Spent.MonthOf(from); month < after; month = month.AddMonths(1))
        {
            var (first, last) = (month > from ? month : from, month.AddMonths(1) < after ? month.AddMonths(1) : after);
            yield return (month, last.DayNumber - first.DayNumber);
        }
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Invoice(string Number, string Supplier, DateOnly Dated, DateOnly From, DateOnly To, decimal Amount, string Resource, string? Item, string? Pool)
    {
        /// <summary>Whether it is held against what the books know otherwise.</summary>
        public bool IsHeldAgainst => Resource is "asset" or "bill";
    }
}
