using System.Globalization;
using Assay.Records;
using Assay.Tests.Cli;

namespace Assay.Tests.Records;

/// <summary>What a real Slurm says of jobs, brought in by the command and counted by hand.</summary>
[Collection(SlurmCluster.Collection)]
public sealed class RealSlurmTests(RealSlurm slurm) : IClassFixture<RealSlurm>
{
    [Fact]
    public void Gpu_hours_by_state_are_those_that_a_count_by_hand_gives()
    {
        slurm.Needed();
        using var folder = new TemporaryFolder();
        var imported = Import(folder, slurm.During);
        Assert.Empty(imported.Json.GetProperty("refused").EnumerateArray());
        var counted = Counted(slurm.During);
        Assert.Equal(Lines(slurm.During).Count(), imported.Json.GetProperty("taken").GetInt32());
        Assert.Equal(counted, Stored(folder));
        // Every way of ending that the jobs were made to come to is among them, each with GPU time of its own.
        Assert.All(["COMPLETED", "FAILED", "CANCELLED", "TIMEOUT", "PREEMPTED", "REQUEUED", "RUNNING"], state => Assert.True(counted[state] > 0, $"No job is {state}:\n{slurm.During}"));
        var report = folder.Run("accounts", "report", "--store", "s.duckdb", "--format", "json").Succeeded().Json.GetProperty("gpu_hours");
        Assert.Equal(counted.Values.Sum(), report.GetProperty("allocated").GetDouble(), 6);
        Assert.All(counted, pair => Assert.Equal(pair.Value, report.GetProperty("by_state").GetProperty(pair.Key).GetDouble(), 6));
    }

    [Fact]
    public void Steps_count_nothing_twice()
    {
        slurm.Needed();
        using var folder = new TemporaryFolder();
        var imported = Import(folder, slurm.WithSteps);
        Assert.True(imported.Json.GetProperty("steps").GetInt32() > 0);
        Assert.Equal(Lines(slurm.During).Count(), imported.Json.GetProperty("taken").GetInt32());
        Assert.Equal(Finished(Counted(slurm.During)), Finished(Stored(folder)));
    }

    [Fact]
    public void Its_JSON_tells_the_same_of_jobs_that_have_ended()
    {
        slurm.Needed();
        using var folder = new TemporaryFolder();
        var imported = Import(folder, slurm.Json);
        Assert.Empty(imported.Json.GetProperty("refused").EnumerateArray());
        Assert.Equal(Finished(Counted(slurm.During)), Finished(Stored(folder)));
    }

    [Fact]
    public void A_job_that_ran_is_told_anew_once_it_has_ended()
    {
        slurm.Needed();
        using var folder = new TemporaryFolder();
        Import(folder, slurm.During);
        var later = Import(folder, slurm.After);
        Assert.Equal(1, later.Json.GetProperty("taken").GetInt32());
        Assert.Equal(Counted(slurm.After), Stored(folder));
        Assert.False(Stored(folder).ContainsKey("RUNNING"));
        // What was known earlier adds nothing to what is known later.
        Assert.Equal(0, Import(folder, slurm.During).Json.GetProperty("taken").GetInt32());
        Assert.Equal(Counted(slurm.After), Stored(folder));
    }

    [Fact]
    public void Each_attempt_of_a_requeued_job_and_each_task_of_an_array_stands_alone()
    {
        slurm.Needed();
        using var folder = new TemporaryFolder();
        Import(folder, slurm.After);
        using var store = AccountStore.Read(folder["s.duckdb"], new StoreSettings());
        string[] States(string job) => [.. store.Connection.Rows($"SELECT state FROM attempts WHERE job = {StoreSql.Text(job)} ORDER BY submitted", row => row.GetString(0))];
        Assert.Equal(["REQUEUED", "COMPLETED"], States(slurm.Jobs["again"]));
        Assert.Equal(["COMPLETED", "COMPLETED", "FAILED", "COMPLETED"], Enumerable.Range(0, 4).SelectMany(task => States($"{slurm.Jobs["sweep"]}_{task}")));
        Assert.Equal(["PREEMPTED"], States(slurm.Jobs["pushed"]));
        Assert.Equal(6, store.Connection.Value<decimal>("SELECT gpus FROM attempts WHERE name = 'wide'"));
        Assert.Equal(["n1", "n2"], NodeList.Expand(store.Connection.Value<string>("SELECT node_list FROM attempts WHERE name = 'wide'")!));
        Assert.Equal("h100", store.Connection.Value<string>($"SELECT gpu_type FROM attempts WHERE name = 'finished'"));
    }

    [Fact]
    public void The_sacct_of_the_machine_is_called_and_tells_what_its_listing_does()
    {
        slurm.Needed();
        using var folder = new TemporaryFolder();
        var called = new AssayCommand { Folder = folder.Path, Variables = slurm.Variables };
        string[] import = ["accounts", "import", "--sacct", "--since", "now-1hour", "--store", "s.duckdb", "--format", "json"];
        Assert.Empty(called.With(import).Succeeded().Json.GetProperty("refused").EnumerateArray());
        using (var store = AccountStore.Open(folder["s.duckdb"], new StoreSettings()))
            store.Connection.Execute("DELETE FROM attempts WHERE account <> 'research'");
        Assert.Equal(Counted(slurm.After), Stored(folder));
        using (var store = AccountStore.Read(folder["s.duckdb"], new StoreSettings()))
            Assert.Equal(["n1", "n2"], NodeList.Expand(store.Connection.Value<string>("SELECT node_list FROM attempts WHERE name = 'wide'")!));
        var refused = called.With(["accounts", "import", "--sacct", "--since", "the day before", "--store", "t.duckdb"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("sacct ended with", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("t.duckdb", folder.Files);
    }

    private static Outcome Import(TemporaryFolder folder, string listing)
    {
        folder.Write("sacct.txt", listing);
        return folder.Run("accounts", "import", "--slurm", "sacct.txt", "--store", "s.duckdb", "--format", "json").Succeeded();
    }

    private static SortedDictionary<string, double> Stored(TemporaryFolder folder)
    {
        using var store = AccountStore.Read(folder["s.duckdb"], new StoreSettings());
        return new(store.Connection.Rows("SELECT state, sum(gpus * seconds)::DOUBLE / 3600 FROM attempts GROUP BY state", row => (row.GetString(0), row.GetDouble(1))).ToDictionary(row => row.Item1, row => Math.Round(row.Item2, 9)));
    }

    // The rows of jobs as sacct wrote them: none of this is the product's.
    private static IEnumerable<Dictionary<string, string>> Lines(string listing)
    {
        var lines = listing.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|')).ToArray();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second)).Where(row => !row["JobID"].Contains('.'));
    }

    private static SortedDictionary<string, double> Counted(string listing)
    {
        var seconds = new SortedDictionary<string, double>();
        foreach (var row in Lines(listing))
        {
            var gpus = row["AllocTRES"].Split(',').Where(part => part.StartsWith("gres/gpu=", StringComparison.Ordinal)).Sum(part => int.Parse(part["gres/gpu=".Length..], CultureInfo.InvariantCulture));
            var state = row["State"].Split(' ')[0];
            seconds[state] = seconds.GetValueOrDefault(state) + (gpus * int.Parse(row["ElapsedRaw"], CultureInfo.InvariantCulture));
        }

        return new(seconds.ToDictionary(pair => pair.Key, pair => Math.Round(pair.Value / 3600, 9)));
    }

    private static Dictionary<string, double> Finished(IDictionary<string, double> hours) => hours.Where(pair => pair.Key != "RUNNING").ToDictionary();
}
