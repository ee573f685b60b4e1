using System.Data.Common;
using System.Globalization;
using Assay.Documents;
using Assay.Records;
using DuckDB.NET.Data;

namespace Assay.Accounts;

/// <summary>Sums up a store by rules.</summary>
public static class AccountsReporter
{
    private const int JobsTold = 5;

    // With it the script sums up what it has judged.
    private const string SumsTable = "CREATE OR REPLACE TEMP TABLE sums";

    /// <summary>The report.</summary>
    /// <param name="store">The records.</param>
    /// <param name="rules">What says what attempts were for.</param>
    /// <param name="gpus">How many GPUs a cluster has, where the store does not know; null where nobody says.</param>
    public static AccountsReport Of(AccountStore store, AccountRules rules, double? gpus = null)
    {
        var (connection, settings) = (store.Connection, store.Settings);
        Prepare(store, rules);
        connection.Run(Sums(rules), settings.Progress, 0, 0.7, settings.Cancellation);
        var capacity = connection.Rows("""
            SELECT cluster, min(began), max(ended), sum(reported) / 3600, sum(allocated) / 3600, sum(down) / 3600, sum(planned_down) / 3600, sum(reserved) / 3600, sum(idle) / 3600,
                max(reported / (epoch_us(ended) - epoch_us(began)) * 1000000) FROM capacity GROUP BY cluster ORDER BY cluster
            """, row => new ClusterCapacity(row.GetString(0), row.GetDateTime(1), row.GetDateTime(2), row.GetDouble(3), row.GetDouble(4), row.GetDouble(5), row.GetDouble(6), row.GetDouble(7), row.GetDouble(8), row.GetDouble(9)));
        var peaks = connection.Rows(StoreSql.Script("report/capacity"), row => (Cluster: row.GetString(0), At: row.GetDateTime(1), Held: (double)row.GetDecimal(2)))
            .OrderBy(peak => peak.Cluster, StringComparer.Ordinal).Select(peak => Peak(connection, peak.Cluster, peak.At, peak.Held, capacity.Find(one => one.Cluster == peak.Cluster)?.Gpus ?? gpus)).ToArray();
        settings.Progress?.Report(1);
        var used = connection.Rows("SELECT rule, sum(attempts)::BIGINT FROM sums WHERE rule IS NOT NULL GROUP BY rule", row => (Rule: row.GetInt32(0), Attempts: row.GetInt64(1))).ToDictionary(row => row.Rule, row => row.Attempts);
        var totals = connection.Rows("SELECT coalesce(sum(gpu_seconds), 0)::DOUBLE / 3600, coalesce(sum(attempts), 0)::BIGINT, min(first), max(last), sum(energy_joules) FROM sums", row => (Hours: row.GetDouble(0), Attempts: row.GetInt64(1), First: Moment(row, 2), Last: Moment(row, 3), Energy: row.IsDBNull(4) ? (double?)null : row.GetDouble(4)))[0];
        var (money, untold) = MoneyReporter.Of(store, rules);
        return new AccountsReport
        {
            Money = money,
            Allocated = totals.Hours,
            Attempts = totals.Attempts,
            Waiting = connection.Value<long>("SELECT count(*) FROM attempts WHERE started IS NULL"),
            From = totals.First,
            To = totals.Last,
            ByState = Parted(connection, "state"),
            ByPhase = Parted(connection, "phase"),
            ByOutcome = Parted(connection, "outcome"),
            ByAccount = Parted(connection, "coalesce(account, 'unknown')"),
            ByCluster = Parted(connection, "cluster"),
            Runs = Runs(connection),
            Uncaught = Uncaught(connection, 50),
            EnergyJoules = totals.Energy,
            Capacity = capacity,
            Peaks = peaks,
            Warnings =
            [
                .. rules.Warnings,
                .. untold is null ? [] : new[] { new AccountWarning(null, untold) },
                .. rules.Rules.Select((rule, i) => (rule, i)).Where(pair => !used.ContainsKey(pair.i)).Select(pair => new AccountWarning(pair.rule.At, pair.rule.Model is { } model ? $"No attempt is caught by this rule, which names the model '{model}'." : (Message)"No attempt is caught by this rule.")),
                // One rule alone is meant so; beside others it says more than its author thought.
                .. rules.Rules.Count < 2 ? [] : rules.Rules.Where((rule, i) => !rule.FitsAll && totals.Attempts > 1 && used.GetValueOrDefault(i) == totals.Attempts).Select(rule => new AccountWarning(rule.At, "Every attempt of the store is caught by this rule.")),
                .. peaks.Where(peak => peak.Exceeds).Select(peak => new AccountWarning(null, $"At {Written(peak.At)} attempts held {peak.Gpus:N0} GPUs of '{peak.Cluster}', which has {peak.Capacity:N0}: {string.Join(", ", peak.Jobs)}.")),
            ],
        };
    }

