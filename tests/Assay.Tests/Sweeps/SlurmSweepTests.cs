using System.Diagnostics;
using System.Text.Json.Nodes;
using Assay.Tests.Cli;
using Assay.Tests.Docs;
using Assay.Tests.Records;

namespace Assay.Tests.Sweeps;

/// <summary>Sweeps on a real Slurm come to the bytes that one core of this machine comes to, whatever is killed, cut off or cancelled.</summary>
[Collection(SlurmCluster.Collection)]
public sealed class SlurmSweepTests : IDisposable
{
    private readonly SlurmCluster cluster;
    private readonly SlurmLab lab;

    public SlurmSweepTests(SlurmCluster cluster)
    {
        cluster.Needed();
        (this.cluster, lab) = (cluster, new SlurmLab(cluster));
    }

    public void Dispose() => lab.Dispose();

    [Fact]
    public void Any_number_of_tasks_comes_to_the_bytes_of_one_core_and_of_two()
    {
        lab.Folder.Write("sweep.yaml", SlurmLab.Quick);
        var alone = lab.Alone();
        lab.Assay("sweep", "run", "sweep.yaml", "--out", "two", "--threads", "2").Succeeded();
        Assert.Equal(alone, lab.Results("two"));
        foreach (var tasks in new[] { 1, 3, 7 })
        {
            var told = lab.Submit($"on{tasks}", "--tasks", $"{tasks}", "--cpus", "2", "--shard-points", "4");
            Assert.Equal((420, 0, 2), (told.GetProperty("points").GetInt32(), told.GetProperty("done").GetInt32(), told.GetProperty("jobs").GetArrayLength()));
            Assert.Empty(JsonSchema.Load("docs/schema/sweep-run.json").Check(JsonNode.Parse(told.GetRawText())));
        }

        foreach (var tasks in new[] { 1, 3, 7 })
        {
            lab.Done($"on{tasks}");
            Assert.Equal(alone, lab.Results($"on{tasks}"));
        }

        lab.Ended("on7");
        var status = lab.Status("on7");
        Assert.True(status.GetProperty("complete").GetBoolean());
        Assert.Empty(JsonSchema.Load("docs/schema/sweep-status.json").Check(JsonNode.Parse(status.GetRawText())));
        SlurmLab.Until(() => lab.Status("on7").GetProperty("ended").TryGetProperty("COMPLETED", out var ended) && ended.GetInt32() == 8);
        // Run again, it finds everything done.
        Assert.Equal(280, lab.Submit("on7", "--shard-points", "4").GetProperty("done").GetInt32() + lab.Submit("on7", "--shard-points", "4").GetProperty("failed").GetInt32());
    }

