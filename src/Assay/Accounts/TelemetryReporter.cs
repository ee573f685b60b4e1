using System.Data.Common;
using System.Globalization;
using Assay.Records;
using DuckDB.NET.Data;

namespace Assay.Accounts;

/// <summary>Sums up what metrics tell of the attempts of a store.</summary>
public static class TelemetryReporter
{
    /// <summary>A GPU that is active for a smaller share of the time than this does nothing: what it shows is the monitoring itself.</summary>
    public const double Least = 0.01;

    // An attempt is called empty only where most of it was seen.
    private const double SeenEnough = 0.5;
    private const int MostWaste = 100;

    /// <summary>The report; null where the store has no metrics. <see cref="AccountsReporter.Of"/> goes before it: it says what attempts were for.</summary>
    /// <param name="store">The records.</param>
    /// <param name="grid">Carbon of the grid in kg/kWh in a month; null where no grid is named.</param>
    public static TelemetryReport? Of(AccountStore store, Func<DateOnly, double>? grid = null)
    {
        var (connection, settings) = (store.Connection, store.Settings);
        if (connection.Value<long>("SELECT count(*) FROM telemetry") == 0)
            return null;
        Nodes(connection);
        connection.Run(StoreSql.Script("report/telemetry").Replace("$least", Least.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), settings.Progress, 0, 1, settings.Cancellation);
        var outside = connection.Rows(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT count(*) / 12, count(*) FILTER (WHERE active >= {Least}) / 12 FROM gpu_readings
            WHERE (cluster, node, gpu, uuid, slot_at) NOT IN (SELECT (cluster, node, gpu, uuid, slot_at) FROM gpu_placed)
            """), row => (Hours: row.GetDouble(0), Active: row.GetDouble(1)))[0];
        return new TelemetryReport
        {
            Utilisation = connection.Rows("""
                SELECT cluster, coalesce(account, 'unknown') AS account, month, sum(m.held), sum(m.seen), sum(m.active) / nullif(sum(m.active_of), 0), sum(m.tensor) / nullif(sum(m.tensor_of), 0)
                FROM gpu_months m JOIN gpu_held h ON m.id = h.id GROUP BY ALL ORDER BY cluster, month, 4 DESC, account
                """, row => new Utilisation(row.GetString(0), row.GetString(1), Day(row, 2), row.GetDouble(3), Amount(row, 4) ?? 0, Amount(row, 5), Amount(row, 6))),
            Energy = connection.Rows("""
                SELECT cluster, month, sum(joules) / 3.6e6, coalesce(sum(joules) FILTER (WHERE counted), 0) / nullif(sum(joules), 0), sum(resets)::BIGINT FROM gpu_energy GROUP BY ALL ORDER BY cluster, month
                """, row => Energy(row, grid)),
            Runs = connection.Rows("""
                SELECT run, model, sum(held) AS held, sum(seen), sum(active) / nullif(sum(active_of), 0), sum(tensor) / nullif(sum(tensor_of), 0)
                FROM gpu_attempts WHERE rule IS NOT NULL AND run IS NOT NULL GROUP BY run, model HAVING sum(seen) > 0 ORDER BY held DESC, run, model
                """, row => new RunActivity(row.GetString(0), row.Optional(1), row.GetDouble(2), row.GetDouble(3), Amount(row, 4), Amount(row, 5))),
            Waste = Wasted(connection),
            Outside = outside.Hours,
            OutsideActive = outside.Active,
        };
    }

    // Attempts that held the same nodes share a text: each is read once.
    private static void Nodes(DuckDBConnection connection)
    {
        connection.Execute("CREATE OR REPLACE TEMP TABLE node_lists (list VARCHAR, node VARCHAR)");
        foreach (var chunk in connection.Rows("SELECT DISTINCT node_list FROM attempts WHERE node_list IS NOT NULL ORDER BY ALL", row => row.GetString(0)).SelectMany(list => NodeList.Expand(list).Select(node => (list, node))).Chunk(10_000))
            connection.Execute($"INSERT INTO node_lists VALUES {string.Join(", ", chunk.Select(pair => $"({StoreSql.Text(pair.list)}, {StoreSql.Text(pair.node.Split('.')[0])})"))}");
    }

    private static IReadOnlyList<Waste> Wasted(DuckDBConnection connection)
    {
        var least = SeenEnough.ToString(CultureInfo.InvariantCulture);
        return connection.Rows(string.Create(CultureInfo.InvariantCulture, $"""
            WITH whole AS (
                SELECT *, seen >= {least} * held AND active_of > 0 AND still >= 0.999 * active_of AS empty FROM gpu_attempts WHERE still > 0
            ), unused AS (
                SELECT id, sum(slots) / 12 AS hours FROM (
                    SELECT id, node, gpu, uuid, count(active) AS slots FROM gpu_placed WHERE labelled GROUP BY ALL HAVING max(active) < {Least}
                ) WHERE id IN (SELECT id FROM gpu_placed WHERE active >= {Least}) GROUP BY id
            )
            SELECT * FROM (
                SELECT 0 AS kind, cluster, job, name, account, started, held AS hours, held FROM whole WHERE empty
                UNION ALL SELECT 1, cluster, job, name, account, started, least(u.hours, still), held FROM whole w JOIN unused u ON w.id = u.id WHERE NOT empty
                UNION ALL SELECT 2, cluster, job, name, account, started, still - least(coalesce(u.hours, 0), still), held FROM whole w LEFT JOIN unused u ON w.id = u.id WHERE NOT empty
            ) WHERE hours > 0 ORDER BY hours DESC, cluster, job, started, kind LIMIT {MostWaste}
            """), row => new Waste((WasteKind)row.GetInt32(0), row.GetString(1), row.GetString(2), row.Optional(3), row.Optional(4), row.GetDateTime(5), row.GetDouble(6), row.GetDouble(7)));
    }

    private static MeasuredEnergy Energy(DbDataReader row, Func<DateOnly, double>? grid)
    {
        var (month, kilowattHours) = (Day(row, 1), row.GetDouble(2));
        return new MeasuredEnergy(row.GetString(0), month, kilowattHours, Amount(row, 3) ?? 0, row.GetInt64(4), grid is null ? null : kilowattHours * grid(month));
    }

    private static DateOnly Day(DbDataReader row, int column) => DateOnly.FromDateTime(row.GetDateTime(column));

    private static double? Amount(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