    /// <summary>What no rule caught, the largest first.</summary>
    internal static IReadOnlyList<UncaughtJobs> Uncaught(DuckDBConnection connection, int most) => connection.Rows(
        string.Create(CultureInfo.InvariantCulture, $"{StoreSql.Script("report/uncaught")} LIMIT {most}"),
        row => new UncaughtJobs(row.Optional(0), row.Optional(1), row.Optional(2), row.GetDouble(3), row.GetInt64(4)));

    /// <summary>Makes the view of attempts, each with the number of its rule.</summary>
    internal static void Prepare(AccountStore store, AccountRules rules) =>
        store.Connection.Execute(StoreSql.Script("report/counted").Replace("$rule", RuleSql.Number(store, rules), StringComparison.Ordinal));

    /// <summary>Makes the view <c>judged</c> of attempts, each with what it was for and what came of it.</summary>
    internal static void Judge(AccountStore store, AccountRules rules)
    {
        Prepare(store, rules);
        var script = Sums(rules);
        store.Connection.Run(script[..script.IndexOf(SumsTable, StringComparison.Ordinal)], null, 0, 1, store.Settings.Cancellation);
    }

    private static string Sums(AccountRules rules) => StoreSql.Script("report/sums")
        .Replace("$run", $"({RuleSql.Given(rules, rule => RuleSql.Filled(rule.Run))})::VARCHAR", StringComparison.Ordinal)
        .Replace("$model", $"({RuleSql.Given(rules, rule => RuleSql.Filled(rule.Model))})::VARCHAR", StringComparison.Ordinal)
        .Replace("$phase", $"({RuleSql.Given(rules, rule => StoreSql.Text(RuleSql.Word(rule.Phase)))})::VARCHAR", StringComparison.Ordinal)
        .Replace("$work", $"({RuleSql.Given(rules, rule => StoreSql.Text(rule.Work))})::VARCHAR", StringComparison.Ordinal)
        .Replace("$resumes", $"({RuleSql.Given(rules, rule => rule.Resumes ? "true" : "false")})::BOOLEAN", StringComparison.Ordinal)
        .Replace("$checkpoint", $"({RuleSql.Given(rules, rule => ((long)rule.Checkpoint.TotalSeconds).ToString(CultureInfo.InvariantCulture))})::BIGINT", StringComparison.Ordinal);

    private static List<GpuHours> Parted(DuckDBConnection connection, string by) => connection.Rows(
        $"SELECT {by} AS part, sum(gpu_seconds)::DOUBLE / 3600 AS hours, sum(attempts)::BIGINT FROM sums GROUP BY part ORDER BY hours DESC, part",
        row => new GpuHours(row.GetString(0), row.GetDouble(1), row.GetInt64(2)));

    private static List<AccountedRun> Runs(DuckDBConnection connection)
    {
        var outcomes = connection.Rows(
            "SELECT run, model, phase, outcome, sum(gpu_seconds)::DOUBLE / 3600 AS hours, sum(attempts)::BIGINT, sum(lost)::DOUBLE / 3600 FROM sums WHERE rule IS NOT NULL GROUP BY ALL ORDER BY hours DESC, outcome",
            row => (Run: row.GetString(0), Model: row.Optional(1), Phase: row.GetString(2), Outcome: new GpuHours(row.GetString(3), row.GetDouble(4), row.GetInt64(5)), Lost: row.GetDouble(6)));
        return [.. outcomes.GroupBy(row => (row.Run, row.Model, row.Phase))
            .Select(group => new AccountedRun(group.Key.Run, group.Key.Model, group.Key.Phase, group.Sum(row => row.Outcome.Hours), group.Sum(row => row.Outcome.Attempts), [.. group.Select(row => row.Outcome)], group.Sum(row => row.Lost)))
            .OrderByDescending(run => run.Hours).ThenBy(run => run.Run, StringComparer.Ordinal).ThenBy(run => run.Model, StringComparer.Ordinal).ThenBy(run => run.Phase, StringComparer.Ordinal)];
    }

    private static HeldAtOnce Peak(DuckDBConnection connection, string cluster, DateTime at, double held, double? capacity)
    {
        var moment = $"TIMESTAMP '{at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}'";
        return new HeldAtOnce(cluster, at, held, capacity, held <= capacity || capacity is null ? [] : connection.Rows(
            $"SELECT job FROM counted WHERE cluster = {StoreSql.Text(cluster)} AND gpus > 0 AND started <= {moment} AND coalesce(ended, started + to_seconds(seconds)) > {moment} ORDER BY gpus DESC, job LIMIT {JobsTold}",
            row => row.GetString(0)));
    }

    private static DateTime? Moment(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);

    private static string Written(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
