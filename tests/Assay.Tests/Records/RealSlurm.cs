namespace Assay.Tests.Records;

/// <summary>Jobs on a real Slurm that have ended in every way, and what sacct lists of them.</summary>
/// <param name="cluster">The Slurm.</param>
public sealed class RealSlurm(SlurmCluster cluster) : IAsyncLifetime
{
    /// <summary>The columns that a site is told to list.</summary>
    public const string Columns = "JobID,JobIDRaw,JobName,Account,User,Partition,QOS,State,ExitCode,Submit,Start,End,ElapsedRaw,AllocTRES,ReqTRES,NNodes,NodeList,AllocCPUS,Comment,Cluster";

    /// <summary>The numbers of the jobs by name.</summary>
    internal IReadOnlyDictionary<string, string> Jobs { get; private set; } = new Dictionary<string, string>();

    /// <summary>What sacct listed while one job ran.</summary>
    internal string During { get; private set; } = "";

    /// <summary>The same, with the steps of the jobs.</summary>
    internal string WithSteps { get; private set; } = "";

    /// <summary>The same as JSON.</summary>
    internal string Json { get; private set; } = "";

    /// <summary>What sacct listed once the job that ran had been stopped.</summary>
    internal string After { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (!cluster.IsThere)
            return;
        Jobs = cluster.Run(Path.Combine(SlurmCluster.Scripts, "jobs.sh"), cluster.Place).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        During = Listed("--parsable2", "--allocations", $"--format={Columns}");
        WithSteps = Listed("--parsable2", $"--format={Columns}");
        Json = Listed("--json");
        cluster.Run("scancel", Jobs["lasting"]);
        for (var again = 0; again < 100 && Listed("--parsable2", "--allocations", "--noheader", "--format=State", $"--job={Jobs["lasting"]}").Contains("RUNNING", StringComparison.Ordinal); again++)
            await Task.Delay(100);
        After = Listed("--parsable2", "--allocations", $"--format={Columns}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What a program needs in its environment to find it.</summary>
    internal IReadOnlyDictionary<string, string> Variables => cluster.Variables;

    internal void Needed() => cluster.Needed();

    // Jobs of other tests have accounts of their own.
    private string Listed(params string[] options) => cluster.Run("sacct", ["--duplicates", "--starttime=now-1hour", "--accounts=research", .. options]);
}
