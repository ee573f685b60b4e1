using System.Globalization;
using Assay.Documents;
using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>Joins the money of a store to what its jobs did.</summary>
internal static class MoneyReporter
{
    private static readonly string[] Tables = ["charges", "assets", "invoices", "people"];

    /// <summary>The report; or null, and what to say where the store holds money of which it cannot tell. The view <c>judged</c> is there.</summary>
    public static (MoneyReport? Report, Message? Untold) Of(AccountStore store, AccountRules rules)
    {
        var currencies = store.Connection.Rows($"SELECT DISTINCT currency FROM ({string.Join(" UNION ALL ", Tables.Select(table => $"SELECT currency FROM {table}"))}) ORDER BY ALL", row => row.GetString(0));
        if (currencies.Count == 0)
            return (null, null);
        var currency = rules.Money.Currency ?? (currencies.Count == 1 ? currencies[0] : null);
        if (currency is null)
            return (null, $"The store holds amounts in {string.Join(", ", currencies)}, which are never added: say in the rules which one to tell, such as 'currency: {currencies[^1]}'.");
        return currencies.Contains(currency) ? (Of(store, rules, currency, [.. currencies.Where(other => other != currency)]), null)
            : (null, $"The store holds no amount in {currency}, only in {string.Join(", ", currencies)}.");
    }

    private static MoneyReport Of(AccountStore store, AccountRules rules, string currency, IReadOnlyList<string> others)
    {
        var money = rules.Money;
        var (basis, pools) = (money.Basis, money.Pools.Count > 0 ? money.Pools : [PoolRule.Whole]);
        var used = Used.All(store, pools, rules);
        var assets = Asset.All(store, currency);
        var timeline = Over(store, used, assets, currency, basis);
        var charged = ChargeBooks.Read(store, currency, basis, pools).ToArray();
        var invoiced = InvoiceBooks.Read(store, currency, basis, pools, assets).ToArray();
        var people = People(store, currency);
        Spent[] books = [.. charged, .. AssetBooks.Read(assets, timeline, basis, pools), .. invoiced, .. people];

        var parts = assets.ToLookup(asset => AssetBooks.PoolOf(asset, pools));
        var had = new Dictionary<(string, DateOnly), Had?>();
        var spread = new MoneySpread(money, used, (pool, month) => had.TryGetValue((pool, month), out var known) ? known : had[(pool, month)] = Had.Of(store, pools.First(one => one.Id == pool), month, parts[pool]));
        var lines = spread.Lines(books);
        var named = rules.Rules.Select(rule => rule.Model).OfType<string>().Where(model => !model.Contains('{', StringComparison.Ordinal)).Concat(lines.Select(line => line.Model).OfType<string>());
        return new MoneyReport
        {
            Currency = currency,
            Basis = basis,
            From = timeline.Start,
            To = timeline.End,
            Books = Told(store, currency, basis, assets, timeline, invoiced),
            Lines = lines,
            UnexplainedParts = [.. books.Where(spent => spent.On == SpentOn.Unexplained).GroupBy(spent => spent.Why!).Select(group => (group.Key, group.Sum(spent => spent.Cents))).Where(part => part.Item2 != 0).OrderByDescending(part => Math.Abs(part.Item2)).ThenBy(part => part.Key.ToString(), StringComparer.Ordinal)],
            Models = ModelCost.Of(lines, used, named),
            Keys = [.. lines.Where(line => line.Shared).Select(line => line.Resource).Distinct().Order().Select(resource => (resource, money.KeyOf(resource)))],
            Notes =
            [
                basis == Basis.Cash ? "Purchases count when they were paid; the cost of capital is in no bill and is left out." : "Assets are written off in a straight line; the cost of capital is in no bill and is left out.",
                .. Unrecorded(used, timeline),
                .. others.Select(other => (Message)$"Amounts in {other} are kept apart and are not in this report."),
                .. spread.Unmeasured.Select(pool => (Message)$"Nothing tells how many accelerators the pool '{pool}' has, so its idle time is unknown and falls on what was used: say 'gpus' in the rules, or import a listing of sreport."),
                .. used.Any(one => one.Pool is null) ? [(Message)$"{used.Where(one => one.Pool is null).Sum(one => one.GpuSeconds) / 3600:N0} GPU-hours ran on no pool of the rules: no cost of a pool falls on them."] : Array.Empty<Message>(),
            ],
        };
    }

