using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Assay.Tests.Cli;

namespace Assay.Tests.Records;

/// <summary>
/// A Slurm of this machine with jobs that have ended in every way: <c>slurmctld</c>, two <c>slurmd</c>, <c>slurmdbd</c>, MariaDB and munge
/// from Debian's packages, on loopback, with null devices for GPUs. Needs root; packages are installed where they are missing.
/// </summary>
public sealed class RealSlurm : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly string Scripts = Path.Combine(Repository.Root, "tests", "slurm");

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"assay-slurm-{Environment.ProcessId}");
    private FileStream? alone;
    private string? missing;

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
        missing = Missing();
        if (missing is not null)
            return;
        alone = await Alone();
        try
        {
            await Fill();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (alone is not null)
        {
            Stop(folder);
            alone.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Where continuous integration runs it must be there; elsewhere its tests are skipped where it cannot be had.</summary>
    internal void Needed()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.True(missing is null, missing);
        Assert.SkipWhen(missing is not null, missing ?? "");
    }

    private async Task Fill()
    {
        // What a run left that was cut off.
        foreach (var left in Directory.EnumerateDirectories(Path.GetTempPath(), "assay-slurm-*"))
            Stop(left);
        Run(Path.Combine(Scripts, "install.sh"));
        Run(Path.Combine(Scripts, "start.sh"), [folder, .. FreePorts(5)]);
        Jobs = Run(Path.Combine(Scripts, "jobs.sh"), folder).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        During = Listed("--parsable2", "--allocations", $"--format={Columns}");
        WithSteps = Listed("--parsable2", $"--format={Columns}");
        Json = Listed("--json");
        Run("scancel", Jobs["lasting"]);
        for (var again = 0; again < 100 && Listed("--parsable2", "--allocations", "--noheader", "--format=State", $"--job={Jobs["lasting"]}").Contains("RUNNING", StringComparison.Ordinal); again++)
            await Task.Delay(100);
        After = Listed("--parsable2", "--allocations", $"--format={Columns}");
    }

    private void Stop(string place) => Run(Path.Combine(Scripts, "stop.sh"), place);

    private static string? Missing()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return "A Slurm of the tests' own needs Linux and root.";
        return Found("slurmctld") && Found("slurmdbd") && Found("mariadbd") || Found("apt-get") ? null : "Slurm is not installed, and there is no apt-get to install it with.";
    }

    private static bool Found(string program) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin".Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, program)));

    // A machine has room for one at a time.
    private static async Task<FileStream> Alone()
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(500))
        {
            try
            {
                return new FileStream(Path.Combine(Path.GetTempPath(), "assay-slurm.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < Longest)
            {
            }
        }
    }

    private static IEnumerable<string> FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port.ToString()).ToArray();
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }

    private string Listed(params string[] options) => Run("sacct", ["--duplicates", "--starttime=now-1hour", .. options]);

    private string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["SLURM_CONF"] = Path.Combine(folder, "slurm.conf");
        start.Environment["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        // What goes on in the background holds the pipe open.
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{program}' did not end within {Longest}.");
        }

        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
        return output.GetAwaiter().GetResult();
    }
}
