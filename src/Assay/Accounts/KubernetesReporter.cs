using System.Data.Common;
using System.Globalization;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>Sums up what OpenCost allocated.</summary>
public static class KubernetesReporter
{
    // The finest tells most; what no name shows comes last.
    private static readonly string[] Finest = ["container", "pod", "controller", "namespace", "node", "cluster", "other", "none"];

    private const string Sums = """
        sum(coalesce(gpu_hours, 0)), sum(gpu_hours_requested), sum(gpu_hours_used), sum(coalesce(gpu_cost, 0)), sum(total_cost),
        sum(total_cost - coalesce(gpu_cost, 0) - coalesce(cpu_cost, 0) - coalesce(ram_cost, 0) - coalesce(storage_cost, 0) - coalesce(network_cost, 0) - coalesce(shared_cost, 0) - coalesce(external_cost, 0))
        """;

    /// <summary>The report; null where the store has no allocations.</summary>
    public static KubernetesReport? Of(AccountStore store)
    {
        var connection = store.Connection;
        var windows = connection.Rows("SELECT DISTINCT cluster, level, began, ended FROM allocations", row => new AllocationWindow(row.GetString(0), row.GetString(1), row.GetDateTime(2), row.GetDateTime(3)));
        if (windows.Count == 0)
            return null;
        var counted = windows.GroupBy(window => window.Cluster).SelectMany(Counted).ToHashSet();
        connection.Execute($"CREATE OR REPLACE TEMP TABLE kubernetes_counted AS SELECT a.* FROM allocations a JOIN (VALUES {string.Join(", ", counted.Select(Values))}) w (cluster, level, began, ended) ON a.cluster = w.cluster AND a.level = w.level AND a.began = w.began AND a.ended = w.ended");
        return new KubernetesReport
        {
            Lines = connection.Rows($"SELECT cluster, kind, CASE kind WHEN 'workload' THEN coalesce(namespace, name) ELSE kind END AS told, {Sums} FROM kubernetes_counted GROUP BY ALL ORDER BY sum(total_cost) DESC, cluster, kind, told", Line),
            Total = connection.Rows($"SELECT '', '', '', {Sums} FROM kubernetes_counted", Line)[0],
            LeftOut = [.. windows.Where(window => !counted.Contains(window)).OrderBy(window => window.Cluster, StringComparer.Ordinal).ThenBy(window => window.Began).ThenBy(window => window.Ended).ThenBy(window => window.Level, StringComparer.Ordinal)],
        };
    }

    // The longest first, and of those that are as long the finest: a whole day stands for its hours and for the part of it that was asked
    // for in the morning. Which are counted depends on what is in the store alone, not on how it came there.
    private static List<AllocationWindow> Counted(IEnumerable<AllocationWindow> windows)
    {
        var counted = new List<AllocationWindow>();
        foreach (var window in windows.OrderByDescending(window => window.Ended - window.Began).ThenBy(window => window.Began).ThenBy(window => Array.IndexOf(Finest, window.Level)))
        {
            if (counted.TrueForAll(other => other.Ended <= window.Began || other.Began >= window.Ended))
                counted.Add(window);
        }

        return counted;
    }

    private static string Values(AllocationWindow window) => $"({StoreSql.Text(window.Cluster)}, {StoreSql.Text(window.Level)}, {Moment(window.Began)}, {Moment(window.Ended)})";

    private static string Moment(DateTime at) => $"TIMESTAMP '{at.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'";

    private static KubernetesLine Line(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetDouble(3), Amount(row, 4), Amount(row, 5), row.GetDouble(6), row.GetDouble(7), row.GetDouble(8));

    private static double? Amount(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
