using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Assay.Tests.Cli;

namespace Assay.Tests.Records;

/// <summary>
/// A Slurm of this machine: <c>slurmctld</c>, two <c>slurmd</c>, <c>slurmdbd</c>, MariaDB and munge from Debian's packages, on loopback,
/// with null devices for GPUs. Needs root; packages are installed where they are missing. It is started once for all tests that use it.
/// </summary>
public sealed class SlurmCluster : IAsyncLifetime
{
    /// <summary>The collection of the tests that use it, one after the other.</summary>
    internal const string Collection = "Slurm";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"assay-slurm-{Environment.ProcessId}");
    private FileStream? alone;
    private string? missing;

    /// <summary>The scripts that start and stop it.</summary>
    internal static string Scripts { get; } = Path.Combine(Repository.Root, "tests", "slurm");

    /// <summary>Where it lies.</summary>
    internal string Place => folder;

    /// <summary>Whether it runs.</summary>
    internal bool IsThere => missing is null;

    /// <summary>What a process needs to know to find it.</summary>
    internal IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["SLURM_CONF"] = Path.Combine(folder, "slurm.conf"),
        ["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin",
    };

    public async ValueTask InitializeAsync()
    {
        missing = Missing();
        if (missing is not null)
            return;
        alone = await Alone();
        try
        {
            // What a run left that was cut off.
            foreach (var left in Directory.EnumerateDirectories(Path.GetTempPath(), "assay-slurm-*"))
                Stop(left);
            Run(Path.Combine(Scripts, "install.sh"));
            Run(Path.Combine(Scripts, "start.sh"), [folder, .. FreePorts(5)]);
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

    /// <summary>Runs a program with it to its end.</summary>
    internal string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
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
}

/// <summary>The tests that use a real Slurm.</summary>
[CollectionDefinition(SlurmCluster.Collection)]
public sealed class WithSlurm : ICollectionFixture<SlurmCluster>;
