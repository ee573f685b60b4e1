using Assay.Tests.Cli;

namespace Assay.Tests.Sweeps;

/// <summary>A sweep goes on from its folder alone, whatever became of its files.</summary>
public sealed class SweepResumeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SweepResumeTests() => folder.Write("sweep.yaml", SlurmLab.Quick);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_shard_that_is_cut_off_or_spoilt_is_computed_anew()
    {
        folder.Run("sweep", "run", "sweep.yaml", "--out", "whole", "--shard-points", "4").Succeeded();
        // Where a folder is no file can be put, and so the sweep stops before its end.
        folder.Run("sweep", "status", "whole").Succeeded();
        Directory.CreateDirectory(folder["cut/shards"]);
        foreach (var file in folder.Files.Where(file => file.StartsWith("whole/", StringComparison.Ordinal) && !file.StartsWith("whole/results", StringComparison.Ordinal)))
            folder.Write("cut" + file["whole".Length..], File.ReadAllText(folder[file]));
        Directory.CreateDirectory(folder["cut/shards/000100.parquet/in-the-way"]);
        Assert.Equal(2, folder.Run("sweep", "resume", "cut", "--threads", "1").ExitCode);
        Directory.Delete(folder["cut/shards/000100.parquet"], recursive: true);
        Assert.Equal(100, Directory.EnumerateFiles(folder["cut/shards"]).Count());

        var half = File.ReadAllBytes(folder["cut/shards/000002.parquet"]);
        File.WriteAllBytes(folder["cut/shards/000002.parquet"], half[..(half.Length / 2)]);
        folder.Write("cut/shards/000005.parquet", "");
        folder.Write("cut/shards/000101.parquet.elsewhere.7.tmp", "half");
        var spoilt = File.ReadAllBytes(folder["cut/shards/000003.parquet"]);
        Array.Clear(spoilt, 4, spoilt.Length - 12);
        File.WriteAllBytes(folder["cut/shards/000003.parquet"], spoilt);
        var refused = folder.Run("sweep", "resume", "cut");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("Shard 3 with the points 12 to 15 cannot be read, and was taken away", refused.Error, StringComparison.Ordinal);
        folder.Run("sweep", "resume", "cut").Succeeded();
        Assert.Equal(File.ReadAllBytes(folder["whole/results/points.parquet"]), File.ReadAllBytes(folder["cut/results/points.parquet"]));
        Assert.False(Directory.Exists(folder["cut/shards"]));
    }

    [Fact]
    public void A_folder_keeps_the_files_that_a_case_names_and_a_catalogue_of_the_users_own()
    {
        folder.Write("models/small.json", """{ "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 4096, "intermediate_size": 11008, "num_attention_heads": 32, "num_hidden_layers": 32, "num_key_value_heads": 32, "vocab_size": 32000 }""");
        folder.Write("models/wide.json", File.ReadAllText(folder["models/small.json"]).Replace("4096", "8192", StringComparison.Ordinal));
        folder.Write("mine.yaml", File.ReadAllText(Path.Combine(Repository.Root, "cases/llama-3.1-405b.yaml")).Replace("model: meta-llama/Llama-3.1-405B", "model: models/small.json", StringComparison.Ordinal));
        folder.Write("own/prices.csv", File.ReadAllText(Path.Combine(Repository.Root, "catalog/prices.csv")));
        folder.Write("sweep.yaml", """
            sweep: models
            case: mine.yaml
            samples: 20
            axes:
              model: { set: runs.llama.model, values: [models/small.json, models/wide.json, models/none.json] }
            outputs: { work: runs.llama.flop }
            """);
        folder.Run("sweep", "run", "sweep.yaml", "--out", "out", "--catalog", "own").Succeeded();
        Assert.Equal(File.ReadAllText(folder["own/prices.csv"]), File.ReadAllText(folder["out/catalog/prices.csv"]));
        var results = File.ReadAllBytes(folder["out/results/points.parquet"]);
        foreach (var name in new[] { "out/results", "own", "models" })
            Directory.Delete(folder[name], recursive: true);
        File.Delete(folder["mine.yaml"]);
        File.Delete(folder["sweep.yaml"]);
        Directory.CreateDirectory(folder["out/shards"]);
        var told = folder.Run("sweep", "resume", "out", "--format", "json").Succeeded().Json;
        Assert.Equal((2, 1), (told.GetProperty("done").GetInt32(), told.GetProperty("failed").GetInt32()));
        Assert.Equal(results, File.ReadAllBytes(folder["out/results/points.parquet"]));
        Assert.Contains("There is no file 'models/none.json'.", folder.Run("sweep", "query", "out", "SELECT problem FROM results", "--format", "csv").Succeeded().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_of_the_program_does_not_go_on_with_it()
    {
        folder.Run("sweep", "run", "sweep.yaml", "--out", "out").Succeeded();
        folder.Write("out/program", "0.0.7\n");
        var refused = folder.Run("sweep", "resume", "out");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("The sweep was begun with Assay 0.0.7", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_whose_making_was_cut_off_is_made_whole()
    {
        folder.Run("sweep", "run", "sweep.yaml", "--out", "whole").Succeeded();
        folder.Write("cut/sweep.yaml.host.7.tmp", "half");
        Directory.CreateDirectory(folder["cut/shards"]);
        folder.Run("sweep", "run", "sweep.yaml", "--out", "cut").Succeeded();
        Assert.Equal(File.ReadAllBytes(folder["whole/results/points.parquet"]), File.ReadAllBytes(folder["cut/results/points.parquet"]));
    }

    [Theory]
    [InlineData("There is no Slurm on this machine: no program 'scontrol' is found.", "--on", "slurm")]
    [InlineData("'--partition' is for Slurm.", "--partition", "main")]
    [InlineData("'--wait' is for Slurm.", "--wait")]
    [InlineData("A sweep sets '--array' of sbatch itself.", "--on", "slurm", "--sbatch-option=--arr=0-3")]
    [InlineData("'main' is no option of sbatch in full.", "--on", "slurm", "--sbatch-option=main")]
    [InlineData("--cpus is 0.", "--on", "slurm", "--cpus", "0")]
    public void What_Slurm_is_not_told_or_cannot_be_told_is_one_message_and_leaves_nothing(string problem, params string[] options)
    {
        // The program is found by its path, and nothing else is.
        var bare = new Dictionary<string, string> { ["PATH"] = folder.Path };
        var refused = new AssayCommand { Folder = folder.Path, Variables = bare }.With(["sweep", "run", "sweep.yaml", "--out", "out", .. options]);
        Assert.True(refused.ExitCode == 2, refused.Error);
        Assert.Contains(problem, refused.Error, StringComparison.Ordinal);
        Assert.Equal(["sweep.yaml"], folder.Files);
    }

    [Fact]
    public void Where_no_jobs_were_submitted_there_is_nothing_to_cancel()
    {
        folder.Run("sweep", "run", "sweep.yaml", "--out", "out").Succeeded();
        var told = folder.Run("sweep", "cancel", "out").Succeeded().Out;
        Assert.Contains("No job of this sweep is in Slurm's queue.", told, StringComparison.Ordinal);
    }
}
