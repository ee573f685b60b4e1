using System.Diagnostics;
using System.Text.Json;
using Assay.Tests.Cli;
using Assay.Tests.Records;

namespace Assay.Tests.Sweeps;

/// <summary>A folder in which sweeps are computed here and on a real Slurm, and what they came to is compared byte by byte.</summary>
internal sealed class SlurmLab(SlurmCluster cluster) : IDisposable
{
    // So many draws that there is time to disturb it.
    public const string Slow = """
        sweep: long
        case: deepseek-v3
        samples: 200000
        axes:
          use: { set: fleet.utilisation, range: 30 % to 90 %, steps: 480 }
        outputs: { cost: lab.cost_per_year }
        """;

    public const string Quick = """
        sweep: ownership
        case: deepseek-v3
        samples: 20
        axes:
          chip: { set: fleet.pools.h800.accelerator, values: [H800-SXM, A100-80GB-SXM] }
          ownership: { set: fleet.ownership, values: [3 years, 4 years, 5 years] }
          use: { set: fleet.utilisation, range: 30 % to 90 %, steps: 70 }
        where: [ownership < 5 years]
        outputs: { cost: lab.cost_per_year, hour: fleet.cost_per_gpu_hour }
        """;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    public TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        // Whatever a test left in the queue would write into a folder that is gone.
        cluster.Run("scancel", "--account=sweeps");
        Until(Idle);
        Folder.Dispose();
    }

    public Outcome Assay(params string[] words) => new AssayCommand { Folder = Folder.Path, Variables = cluster.Variables }.With(words);

    /// <summary>Submits a sweep and returns.</summary>
    public JsonElement Submit(string output, params string[] more) => Assay(["sweep", "run", "sweep.yaml", "--out", output, "--on", "slurm", "--account", "sweeps", "--mem", "300", "--format", "json", .. more]).Succeeded().Json;

    /// <summary>Goes on with a sweep on Slurm and waits for its end.</summary>
    public Outcome Resume(string output, params string[] more) => Assay(["sweep", "resume", output, "--on", "slurm", "--account", "sweeps", "--mem", "300", "--wait", "--format", "json", .. more]);

    public JsonElement Status(string output) => Assay("sweep", "status", output, "--format", "json").Succeeded().Json;

    /// <summary>The results that a sweep comes to on this machine, on one core unless told otherwise.</summary>
    public byte[] Alone(string threads = "1")
    {
        Assay(["sweep", "run", "sweep.yaml", "--out", "alone", "--threads", threads]).Succeeded();
        return Results("alone");
    }

    public byte[] Results(string output) => File.ReadAllBytes(Folder[$"{output}/results/points.parquet"]);

    public void Done(string output) => Until(() => File.Exists(Folder[$"{output}/results/points.parquet"]), () => Told(output));

    /// <summary>Waits until no job of any sweep is left in the queue.</summary>
    public void Ended(string output) => Until(Idle, () => Told(output));

    public int Shards(string output) => Directory.Exists(Folder[$"{output}/shards"]) ? Directory.EnumerateFiles(Folder[$"{output}/shards"], "*.parquet").Count() : 0;

    /// <summary>The processes of tasks that compute a sweep.</summary>
    public IEnumerable<int> Tasks(string output) => Directory.EnumerateDirectories("/proc").Select(path => int.TryParse(Path.GetFileName(path), out var id) ? id : 0)
        .Where(id => id > 0 && Line(id) is var line && line.Contains("\0sweep\0shard\0", StringComparison.Ordinal) && line.Contains($"\0{Folder[output]}\0", StringComparison.Ordinal));

    public void Kill(int process) => cluster.Run("kill", "-9", process.ToString());

    public string Run(string program, params string[] words) => cluster.Run(program, words);

    public static void Until(Func<bool> holds, Func<string>? told = null)
    {
        for (var waited = Stopwatch.StartNew(); !holds(); Thread.Sleep(100))
            Assert.True(waited.Elapsed < Longest, told?.Invoke() ?? "It took too long.");
    }

    private bool Idle() => cluster.Run("squeue", "--noheader", "--account=sweeps").Trim().Length == 0;

    // What the tasks wrote, for whoever reads why a test failed.
    private string Told(string output) => string.Join('\n', Directory.EnumerateFiles(Folder[$"{output}/slurm"], "*.log", SearchOption.AllDirectories).Select(path => $"{path}:\n{File.ReadAllText(path)}").Prepend(Assay("sweep", "status", output).Out));

    private static string Line(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
