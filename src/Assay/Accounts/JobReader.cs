using System.Data.Common;
using System.Globalization;
using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>Reads runs and jobs of a store by what rules say they were for, the largest first, each with what it cost.</summary>
public sealed class JobReader
{
    private readonly AccountStore store;
    private readonly AccountRules rules;
    private readonly IReadOnlyList<PoolRule> pools;

    private JobReader(AccountStore store, AccountRules rules)
    {
        (this.store, this.rules) = (store, rules);
        pools = rules.Money.Pools.Count > 0 ? rules.Money.Pools : [PoolRule.Whole];
    }

    /// <summary>A reader of a store of which a report has been made before, in any opening.</summary>
    /// <param name="store">The records.</param>
    /// <param name="rules">What says what attempts were for.</param>
    /// <param name="money">What was spent; null where nothing tells.</param>
    public static JobReader Of(AccountStore store, AccountRules rules, MoneyReport? money)
    {
        AccountsReporter.Judge(store, rules);
        return After(store, rules, money);
    }

    /// <summary>A reader of a store in the opening in which its report was made by the same rules.</summary>
    public static JobReader After(AccountStore store, AccountRules rules, MoneyReport? money)
    {
        var reader = new JobReader(store, rules);
        var pool = $"CASE {string.Concat(reader.pools.Select(one => $"WHEN {one.FitsAttempt} THEN {StoreSql.Text(one.Id)} "))}END";
        store.Connection.Execute(StoreSql.Script("report/jobs").Replace("$pool", pool, StringComparison.Ordinal));
        reader.Price(money);
        return reader;
    }

    /// <summary>Attempts of a selection, the largest first.</summary>
    public SelectedJobs Jobs(JobSelection selection, int limit, long offset = 0)
    {
        var chosen = Chosen(selection);
        var jobs = store.Connection.Rows(string.Create(CultureInfo.InvariantCulture, $"""
            WITH page AS (SELECT *, row_number() OVER (ORDER BY held DESC, cluster, job, started, submitted) AS place FROM ({chosen}) ORDER BY place LIMIT {limit} OFFSET {offset})
            {Priced("page", selection)}
            """), Job);
        var all = store.Connection.Rows($"SELECT count(*), coalesce(sum(held), 0)::DOUBLE / 3600 FROM ({chosen})", row => (Attempts: row.GetInt64(0), Hours: row.GetDouble(1)))[0];
        var cents = store.Connection.Rows($"SELECT {Cost} FROM ({Months(chosen, selection)}) p JOIN rates r ON {Alike}", row => Cents(row, 0))[0];
        return new SelectedJobs(jobs, all.Attempts, all.Hours, cents, offset);
    }

