using System.Diagnostics;
using System.Globalization;
using System.Text;
using Assay.Accounts;
using Assay.Documents;
using Assay.Records;

namespace Assay.Benchmarks;

/// <summary>A day of metrics of many GPUs, a sample every half a minute: their import and the report on them.</summary>
internal static class AccountsMetricsRun
{
    private const int GpusOfNode = 8;
    private const int Step = 30;
    private const int Day = 86_400;

    private static readonly string[] Metrics = ["DCGM_FI_PROF_GR_ENGINE_ACTIVE", "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION"];
    private static readonly DateTime Start = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    public static void Print(int gpus)
    {
        var folder = Directory.CreateTempSubdirectory("assay-accounts-").FullName;
        try
        {
            var (path, settings) = (Path.Combine(folder, "s.duckdb"), new StoreSettings());
            var files = Metrics.Select(metric => Answer(Path.Combine(folder, $"{metric}.json"), metric, gpus)).ToArray();
            var bytes = files.Sum(file => new FileInfo(file.Path).Length);
            using (var store = AccountStore.Open(path, settings))
                AccountImports.Slurm(store, [Jobs(Path.Combine(folder, "jobs.txt"), gpus)], new SlurmOrders());
            var samples = (long)gpus * (Day / Step) * Metrics.Length;
            var import = AccountsRun.Time(() => Import(path, files, settings));
            var again = AccountsRun.Time(() => Import(path, files, settings));
            var seen = 0.0;
            var report = AccountsRun.Time(() =>
            {
                using var store = AccountStore.Read(path, settings);
                AccountsReporter.Of(store, AccountRules.Read(new SourceText("rules.yaml", AccountsRun.Rules)));
                seen = TelemetryReporter.Of(store)!.Utilisation.Sum(one => one.Seen);
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gpus:N0} GPUs, {samples:N0} samples, {bytes / 1e9:F2} GB; {seen:N0} GPU-hours seen"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"import {import:F1} s, {samples / import / 1e6:F2} million samples a second; again {again:F1} s; report {report:F1} s"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"most memory of the process {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:F2} GB; store {new FileInfo(path).Length / 1e9:F2} GB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Import(string path, ImportFile[] files, StoreSettings settings)
    {
        using var store = AccountStore.Open(path, settings);
        AccountImports.Metrics(store, files, "default");
    }

    private static ImportFile Answer(string path, string metric, int gpus)
    {
        var counter = metric.EndsWith("CONSUMPTION", StringComparison.Ordinal);
        var first = new DateTimeOffset(Start).ToUnixTimeSeconds();
        using var to = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 20);
        to.Write("""{"status":"success","data":{"resultType":"matrix","result":[""");
        for (var gpu = 0; gpu < gpus; gpu++)
        {
            var (node, draw) = (gpu / GpusOfNode, new Random(gpu));
            to.Write(string.Create(CultureInfo.InvariantCulture, $$"""{{(gpu > 0 ? "," : "")}}{"metric":{"__name__":"{{metric}}","Hostname":"node{{node:0000}}","gpu":"{{gpu % GpusOfNode}}","UUID":"GPU-{{gpu:x8}}","modelName":"NVIDIA H100"},"values":["""));
            for (var second = 0; second < Day; second += Step)
                to.Write(string.Create(CultureInfo.InvariantCulture, $"{(second > 0 ? "," : "")}[{first + second},\"{(counter ? (second * 600_000L) + draw.Next(100_000) : Math.Round(draw.NextDouble(), 6))}\"]"));
            to.Write("]}");
        }

        to.Write("]}}");
        return new ImportFile(metric, path);
    }

    // Four jobs a day on every node.
    private static ImportFile Jobs(string path, int gpus)
    {
        using var to = new StreamWriter(path);
        to.WriteLine("JobID|JobName|Account|State|Submit|Start|End|ElapsedRaw|AllocTRES|NNodes|NodeList");
        for (var (node, nodes) = (0, gpus / GpusOfNode); node < nodes; node++)
        {
            for (var job = 0; job < 4; job++)
            {
                var from = Start.AddHours(6 * job);
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(node * 4) + job + 1}|pretrain-v{node % 40}|acc{node % 12}|COMPLETED|{from:s}|{from:s}|{from.AddHours(6):s}|21600|gres/gpu={GpusOfNode}|1|node{node:0000}"));
            }
        }

        return new ImportFile("jobs.txt", path);
    }
}