    [Fact]
    public void A_task_that_is_killed_is_run_again_and_a_launcher_that_is_killed_is_not_missed()
    {
        lab.Folder.Write("sweep.yaml", SlurmLab.Slow);
        var alone = lab.Alone("2");
        using (var launcher = Start("sweep", "run", "sweep.yaml", "--out", "on", "--on", "slurm", "--account", "sweeps", "--mem", "300", "--tasks", "2", "--shard-points", "5", "--wait"))
        {
            SlurmLab.Until(() => lab.Shards("on") > 2);
            launcher.Kill();
            launcher.WaitForExit();
        }

        SlurmLab.Until(() => lab.Tasks("on").Any());
        lab.Kill(lab.Tasks("on").First());
        lab.Done("on");
        Assert.Equal(alone, lab.Results("on"));
        var array = lab.Status("on").GetProperty("jobs")[0].GetString()!;
        Assert.Contains("REQUEUED", lab.Run("sacct", "--noheader", "--duplicates", "--allocations", "--parsable2", "--format=State", "--jobs", array), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_task_leaves_that_is_killed_outright_is_named_and_computed_later()
    {
        lab.Folder.Write("sweep.yaml", SlurmLab.Slow);
        var alone = lab.Alone("2");
        var array = lab.Submit("on", "--tasks", "2", "--shard-points", "5").GetProperty("jobs")[0].GetString()!;
        SlurmLab.Until(() => lab.Shards("on") > 2);
        lab.Run("scancel", "--full", "--signal=KILL", $"{array}_1");
        lab.Ended("on");
        var status = lab.Status("on");
        Assert.InRange(status.GetProperty("shards_done").GetInt32(), 48, 95);
        Assert.Contains(" is missing.", File.ReadAllText(lab.Folder["on/slurm/1/merge.log"]), StringComparison.Ordinal);
        lab.Resume("on", "--tasks", "3").Succeeded();
        Assert.Equal(alone, lab.Results("on"));
    }

    [Fact]
    public void Jobs_that_are_cancelled_leave_what_is_done_and_the_sweep_goes_on_there_or_here()
    {
        lab.Folder.Write("sweep.yaml", SlurmLab.Slow);
        var alone = lab.Alone("2");
        lab.Submit("on", "--tasks", "1", "--shard-points", "5");
        SlurmLab.Until(() => lab.Shards("on") > 2);
        var twice = lab.Assay("sweep", "run", "sweep.yaml", "--out", "on", "--on", "slurm", "--account", "sweeps", "--shard-points", "5");
        Assert.Equal(2, twice.ExitCode);
        Assert.Contains("tasks of this sweep in its queue already.", twice.Error, StringComparison.Ordinal);
        // What a launcher leaves that is killed before it has kept the numbers of its jobs.
        File.Delete(lab.Folder["on/slurm/1/jobs"]);
        var told = lab.Assay("sweep", "cancel", "on", "--format", "json").Succeeded().Json;
        Assert.Empty(JsonSchema.Load("docs/schema/sweep-cancel.json").Check(JsonNode.Parse(told.GetRawText())));
        Assert.Equal(2, told.GetProperty("cancelled").GetInt32());
        lab.Ended("on");
        Assert.InRange(lab.Status("on").GetProperty("shards_done").GetInt32(), 3, 95);
        Assert.Equal(0, lab.Assay("sweep", "cancel", "on", "--format", "json").Succeeded().Json.GetProperty("cancelled").GetInt32());
        // The sweep's own file is not asked for.
        File.Delete(lab.Folder["sweep.yaml"]);
        Copy("on", "here");
        Assert.Equal(480, lab.Resume("on", "--tasks", "3").Succeeded().Json.GetProperty("done").GetInt32());
        lab.Assay("sweep", "resume", "here", "--threads", "2").Succeeded();
        Assert.Equal(alone, lab.Results("on"));
        Assert.Equal(alone, lab.Results("here"));
    }

    [Fact]
    public void A_shard_that_fails_names_its_points_and_the_rest_stands()
    {
        lab.Folder.Write("sweep.yaml", SlurmLab.Quick);
        var alone = lab.Alone();
        // Where a folder is, no file can be put.
        lab.Submit("on", "--tasks", "2", "--shard-points", "60", "--sbatch-option=--begin=now+2");
        Directory.CreateDirectory(lab.Folder["on/shards/000003.parquet/in-the-way"]);
        lab.Ended("on");
        var status = lab.Status("on");
        Assert.Equal((7, 6, false), (status.GetProperty("shards").GetInt32(), status.GetProperty("shards_done").GetInt32(), status.GetProperty("complete").GetBoolean()));
        var failed = Assert.Single(status.GetProperty("failed_shards").EnumerateArray());
        Assert.Equal((3, 180, 239), (failed.GetProperty("shard").GetInt32(), failed.GetProperty("first").GetInt32(), failed.GetProperty("last").GetInt32()));
        Assert.Empty(JsonSchema.Load("docs/schema/sweep-status.json").Check(JsonNode.Parse(status.GetRawText())));
        Assert.StartsWith("points 180 to 239: ", File.ReadAllText(lab.Folder["on/failed/000003.txt"]), StringComparison.Ordinal);
        Assert.Contains("180 to 239", lab.Assay("sweep", "status", "on").Succeeded().Out, StringComparison.Ordinal);
        Assert.Contains("Shard 3 with the points 180 to 239 is missing.", File.ReadAllText(lab.Folder["on/slurm/1/merge.log"]), StringComparison.Ordinal);
        // Slurm ran the task three times.
        Assert.Equal(3, File.ReadAllText(lab.Folder["on/slurm/1/1.log"]).Split("Shard 3 with the points").Length - 1);
        Directory.Delete(lab.Folder["on/shards/000003.parquet"], recursive: true);
        lab.Resume("on").Succeeded();
        Assert.Equal(alone, lab.Results("on"));
        Assert.False(Directory.Exists(lab.Folder["on/failed"]));
    }

    [Fact]
    public void A_full_disk_fails_shards_and_the_sweep_goes_on_when_there_is_room()
    {
        lab.Folder.Write("sweep.yaml", SlurmLab.Quick.Replace("steps: 70", "steps: 7000", StringComparison.Ordinal).Replace("samples: 20", "samples: 2", StringComparison.Ordinal));
        var alone = lab.Alone();
        Directory.CreateDirectory(lab.Folder["disk"]);
        Assert.SkipUnless(new AssayCommand { Folder = lab.Folder.Path }.Shell("mount -t tmpfs -o size=600k none disk").ExitCode == 0, "No disk can be mounted here.");
        try
        {
            lab.Submit("disk/on", "--tasks", "2", "--shard-points", "330");
            lab.Ended("disk/on");
            var status = lab.Status("disk/on");
            Assert.InRange(status.GetProperty("shards_done").GetInt32(), 1, 127);
            Assert.DoesNotContain(lab.Folder.Files, file => file.StartsWith("disk/on/shards/", StringComparison.Ordinal) && file.EndsWith(".tmp", StringComparison.Ordinal));
            new AssayCommand { Folder = lab.Folder.Path }.Shell("mount -o remount,size=50m disk").Succeeded();
            lab.Resume("disk/on", "--tasks", "3").Succeeded();
            Assert.Equal(alone, lab.Results("disk/on"));
        }
        finally
        {
            new AssayCommand { Folder = lab.Folder.Path }.Shell("umount --lazy disk");
        }
    }

    [Fact]
    public void A_folder_whose_path_a_shell_would_read_in_its_own_way_is_computed_in()
    {
        const string Odd = "it's $HOME; 100 % `x` \"y\" *";
        lab.Folder.Write("sweep.yaml", SlurmLab.Quick);
        var alone = lab.Alone();
        lab.Submit(Odd, "--tasks", "1");
        lab.Done(Odd);
        Assert.Equal(alone, lab.Results(Odd));
    }

    private Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [AssayCommand.Program, .. words]) { WorkingDirectory = lab.Folder.Path, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in cluster.Variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private void Copy(string from, string to)
    {
        foreach (var file in lab.Folder.Files.Where(file => file.StartsWith($"{from}/", StringComparison.Ordinal) && !file.StartsWith($"{from}/slurm/", StringComparison.Ordinal)))
        {
            var path = lab.Folder[to + file[from.Length..]];
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(lab.Folder[file], path);
        }
    }
}