    // What invoices are held against counts by what they say beyond it.
    private static IReadOnlyList<(Message, long)> Told(AccountStore store, string currency, Basis basis, IReadOnlyList<Asset> assets, Timeline timeline, IEnumerable<Spent> invoiced)
    {
        long Sum(string sql) => Cents.Of(decimal.Parse(store.Connection.Value<string>($"SELECT coalesce(sum({sql}")!, CultureInfo.InvariantCulture));
        var own = Sum($"amount), 0)::VARCHAR FROM invoices WHERE resource NOT IN ('asset', 'bill') AND currency = {StoreSql.Text(currency)}");
        (Message, long)[] all =
        [
            ("cloud bills", ChargeBooks.Total(store, currency, basis)),
            ("assets", AssetBooks.Total(assets, timeline, basis)),
            ("invoices", own),
            ("people", Sum($"cost), 0)::VARCHAR FROM people WHERE currency = {StoreSql.Text(currency)}")),
            ("invoices beyond bills and register", invoiced.Sum(spent => spent.Cents) - own),
        ];
        return [.. all.Where(book => book.Item2 != 0)];
    }

    // Months of money without a job look idle, and may be months whose records were not imported.
    private static IEnumerable<Message> Unrecorded(IReadOnlyList<Used> used, Timeline timeline)
    {
        var without = Enumerable.Range(0, timeline.Months).Where(i => !used.Any(one => one.Month == timeline.Month(i))).ToArray();
        if (without.Length == 0 || used.Count == 0)
            yield break;
        // Months that follow one another are told as one span: a month less its place among them is the same for all of them.
        var spans = without.Select((month, place) => (Month: month, Span: month - place)).GroupBy(one => one.Span, (_, months) => Span(months.First().Month, months.Last().Month));
        yield return $"No job is recorded in {Message.Join(", ", spans)}: pools count as idle then.";

        Message Span(int first, int last) => first == last ? (Message)$"{timeline.Month(first):yyyy-MM}" : $"{timeline.Month(first):yyyy-MM} to {timeline.Month(last):yyyy-MM}";
    }

    private static IEnumerable<Spent> People(AccountStore store, string currency) => store.Connection.Rows(
        $"SELECT month, team, cost::VARCHAR FROM people WHERE currency = {StoreSql.Text(currency)} ORDER BY ALL",
        row => new Spent(row.GetFieldValue<DateOnly>(0), SpentOn.Shared, Resource.People, Cents.Of(decimal.Parse(row.GetString(2), CultureInfo.InvariantCulture)), row.Optional(1)));

    // The months that records of jobs and money tell of; a life that goes on after them is told no further.
    private static Timeline Over(AccountStore store, IReadOnlyList<Used> used, IReadOnlyList<Asset> assets, string currency, Basis basis)
    {
        // An invoice of what was used counts in its period, and may be written long after; one that is held against other books counts on its day.
        var dated = basis == Basis.Cash ? "true" : "resource IN ('asset', 'bill')";
        var of = $"WHERE currency = {StoreSql.Text(currency)}";
        var days = store.Connection.Rows($"""
            SELECT DISTINCT date_trunc('month', day)::DATE FROM (
                SELECT billed_from AS day FROM charges {of} UNION ALL SELECT charged_from FROM charges {of}
                UNION ALL SELECT period_from FROM invoices {of} UNION ALL SELECT period_to FROM invoices {of} UNION ALL SELECT dated FROM invoices {of} AND {dated}
                UNION ALL SELECT month FROM people {of} UNION ALL SELECT month FROM had)
            """, row => row.GetFieldValue<DateOnly>(0)).Concat(used.Select(one => one.Month)).ToList();
        if (basis == Basis.Cash)
            days.AddRange(assets.SelectMany(asset => new[] { asset.Purchased, asset.Disposed ?? asset.Purchased }).Select(Spent.MonthOf));
        if (days.Count == 0)
            days.AddRange(assets.SelectMany(asset => new[] { asset.InService, asset.InService.AddDays((int)(asset.LifeYears * 365.25m)) }).Select(Spent.MonthOf));
        var (first, last) = (days.Min(), days.Max());
        return new Timeline(first, ((last.Year - first.Year) * 12) + last.Month - first.Month + 1);
    }
}
