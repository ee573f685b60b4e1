using System.Diagnostics;
using System.Globalization;
using Assay.Accounts;
using Assay.Documents;
using Assay.Records;
using DuckDB.NET.Data;

namespace Assay.Benchmarks;

/// <summary>The import of a listing of sacct and the report on it, beside DuckDB's own reader on the same file.</summary>
internal static class AccountsRun
{
    /// <summary>Rules for what the benchmarks make.</summary>
    public const string Rules = """
        rules:
          - { match: { name: "pretrain-*" }, run: "{name}", model: m, phase: pre-training, checkpoint: 1 hour }
          - { match: { name: "sweep*", account: [acc1, acc2, acc3] }, run: sweeps, phase: research }
        """;

    public static void Print(long attempts)
    {
        var folder = Directory.CreateTempSubdirectory("assay-accounts-").FullName;
        try
        {
            var listing = Path.Combine(folder, "jobs.txt");
            Sql(Path.Combine(folder, "make.duckdb"), Listing(listing, attempts));
            var settings = new StoreSettings();
            var reader = Time(() => Sql(Path.Combine(folder, "plain.duckdb"), $"SET memory_limit = '{settings.MemoryMiB}MiB'; SET threads = {settings.Threads}; CREATE TABLE jobs AS SELECT * FROM read_csv('{listing}', delim = '|')"));
            var path = Path.Combine(folder, "s.duckdb");
            var import = Time(() => Import(path, listing, settings));
            var again = Time(() => Import(path, listing, settings));
            var hours = 0.0;
            var report = Time(() =>
            {
                using var store = AccountStore.Read(path, settings);
                hours = AccountsReporter.Of(store, AccountRules.Read(new SourceText("rules.yaml", Rules))).Allocated;
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{attempts:N0} attempts, {new FileInfo(listing).Length / 1e9:F2} GB, {hours:N0} GPU-hours"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"DuckDB's reader into a table {reader:F1} s; import {import:F1} s, {reader / import:F2} of its rate; again {again:F1} s; report {report:F1} s"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:F2} GB; store {new FileInfo(path).Length / 1e9:F2} GB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Import(string path, string listing, StoreSettings settings)
    {
        using var store = AccountStore.Open(path, settings);
        AccountImports.Slurm(store, [new ImportFile("jobs.txt", listing)], new SlurmOrders());
    }

    /// <summary>Runs plain SQL on a file.</summary>
    public static void Sql(string path, string sql)
    {
        using var connection = new DuckDBConnection($"Data Source={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The seconds that work takes.</summary>
    public static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    // A year of a lab by the shape of its jobs: few names of runs, some arrays, every state, one to sixty-four GPUs.
    private static string Listing(string path, long attempts) => string.Create(CultureInfo.InvariantCulture, $"""
        SET memory_limit = '2GB'; SET threads = 2;
        COPY (SELECT (1000000 + i)::VARCHAR || CASE WHEN i % 5 = 0 THEN '_' || (i % 7) ELSE '' END AS JobID,
            CASE i % 3 WHEN 0 THEN 'pretrain-v' || (i % 40) WHEN 1 THEN 'eval-' || (i % 100) ELSE 'sweep_lr' || (i % 1000) END AS JobName,
            'acc' || (i % 12) AS Account, 'user' || (hash(i) % 300) AS "User", CASE WHEN i % 4 = 0 THEN 'h100' ELSE 'a100' END AS "Partition",
            CASE WHEN i % 10 < 6 THEN 'COMPLETED' WHEN i % 10 < 8 THEN 'CANCELLED by ' || (1000 + i % 300) WHEN i % 10 = 8 THEN 'FAILED' ELSE 'TIMEOUT' END AS State, '0:0' AS ExitCode,
            strftime(t, '%Y-%m-%dT%H:%M:%S') AS Submit, strftime(t + to_seconds(i % 5000), '%Y-%m-%dT%H:%M:%S') AS Start, strftime(t + to_seconds(i % 5000 + e), '%Y-%m-%dT%H:%M:%S') AS "End",
            e AS ElapsedRaw, g * 16 AS AllocCPUS, 'billing=' || g * 16 || ',cpu=' || g * 16 || ',gres/gpu:h100=' || g || ',gres/gpu=' || g || ',mem=' || g * 200 || 'G,node=' || greatest(1, g // 8) AS AllocTRES,
            'billing=' || g * 16 || ',cpu=' || g * 16 || ',gres/gpu=' || g || ',mem=' || g * 200 || 'G,node=' || greatest(1, g // 8) AS ReqTRES, greatest(1, g // 8) AS NNodes, e * g * 16 AS CPUTimeRAW
        FROM (SELECT i, TIMESTAMP '2025-01-01' + to_seconds((i * 31536000.0 / {attempts})::BIGINT) AS t, (hash(i * 7) % 20000)::BIGINT AS e, (1 << (hash(i * 13) % 7)::INTEGER) AS g FROM range({attempts}) r(i)))
        TO '{path}' (DELIMITER '|', HEADER true, QUOTE '', ESCAPE '')
        """);
}
