using System.Text.Json;

namespace Assay.Tests.Cli;

public class TrainingPredictTests
{
    [Fact]
    public void A_prediction_is_a_table_of_what_the_step_takes()
    {
        var told = TrainingRuns.Run("predict").Succeeded().Out;
        foreach (var line in new[] { "step time", "tokens/s per GPU", "MFU against BF16 peak", "matrix products of dense layers", "optimizer states", "Fits:" })
            Assert.Contains(line, told, StringComparison.Ordinal);
        Assert.All(told.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.DoesNotContain("NaN", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prediction_lies_within_what_is_physically_possible()
    {
        var told = TrainingRuns.Run("predict", "--format", "json").Succeeded().Json;
        Assert.InRange(Median(told, "mfu"), 0.1, 0.9);
        Assert.InRange(Median(told, "mfu_causal"), 0.1, Median(told, "mfu"));
        // Tokens and seconds are two readings of one time.
        Assert.Equal(64 * 4096 / 8.0, Median(told, "step_time_s") * Median(told, "tokens_per_s_per_gpu"), 10.0);
        Assert.InRange(Median(told, "tokens_per_s_per_gpu"), 3_000, 25_000);
        var breakdown = told.GetProperty("breakdown");
        Assert.Equal(breakdown.GetProperty("total").GetDouble(), breakdown.EnumerateObject().Where(part => part.Name is not ("unit" or "total")).Sum(part => part.Value.GetDouble()), 1e-6);
        Assert.InRange(breakdown.GetProperty("total").GetDouble() / Median(told, "step_time_s"), 0.8, 1.25);
        foreach (var name in new[] { "step_time_s", "mfu" })
            Assert.True(told.GetProperty(name).GetProperty("p5").GetDouble() < Median(told, name) && Median(told, name) < told.GetProperty(name).GetProperty("p95").GetDouble());
    }

    [Fact]
    public void The_same_is_told_as_CSV_and_as_Markdown()
    {
        var csv = TrainingRuns.Run("predict", "--format", "csv").Succeeded().Out.TrimEnd().Split('\n');
        Assert.Equal("quantity,unit,mean,sd,p5,p25,p50,p75,p95", csv[0]);
        Assert.All(csv, line => Assert.Equal(9, line.Split(',').Length));
        Assert.Contains(csv, line => line.StartsWith("memory.weights,GB,", StringComparison.Ordinal));
        Assert.Contains("| step time |", TrainingRuns.Run("predict", "--format", "markdown").Succeeded().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_prints_the_same_bytes_on_any_number_of_threads_and_another_seed_does_not()
    {
        var once = TrainingRuns.Run("predict", "--format", "json", "--threads", "1").Succeeded().Out;
        Assert.Equal(once, TrainingRuns.Run("predict", "--format", "json", "--threads", "3").Succeeded().Out);
        Assert.NotEqual(once, TrainingRuns.Run("predict", "--format", "json", "--seed", "2").Succeeded().Out);
    }

    [Fact]
    public void A_plan_file_says_the_same_as_options_and_options_stand_above_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("plan.yaml", TrainingRuns.Plan);
        string Told(params string[] more) => folder.Run(["training", "predict", "--plan", "plan.yaml", "--samples", "300", "--format", "json", .. more]).Succeeded().Out;
        Assert.Equal(TrainingRuns.Run("predict", "-r", "selective", "--format", "json").Succeeded().Out, Told());
        Assert.Equal(TrainingRuns.Run("predict", "--format", "json").Succeeded().Out, Told("--recompute", "none"));
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("shape.yaml")]
    public void A_models_file_is_named_as_seen_from_the_plan(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write("plans/plan.yaml", TrainingRuns.Plan.Replace("meta-llama/Llama-2-7b-hf", name, StringComparison.Ordinal));
        var text = name.EndsWith(".json", StringComparison.Ordinal)
            ? """{ "model_type": "llama", "architectures": ["LlamaForCausalLM"], "hidden_size": 4096, "intermediate_size": 11008, "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 32, "vocab_size": 32000, "tie_word_embeddings": false, "max_position_embeddings": 4096, "rms_norm_eps": 1e-5 }"""
            : File.ReadAllText(Path.Combine(Repository.Root, "catalog", "architectures", "llama-2-7b.yaml"));
        folder.Write($"plans/{name}", text);
        var told = folder.Run("training", "predict", "--plan", "plans/plan.yaml", "--samples", "300", "--format", "json").Succeeded().Json;
        var known = TrainingRuns.Run("predict", "-r", "selective", "--format", "json").Succeeded().Json;
        Assert.Equal(Median(known, "step_time_s"), Median(told, "step_time_s"), 1e-9);
    }

    [Fact]
    public void Every_short_form_means_its_long_form()
    {
        string[] common = ["training", "predict", "--format", "json", "--samples", "100"];
        string[] shorter = ["-m", "deepseek-v3", "-g", "H100-SXM", "-G", "64", "-p", "bf16", "-gbs", "64", "-s", "4096", "-a", "flash", "-ei", "1.1", "-nb", "40", "-tp", "2", "-pp", "4", "-vpp", "1", "-cp", "2", "-ep", "4", "-etp", "2", "-dp", "4", "-mbs", "2", "-r", "full", "-z", "zero3", "-sg", "4", "-sch", "zero-bubble", "-sp", "false", "-o", "optimizer", "-os", "2", "-nl", "8", "-inr", "true", "-to", "false", "-sw", "NeMo 26.06"];
        string[] longer = ["--model", "deepseek-v3", "--gpu", "H100-SXM", "--gpus", "64", "--precision", "bf16", "--global-batch", "64", "--sequence", "4096", "--attention", "flash", "--expert-imbalance", "1.1", "--network-bandwidth", "40", "--tensor-parallel", "2", "--pipeline-parallel", "4", "--virtual-pipeline", "1", "--context-parallel", "2", "--expert-parallel", "4", "--expert-tensor-parallel", "2", "--data-parallel", "4", "--micro-batch", "2", "--recompute", "full", "--sharding", "zero3", "--shard-group", "4", "--schedule", "zero-bubble", "--sequence-parallel", "false", "--offload", "optimizer", "--oversubscription", "2", "--network-latency", "8", "--in-network-reduction", "true", "--tensor-overlap", "false", "--software", "NeMo 26.06"];
        var told = AssayCommand.Run([.. common, .. shorter]).Succeeded();
        Assert.Equal(AssayCommand.Run([.. common, .. longer]).Succeeded().Out, told.Out);
        var strategy = told.Json.GetProperty("strategy");
        Assert.Equal((2, 4, 2, 4, 2, 4, 2, 4), (Of("tensor_parallel"), Of("pipeline_parallel"), Of("context_parallel"), Of("expert_parallel"), Of("expert_tensor_parallel"), Of("data_parallel"), Of("micro_batch"), Of("shard_group")));
        Assert.Equal("full zero3 zero-bubble optimizer", string.Join(' ', new[] { "recompute", "sharding", "schedule", "offload" }.Select(key => strategy.GetProperty(key).GetString())));
        Assert.False(strategy.GetProperty("sequence_parallel").GetBoolean());

        int Of(string key) => strategy.GetProperty(key).GetInt32();
    }

    private static double Median(JsonElement told, string name) => told.GetProperty(name).GetProperty("p50").GetDouble();
}
