namespace Assay.Tests.Cli;

/// <summary>Whole runs and clusters on the command line.</summary>
public class TrainingRunTests
{
    private static readonly string[] Job = ["--model", "llama-3.2-1b", "--gpu", "H100-SXM", "--gpus", "16", "--global-batch", "64", "--sequence", "4096", "--samples", "200"];

    public static TheoryData<string[], string> Bad => new(
    [
        (["--tokens", "many"], "--tokens:1:1"),
        (["--tokens", "1T", "--price", "2 hours"], "--price:1:1"),
        (["--tokens", "1T", "--checkpoint-time", "20"], "needs a unit"),
        (["--tokens", "1T", "--evaluation", "often"], "--evaluation:1:1"),
        (["--tokens", "1T", "--as-of", "today"], "'today' is no date."),
        (["--price", "2"], "Give '--tokens'"),
    ]);

    public static TheoryData<string[], string> BadSearches => new(
    [
        (["--within", "30"], "Give '--tokens'"),
        (["--tokens", "1T", "--within", "0"], "--within is 0."),
        (["--tokens", "1T", "--within", "30", "--by", "speed"], "'throughput'"),
        (["--tokens", "1T", "--price", "H200=3"], "--price names 'H200'"),
    ]);

    [Fact]
    public void With_tokens_the_output_has_the_run()
    {
        var run = AssayCommand.Run(["training", "predict", .. Job, "--tokens", "300B", "--evaluation", "2 %", "--price", "2", "--format", "json"]).Succeeded().Json.GetProperty("run");
        Assert.Equal(300e9, run.GetProperty("tokens").GetDouble());
        var hours = run.GetProperty("gpu_hours").GetProperty("mean").GetDouble();
        Assert.Equal(hours, 16 * 24 * run.GetProperty("days").GetProperty("mean").GetDouble(), 3);
        Assert.Equal(2 * hours, run.GetProperty("cost").GetProperty("mean").GetDouble(), 3);
        Assert.InRange(run.GetProperty("goodput").GetProperty("p50").GetDouble(), 0.9, 1);
        Assert.Equal("kWh", run.GetProperty("energy").GetProperty("unit").GetString());
        Assert.Equal("all", run.GetProperty("phases")[0].GetProperty("id").GetString());
        Assert.NotEqual(0, run.GetProperty("inputs").GetArrayLength());
    }

    [Fact]
    public void Without_tokens_there_is_none() =>
        Assert.False(AssayCommand.Run(["training", "predict", .. Job, "--format", "json"]).Succeeded().Json.TryGetProperty("run", out _));

    [Fact]
    public void Every_format_shows_the_run()
    {
        Assert.Contains("The run: 300B tokens", AssayCommand.Run(["training", "predict", .. Job, "--tokens", "300B"]).Succeeded().Out, StringComparison.Ordinal);
        Assert.Contains("\nrun.days,day,", AssayCommand.Run(["training", "predict", .. Job, "--tokens", "300B", "--format", "csv"]).Succeeded().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_tells_phases()
    {
        using var folder = new TemporaryFolder();
        folder.Write("plan.yaml", "model: llama-3.2-1b\ngpu: H100-SXM\ngpus: 16\nglobal_batch: 64\nsequence: 4096\nrun:\n  phases:\n    main: { tokens: 90B }\n    long: { tokens: 10B, sequence: 16384, global_batch: 16 }\n");
        var outcome = folder.Run("training", "predict", "--plan", "plan.yaml", "--samples", "100", "--format", "json").Succeeded();
        Assert.Equal(["main", "long"], outcome.Json.GetProperty("run").GetProperty("phases").EnumerateArray().Select(phase => phase.GetProperty("id").GetString()));
    }

    [Theory, MemberData(nameof(Bad))]
    public void Bad_input_is_refused(string[] line, string message) => Refused(AssayCommand.Run(["training", "predict", .. Job, .. line]), message);

    [Theory, MemberData(nameof(BadSearches))]
    public void Bad_searches_are_refused(string[] line, string message) => Refused(AssayCommand.Run(["training", "search", .. Job, .. line]), message);

    [Fact]
    public void A_search_finds_the_cheapest_cluster_for_a_deadline()
    {
        string[] line = ["training", "search", "--model", "llama-3.2-1b", "--gpu", "H100-SXM,A100-SXM-80GB", "--gpus", "64", "--global-batch", "64", "--sequence", "4096", "--tokens", "300B", "--within", "30", "--by", "cost", "--price", "H100-SXM=2", "--format", "json", "-k", "2"];
        var dear = AssayCommand.Run([.. line, "--price", "A100-SXM-80GB=20"]).Succeeded().Json;
        Assert.True(dear.GetProperty("evaluated").GetInt64() >= dear.GetProperty("feasible").GetInt64());
        Assert.Equal(2, dear.GetProperty("best").GetArrayLength());
        Assert.All(dear.GetProperty("best").EnumerateArray(), found => Assert.True(found.GetProperty("days").GetDouble() <= 30));
        Assert.Equal("H100-SXM", dear.GetProperty("best")[0].GetProperty("gpu").GetString());
        Assert.Equal("A100-SXM-80GB", AssayCommand.Run([.. line, "--price", "A100-SXM-80GB=0.1"]).Succeeded().Json.GetProperty("best")[0].GetProperty("gpu").GetString());
    }

    [Theory]
    [InlineData("15T")]
    [InlineData("200B")]
    public void A_deadline_that_none_meets_ends_with_1(string tokens)
    {
        var outcome = AssayCommand.Run("training", "search", "--model", "llama-3.2-1b", "--gpu", "H100-SXM", "--gpus", "16", "--global-batch", "64", "--sequence", "4096", "--tokens", tokens, "--within", "2");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("finishes in time", outcome.Out, StringComparison.Ordinal);
    }

    private static void Refused(Outcome outcome, string message)
    {
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Equal("", outcome.Out);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }
}
