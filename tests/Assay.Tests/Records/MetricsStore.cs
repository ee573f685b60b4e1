using System.Globalization;
using Assay.Accounts;
using Assay.Documents;
using Assay.Records;
using Assay.Tests.Cli;

namespace Assay.Tests.Records;

/// <summary>A store with jobs, metrics and allocations, and what they tell together.</summary>
internal sealed class MetricsStore : IDisposable
{
    public const string Active = "DCGM_FI_PROF_GR_ENGINE_ACTIVE";
    public const string Tensor = "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE";
    public const string Busy = "DCGM_FI_DEV_GPU_UTIL";
    public const string Power = "DCGM_FI_DEV_POWER_USAGE";
    public const string Energy = "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION";

    /// <summary>The moment from which samples of <see cref="Series"/> count their minutes.</summary>
    public static readonly DateTime Start = new(2026, 1, 5, 10, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder folder = new();
    private int files;

    /// <summary>A series of a GPU of a node: a value for each minute told.</summary>
    public static string Series(string metric, string node, int gpu, string? job, params IEnumerable<(double Minute, double Value)> samples) =>
        $$$"""{"metric":{"__name__":"{{{metric}}}","Hostname":"{{{node}}}","gpu":"{{{gpu}}}","UUID":"GPU-{{{node}}}-{{{gpu}}}"{{{(job is null ? "" : $",\"hpc_job\":\"{job}\"")}}}},"values":[{{{string.Join(",", samples.Select(Sample))}}}]}""";

    /// <summary>The same value every minute.</summary>
    public static IEnumerable<(double Minute, double Value)> Steady(int from, int to, double value) => Enumerable.Range(from, to - from).Select(minute => ((double)minute, value));

    public static string Answer(params IEnumerable<string> series) => $$$"""{"status":"success","data":{"resultType":"matrix","result":[{{{string.Join(",\n", series)}}}]}}""";

    public ImportResult Metrics(params IEnumerable<string> series) => MetricsText(Answer(series));

    public ImportResult MetricsText(string text)
    {
        using var store = Open();
        return AccountImports.Metrics(store, [new ImportFile("metrics.json", folder.Write($"{++files}.json", text))], "default");
    }

    public ImportResult OpenCost(string text)
    {
        using var store = Open();
        return AccountImports.OpenCost(store, [new ImportFile("allocation.json", folder.Write($"{++files}.json", text))], "default");
    }

    /// <summary>Imports a job: minutes from <see cref="Start"/>, GPUs and nodes.</summary>
    public void Job(string id, double from, double to, int gpus, string nodes, string account = "lab", int count = 1, string? raw = null) => Jobs(Row(id, from, to, gpus, nodes, account, count, raw));

    /// <summary>Imports rows of <see cref="Row"/>.</summary>
    public void Jobs(params IEnumerable<string> rows)
    {
        using var store = Open();
        AccountImports.Slurm(store, [new ImportFile("jobs.txt", folder.Write($"{++files}.txt", string.Concat(rows.Prepend("JobID|JobIDRaw|JobName|Account|State|Submit|Start|End|ElapsedRaw|AllocTRES|NNodes|NodeList").Select(row => row + "\n"))))], new SlurmOrders());
    }

    /// <summary>A job as sacct lists it.</summary>
    public static string Row(string id, double from, double to, int gpus, string nodes, string account = "lab", int count = 1, string? raw = null)
    {
        static string At(double minute) => Start.AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return $"{id}|{raw ?? id}|n{id}|{account}|COMPLETED|{At(from)}|{At(from)}|{At(to)}|{(int)((to - from) * 60)}|gres/gpu={gpus}|{count}|{nodes}";
    }

    public TelemetryReport Report(string? rules = null, Func<DateOnly, double>? grid = null)
    {
        using var store = AccountStore.Read(folder["s.duckdb"], new StoreSettings());
        AccountsReporter.Of(store, rules is null ? AccountRules.None : AccountRules.Read(new SourceText("rules.yaml", rules)));
        return TelemetryReporter.Of(store, grid)!;
    }

    public KubernetesReport Kubernetes()
    {
        using var store = AccountStore.Read(folder["s.duckdb"], new StoreSettings());
        return KubernetesReporter.Of(store)!;
    }

    /// <summary>All rows of a table in an order of their own, as text.</summary>
    public IReadOnlyList<string> Content(string table)
    {
        using var store = AccountStore.Read(folder["s.duckdb"], new StoreSettings());
        return store.Connection.Rows($"SELECT CAST(t AS VARCHAR) AS line FROM {table} t ORDER BY line", row => row.GetString(0));
    }

    public void Dispose() => folder.Dispose();

    private static string Sample((double Minute, double Value) sample) =>
        string.Create(CultureInfo.InvariantCulture, $"[{new DateTimeOffset(Start).ToUnixTimeSeconds() + (sample.Minute * 60)},\"{sample.Value}\"]");

    private AccountStore Open() => AccountStore.Open(folder["s.duckdb"], new StoreSettings());
}
