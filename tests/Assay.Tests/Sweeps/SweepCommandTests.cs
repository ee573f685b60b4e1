using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Commands.Verbs;
using Assay.Quantities;
using Assay.Tests.Cli;
using Assay.Tests.Docs;
using Repository = Assay.Tests.Cli.Repository;

namespace Assay.Tests.Sweeps;

/// <summary>Sweeps from the command line: the same results however they are computed.</summary>
public sealed class SweepCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SweepCommandTests() => folder.Write("sweep.yaml", SmallStudy.Sweep);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_plan_counts_points_and_what_conditions_prune()
    {
        var told = folder.Run("sweep", "plan", "sweep.yaml", "--format", "json").Succeeded().Json;
        Assert.Equal((42, 14, true), (told.GetProperty("points").GetInt32(), told.GetProperty("pruned").GetInt32(), told.GetProperty("pruned_is_exact").GetBoolean()));
        Assert.True(told.GetProperty("seconds_per_point").GetDouble() > 0);
        Assert.Equal([2, 3, 7], told.GetProperty("axes").EnumerateArray().Select(axis => axis.GetProperty("values").GetInt32()));
        Assert.Empty(JsonSchema.Load("docs/schema/sweep-plan.json").Check(JsonNode.Parse(told.GetRawText())));
        Assert.Equal(["sweep.yaml"], folder.Files);
    }

    [Fact]
    public void A_run_says_what_was_done_and_a_point_without_a_result_says_why()
    {
        var told = Run("out", "--threads", "2");
        Assert.Equal((42, 14, 14, "out"), (told.GetProperty("points").GetInt32(), told.GetProperty("done").GetInt32(), told.GetProperty("failed").GetInt32(), told.GetProperty("out").GetString()));
        Assert.Contains("hour,USD/GPU-hour\n", File.ReadAllText(folder["out/columns.csv"]), StringComparison.Ordinal);
        Assert.Empty(JsonSchema.Load("docs/schema/sweep-run.json").Check(JsonNode.Parse(told.GetRawText())));
        var rows = Query("out", "SELECT chip, count(*) AS n, count(cost) AS results, min(problem) AS why FROM results GROUP BY chip ORDER BY chip");
        Assert.Equal(("A100-80GB-SXM", 14, 0), (rows[0].GetProperty("chip").GetString(), rows[0].GetProperty("n").GetInt32(), rows[0].GetProperty("results").GetInt32()));
        Assert.Contains("no peak rate", rows[0].GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Equal(14, rows[1].GetProperty("results").GetInt32());
    }

    [Fact]
    public void A_point_has_what_an_audit_of_the_changed_case_prints()
    {
        Run("out");
        var row = Query("out", "SELECT * FROM results WHERE chip = 'H800-SXM' AND ownership = '4 years' AND use = 60").Single();
        var audit = AssayCommand.Run("audit", Path.Combine(Repository.Root, "cases/deepseek-v3.yaml"), "--samples", "50", "--set", "fleet.ownership=4 years", "--set", "fleet.utilisation=60 %", "--format", "json").Succeeded().Json.GetProperty("quantities");
        foreach (var (column, quantity) in new[] { ("cost", "lab.cost_per_year"), ("hour", "fleet.cost_per_used_gpu_hour") })
        {
            Assert.Equal(audit.GetProperty(quantity).GetProperty("mean").GetDouble(), row.GetProperty(column).GetDouble());
            Assert.Equal(audit.GetProperty(quantity).GetProperty("p95").GetDouble(), row.GetProperty(column + "_p95").GetDouble());
        }
    }

    [Fact]
    public void The_results_are_the_same_bytes_on_any_number_of_threads_in_any_shards_and_after_any_stop()
    {
        Run("one", "--threads", "1");
        Run("two", "--threads", "2");
        Run("small", "--threads", "2", "--shard-points", "5");
        Run("whole", "--shard-points", "1000");
        // What a process leaves that is killed: some shards, and one half written.
        Run("cut", "--shard-points", "4");
        var results = File.ReadAllBytes(folder["cut/results/points.parquet"]);
        Directory.Delete(folder["cut/results"], recursive: true);
        folder.Write("cut/shards/000003.parquet.host.1.tmp", "half");
        Run("cut", "--shard-points", "4");
        foreach (var name in new[] { "one", "two", "small", "whole", "cut" })
            Assert.Equal(results, File.ReadAllBytes(folder[$"{name}/results/points.parquet"]));
        Assert.False(Directory.Exists(folder["cut/shards"]));
    }

    [Theory]
    [InlineData("KILL", 137)]
    [InlineData("INT", 1)]
    [InlineData("TERM", 1)]
    public void A_sweep_that_is_killed_or_stopped_goes_on_where_it_was(string signal, int exit)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are those of Unix.");
        folder.Write("sweep.yaml", SmallStudy.Sweep.Replace("steps: 7", "steps: 2000", StringComparison.Ordinal));
        Run("whole");
        using (var killed = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [AssayCommand.Program, "sweep", "run", "sweep.yaml", "--out", "cut", "--shard-points", "50", "--threads", "1"]) { WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true })!)
        {
            SpinWait.SpinUntil(() => killed.HasExited || (Directory.Exists(folder["cut/shards"]) && Directory.EnumerateFiles(folder["cut/shards"], "*.parquet").Skip(3).Any()), TimeSpan.FromMinutes(2));
            System.Diagnostics.Process.Start("kill", [$"-{signal}", $"{killed.Id}"]).WaitForExit();
            killed.WaitForExit();
            Assert.Equal(exit, killed.ExitCode);
            var left = Directory.EnumerateFiles(folder["cut/shards"], "*.parquet").Count();
            Assert.Contains(exit == 1 ? $"Stopped: {left} of 240 shards are done." : "", killed.StandardError.ReadToEnd(), StringComparison.Ordinal);
        }

        var told = folder.Run("sweep", "status", "cut", "--format", "json").Succeeded().Json;
        Assert.Equal(240, told.GetProperty("shards").GetInt32());
        Assert.InRange(told.GetProperty("shards_done").GetInt32(), 1, 240);
        Run("cut", "--shard-points", "50");
        Assert.Equal(File.ReadAllBytes(folder["whole/results/points.parquet"]), File.ReadAllBytes(folder["cut/results/points.parquet"]));
    }

    [Fact]
    public void A_plan_is_swept_over_its_parameters()
    {
        folder.Write("plan.yaml", """
            sweep: parallelism
            plan: training search
            with: { sequence: 4096, global-batch: 64 }
            axes:
              model: { set: model, values: [llama-2-7b, llama-2-70b] }
              gpus: { set: gpus, values: [8, 64] }
              gpu: { set: gpu, values: [H100-SXM] }
            outputs: { step: best.0.step_time_s, recompute: best.0.strategy.recompute }
            """);
        folder.Run("sweep", "run", "plan.yaml", "--out", "out", "--format", "json").Succeeded();
        var row = Query("out", "SELECT step, recompute FROM results WHERE model = 'llama-2-7b' AND gpus = '8'").Single();
        var alone = AssayCommand.Run("training", "search", "-m", "llama-2-7b", "-g", "H100-SXM", "-G", "8", "-gbs", "64", "-s", "4096", "--format", "json").Succeeded().Json.GetProperty("best")[0];
        Assert.Equal(alone.GetProperty("step_time_s").GetDouble(), row.GetProperty("step").GetDouble());
        Assert.Equal(alone.GetProperty("strategy").GetProperty("recompute").GetString(), row.GetProperty("recompute").GetString());
        Assert.Contains("step,s\n", File.ReadAllText(folder["out/columns.csv"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("best.0.step_time_s", "s")]
    [InlineData("best.0.tokens_per_s_per_gpu", "token/s/GPU")]
    [InlineData("best.0.usd_per_gpu_hour", "USD/GPU-hour")]
    [InlineData("memory.total_gb", "GB")]
    [InlineData("best.0.strategy.tensor_parallel", "1")]
    [InlineData("gpu_hours_per_million_output_tokens", "1")]
    public void The_name_of_a_number_in_a_document_tells_its_unit(string path, string unit)
    {
        Assert.Equal(unit, NamedUnit.Of(path));
        Assert.Equal(unit, unit == "1" ? unit : UnitTable.Parse(unit).Name);
    }

    [Fact]
    public void A_query_reads_the_results_alone()
    {
        Run("out");
        foreach (var (sql, problem) in new[] { ("SELECT * FROM read_csv('sweep.yaml')", "disabled"), ("COPY results TO 'x.csv'", "disabled"), ("SELECT nothing FROM results", "nothing") })
        {
            var refused = folder.Run("sweep", "query", "out", sql);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(problem, refused.Error, StringComparison.Ordinal);
        }
    }

    private JsonElement Run(string output, params string[] more) => folder.Run(["sweep", "run", "sweep.yaml", "--out", output, "--format", "json", .. more]).Succeeded().Json;

    private JsonElement[] Query(string output, string sql) => [.. folder.Run("sweep", "query", output, sql, "--format", "json").Succeeded().Json.GetProperty("rows").EnumerateArray()];
}
