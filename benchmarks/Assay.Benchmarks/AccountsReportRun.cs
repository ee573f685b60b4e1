using System.Diagnostics;
using System.Globalization;
using Assay.Accounts;
using Assay.Documents;
using Assay.Records;

namespace Assay.Benchmarks;

/// <summary>The report on more attempts than a listing is made of: rows are put straight into a store, by DuckDB.</summary>
internal static class AccountsReportRun
{
    public static void Print(long attempts)
    {
        var folder = Directory.CreateTempSubdirectory("assay-accounts-").FullName;
        try
        {
            var (path, settings) = (Path.Combine(folder, "s.duckdb"), new StoreSettings());
            AccountStore.Open(path, settings).Dispose();
            AccountsRun.Sql(path, Rows(attempts));
            var rules = AccountRules.Read(new SourceText("rules.yaml", AccountsRun.Rules));
            var watch = Stopwatch.StartNew();
            using var store = AccountStore.Read(path, settings);
            var report = AccountsReporter.Of(store, rules);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Attempts:N0} attempts, {new FileInfo(path).Length / 1e9:F2} GB; {report.Allocated:N0} GPU-hours"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"report {watch.Elapsed.TotalSeconds:F0} s, queries within {settings.MemoryMiB} MiB; most memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:F2} GB"));
            var reported = watch.Elapsed;
            store.Dispose();
            watch.Restart();
            // As the web app opens a run: the store anew, what attempts were for anew, and a page of jobs.
            using var anew = AccountStore.Read(path, settings);
            var jobs = JobReader.Of(anew, rules, null).Jobs(new JobSelection { Run = report.Runs[0].Run }, 50);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the {jobs.Attempts:N0} attempts of a run, opened: {watch.Elapsed / reported:F2} of the report's time"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The jobs of the listing, several years of them where there are more than one year has room for.
    private static string Rows(long attempts) => string.Create(CultureInfo.InvariantCulture, $"""
        SET memory_limit = '2GB'; SET threads = 2; SET preserve_insertion_order = false;
        INSERT INTO attempts (cluster, job, submitted, started, ended, seconds, state, exit_code, name, account, user_name, partition, nodes, gpus, gpu_type, requested_gpus, cpus, memory_mib)
        SELECT 'default', (1000000 + i)::VARCHAR || CASE WHEN i % 5 = 0 THEN '_' || (i % 7) ELSE '' END, t, t + to_seconds(i % 5000), t + to_seconds(i % 5000 + e), e,
            CASE WHEN i % 10 < 6 THEN 'COMPLETED' WHEN i % 10 < 8 THEN 'CANCELLED' WHEN i % 20 = 8 THEN 'FAILED' WHEN i % 20 = 18 THEN 'PREEMPTED' ELSE 'TIMEOUT' END, '0:0',
            CASE i % 3 WHEN 0 THEN 'pretrain-v' || (i % 40) WHEN 1 THEN 'eval-' || (i % 100) ELSE 'sweep_lr' || (i % 1000) END,
            'acc' || (i % 12), 'user' || (hash(i) % 300), CASE WHEN i % 4 = 0 THEN 'h100' ELSE 'a100' END, greatest(1, g // 8), g, 'h100', g, g * 16, g * 204800
        FROM (SELECT i, TIMESTAMP '2021-01-01' + to_seconds((i * 157680000.0 / {attempts})::BIGINT) AS t, (hash(i * 7) % 20000)::BIGINT AS e, (1 << (hash(i * 13) % 7)::INTEGER) AS g FROM range({attempts}) r(i))
        """);
}
