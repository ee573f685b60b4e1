using System.Globalization;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>The sources that a drafted case names: what records it rests on, how many and of which time.</summary>
/// <param name="store">The records.</param>
/// <param name="last">The last day that they tell of.</param>
internal sealed class DraftSources(AccountStore store, DateOnly last)
{
    private readonly List<(string Id, string Title, string Publisher, string Read)> used = [];
    private readonly Dictionary<string, string> stated = [];

    /// <summary>Records of jobs.</summary>
    public string Jobs => Use("jobs", () => Counted("SELECT count(*), string_agg(DISTINCT cluster, ', ' ORDER BY cluster), min(started)::DATE, max(coalesce(ended, started))::DATE FROM attempts WHERE started IS NOT NULL", "attempts of jobs on"), "The scheduler, as imported into the store of accounts");

    /// <summary>The asset register.</summary>
    public string Register => Use("register", () => Counted("SELECT count(*), string_agg(DISTINCT kind, ', ' ORDER BY kind), min(in_service), max(in_service) FROM assets", "assets in service:"), "The asset register, as imported into the store of accounts");

    /// <summary>Invoices of suppliers.</summary>
    public string Invoices => Use("invoices", () => Counted("SELECT count(*), string_agg(DISTINCT supplier, ', ' ORDER BY supplier), min(period_from), max(period_to) FROM invoices", "invoices of"), "The suppliers, as imported into the store of accounts");

    /// <summary>Cloud bills.</summary>
    public string Bills => Use("bills", () => Counted("SELECT count(*), string_agg(DISTINCT provider, ', ' ORDER BY provider), min(charged_from)::DATE, max(charged_to)::DATE FROM charges", "charges of cloud bills of"), "The providers, by FOCUS, as imported into the store of accounts");

    /// <summary>People by month.</summary>
    public string People => Use("people", () => Counted("SELECT count(*), string_agg(DISTINCT coalesce(team, 'all'), ', ' ORDER BY coalesce(team, 'all')), min(month), max(month) FROM people", "months of people of"), "The payroll, as imported into the store of accounts");

    /// <summary>What clusters had.</summary>
    public string Capacity => Use("capacity", () => Counted("SELECT count(*), string_agg(DISTINCT cluster, ', ' ORDER BY cluster), min(began)::DATE, max(ended)::DATE FROM capacity", "periods of sreport on"), "The scheduler, as imported into the store of accounts");

    /// <summary>Metrics of GPUs.</summary>
    public string Metrics => Use("metrics", () => Counted("SELECT count(*), string_agg(DISTINCT metric, ', ' ORDER BY metric), min(hour)::DATE, max(hour)::DATE FROM telemetry", "hours of GPUs' metrics:"), "dcgm-exporter, as imported into the store of accounts");

    /// <summary>What the rules make of all records together.</summary>
    public string Accounts => Use("accounts", () => "What 'assay accounts report' makes of all records by the rules", "Assay, from the store of accounts");

    /// <summary>What rules state with a source.</summary>
    public string Stated(string source)
    {
        if (!stated.TryGetValue(source, out var id))
            stated[source] = id = string.Create(CultureInfo.InvariantCulture, $"stated_{stated.Count + 1}");
        return Use(id, () => source, "As the rules of accounts name it", "secondary");
    }

    /// <summary>Writes those that were named, in their order.</summary>
    public void Write(DraftText text)
    {
        text.Line("sources:");
        foreach (var (id, title, publisher, read) in used.OrderBy(source => source.Id, StringComparer.Ordinal))
            text.Line($"  {id}: {{ title: {DraftText.Quoted(title)}, publisher: {DraftText.Quoted(publisher)}, date: {last:yyyy-MM-dd}, read: {read} }}");
    }

    private string Use(string id, Func<string> title, string publisher, string read = "table")
    {
        if (!used.Exists(source => source.Id == id))
            used.Add((id, title(), publisher, read));
        return id;
    }

    private string Counted(string sql, string what) => store.Connection.Rows(sql, row => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.GetInt64(0):N0} {what} {row.Optional(1)}{(row.IsDBNull(2) || row.IsDBNull(3) ? "" : string.Create(CultureInfo.InvariantCulture, $", {row.GetFieldValue<DateOnly>(2):yyyy-MM-dd} to {row.GetFieldValue<DateOnly>(3):yyyy-MM-dd}"))}"))[0];
}