    /// <summary>The runs of a selection, the largest first; what no rule caught is one of them.</summary>
    public IReadOnlyList<SelectedRun> Runs(JobSelection selection, int limit)
    {
        var chosen = Chosen(selection);
        return store.Connection.Rows(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT h.*, c.cents FROM (
                SELECT run, model, phase, sum(held)::DOUBLE / 3600 AS hours, count(*) AS attempts, coalesce(sum(held) FILTER (WHERE outcome IN ('completed', 'resumed', 'running')), 0)::DOUBLE / 3600 AS led_on FROM ({chosen}) GROUP BY ALL
            ) h LEFT JOIN (
                SELECT p.run, p.model, p.phase, {Cost} AS cents FROM ({Months(chosen, selection)}) p JOIN rates r ON {Alike} GROUP BY ALL
            ) c ON h.run IS NOT DISTINCT FROM c.run AND h.model IS NOT DISTINCT FROM c.model AND h.phase = c.phase
            ORDER BY hours DESC, h.run, h.model, h.phase LIMIT {limit}
            """), row => new SelectedRun(row.Optional(0), row.Optional(1), row.GetString(2), row.GetDouble(3), row.GetInt64(4), row.GetDouble(5), Cents(row, 6)));
    }

    /// <summary>The largest attempts of each of some runs.</summary>
    public ILookup<(string? Run, string? Model, string Phase), AccountedJob> Largest(IEnumerable<SelectedRun> runs, int most)
    {
        var wanted = string.Join(", ", runs.Select(run => $"({StoreSql.Text(run.Run ?? "")}, {StoreSql.Text(run.Model ?? "")}, {StoreSql.Text(run.Phase)})"));
        if (wanted.Length == 0)
            return Array.Empty<AccountedJob>().ToLookup(job => (job.Run, job.Model, job.Phase));
        return store.Connection.Rows(string.Create(CultureInfo.InvariantCulture, $"""
            WITH page AS (
                SELECT *, row_number() OVER (ORDER BY held DESC, cluster, job, started, submitted) AS place FROM ({Chosen(JobSelection.All)}) WHERE (coalesce(run, ''), coalesce(model, ''), phase) IN ({wanted})
                QUALIFY row_number() OVER (PARTITION BY run, model, phase ORDER BY held DESC, cluster, job, started, submitted) <= {most}
            )
            {Priced("page", JobSelection.All)}
            """), Job).ToLookup(job => (job.Run, job.Model, job.Phase));
    }

    /// <summary>What of lines of idle time falls on which model, as the ladders have it.</summary>
    public IReadOnlyList<IdleShare> IdleShares(MoneyReport money) => IdleShare.Of(money.Lines, Used.All(store, pools, rules));

    // Exact, so that it does not matter who adds first.
    private const string Cost = "sum((p.held * r.cents)::DECIMAL(38, 6))::DOUBLE";

    private const string Alike = """
        p.month = r.month AND p.pool IS NOT DISTINCT FROM r.pool AND p.account IS NOT DISTINCT FROM r.team AND p.model IS NOT DISTINCT FROM r.model
            AND p.phase = r.phase AND p.outcome = r.outcome AND p.work IS NOT DISTINCT FROM r.work
        """;

    private static string Chosen(JobSelection selection) => $"SELECT *, {(selection.Month is null ? "gpus * seconds" : Held(selection.MonthSql))} AS held FROM pooled WHERE {selection.Fits}";

    // As the spreading of money parts an attempt among the months.
    private static string Held(string month) => $"gpus * greatest(0, (epoch_us(least(until, {month} + INTERVAL 1 MONTH)) - epoch_us(greatest(started, {month}))) // 1000000)";

    private static string Months(string chosen, JobSelection selection) =>
        $"SELECT * EXCLUDE (month, held), month::DATE AS month, {Held("month")} AS held FROM (SELECT *, unnest(range(date_trunc('month', started), until, INTERVAL 1 MONTH)) AS month FROM ({chosen})){(selection.Month is null ? "" : $" WHERE month = {selection.MonthSql}")}";

    private static string Priced(string page, JobSelection selection) => $"""
        SELECT j.cluster, j.job, j.name, j.account, j.user_name, j.partition, j.run, j.model, j.phase, j.pool, j.state, j.outcome, j.started, j.ended, j.gpus::DOUBLE, j.held::DOUBLE / 3600, c.cents
        FROM {page} j LEFT JOIN (SELECT p.place, {Cost} AS cents FROM ({Months($"SELECT * FROM {page}", selection)}) p JOIN rates r ON {Alike} GROUP BY ALL) c ON j.place = c.place
        ORDER BY j.place
        """;

    // The lines that fall on attempts alike, by the GPU-second. Names of records reach SQL as literals alone.
    private void Price(MoneyReport? money)
    {
        if (money is null)
            return;
        // An attempt that was resumed is one job, what it lost with it: a GPU-second of a pool costs the same in all.
        static string Whole(string outcome) => outcome == Used.Lost ? "resumed" : outcome;
        var seconds = Used.All(store, pools, rules).GroupBy(one => (one.Pool, one.Month, one.Team, one.Model, one.Phase, Outcome: Whole(one.Outcome), one.Work)).ToDictionary(group => group.Key, group => group.Sum(one => one.GpuSeconds));
        var lines = money.Lines.Where(line => line is { Shared: false, Outcome: not null } && line.Phase != Phase.Idle)
            .GroupBy(line => (line.Pool, line.Month, line.Team, line.Model, line.Phase, Outcome: Whole(line.Outcome!), line.Work)).Where(group => seconds.ContainsKey(group.Key));
        foreach (var chunk in lines.Chunk(5_000))
        {
            store.Connection.Execute($"INSERT INTO rates VALUES {string.Join(", ", chunk.Select(group => string.Create(
                CultureInfo.InvariantCulture,
                $"({StoreSql.Text(group.Key.Pool)}, DATE '{group.Key.Month:yyyy-MM-dd}', {StoreSql.Text(group.Key.Team)}, {StoreSql.Text(group.Key.Model)}, {StoreSql.Text(group.Key.Phase is { } phase ? RuleSql.Word(phase) : JobSelection.Unassigned)}, {StoreSql.Text(group.Key.Outcome)}, {StoreSql.Text(group.Key.Work)}, {(double)(group.Sum(line => line.Cents) / seconds[group.Key]):R})")))}");
        }
    }

    private static AccountedJob Job(DbDataReader row) => new()
    {
        Cluster = row.GetString(0),
        Job = row.GetString(1),
        Name = row.Optional(2),
        Account = row.Optional(3),
        User = row.Optional(4),
        Partition = row.Optional(5),
        Run = row.Optional(6),
        Model = row.Optional(7),
        Phase = row.GetString(8),
        Pool = row.Optional(9),
        State = row.GetString(10),
        Outcome = row.GetString(11),
        Started = row.GetDateTime(12),
        Ended = row.IsDBNull(13) ? null : row.GetDateTime(13),
        Gpus = row.GetDouble(14),
        Hours = row.GetDouble(15),
        Cents = Cents(row, 16),
    };

    private static long? Cents(DbDataReader row, int column) => row.IsDBNull(column) ? null : (long)Math.Round(row.GetDouble(column), MidpointRounding.AwayFromZero);
}
