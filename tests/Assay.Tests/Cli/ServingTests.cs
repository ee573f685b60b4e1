using System.Text.Json;

namespace Assay.Tests.Cli;

/// <summary><c>assay serving</c>, as a user runs it.</summary>
public class ServingTests
{
    private static readonly string[] Service = ["serving", "predict", "-m", "llama-3.1-70b", "-g", "H100-SXM", "-tp", "4", "-p", "fp8", "-i", "2000", "-o", "500", "-c", "32", "--samples", "200"];

    [Fact]
    public void A_prediction_tells_latency_throughput_memory_and_cost()
    {
        var told = AssayCommand.Run([.. Service, "--price", "2"]).Succeeded().Out;
        foreach (var line in new[] { "mean time to first token", "mean time per output token", "keys and values", "Where a decode step goes", "A GPU-hour at 2.00 dollars (as told)" })
            Assert.Contains(line, told, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", told, StringComparison.Ordinal);
        Assert.All(told.Split('\n'), line => Assert.InRange(line.Length, 0, 110));
    }

    [Fact]
    public void A_prediction_keeps_its_contract_and_its_parts_sum_up()
    {
        var told = AssayCommand.Run([.. Service, "--price", "2", "--format", "json"]).Succeeded().Json;
        foreach (var name in new[] { "prefill_tokens_per_s", "decode_tokens_per_s", "max_batch", "kv_tokens" })
            Assert.True(told.GetProperty(name).GetDouble() > 0, name);
        foreach (var name in new[] { "ttft_ms", "tpot_ms" })
            Assert.True(told.GetProperty(name).GetProperty("p5").GetDouble() < told.GetProperty(name).GetProperty("p95").GetDouble(), name);
        Assert.InRange(told.GetProperty("tpot_ms").GetProperty("p50").GetDouble(), 5, 60);
        var cost = told.GetProperty("usd_per_million");
        double Rate(string name) => told.GetProperty(name).GetProperty("p50").GetDouble();
        // Costs times flows are the whole: 4 GPUs at 2 dollars an hour.
        Assert.Equal(8 / 3600.0, ((cost.GetProperty("input").GetDouble() * Rate("input_tokens_per_s")) + (cost.GetProperty("output").GetDouble() * Rate("output_tokens_per_s"))) / 1e6, 1e-7);
    }

    [Fact]
    public void The_same_seed_prints_the_same_bytes_on_any_number_of_threads() =>
        Assert.Equal(AssayCommand.Run([.. Service, "--threads", "1", "--format", "json"]).Succeeded().Out, AssayCommand.Run([.. Service, "--threads", "3", "--format", "json"]).Succeeded().Out);

    [Theory]
    [InlineData("8 GPUs would do", "serving", "predict", "-m", "deepseek-v3", "-g", "H200-SXM", "-tp", "4", "-p", "fp8")]
    [InlineData("64 heads do not split over 3 GPUs", "serving", "predict", "-m", "llama-3.1-70b", "-g", "H100-SXM", "-tp", "3")]
    [InlineData("no experts to spread", "serving", "predict", "-m", "llama-3.1-70b", "-g", "H100-SXM", "-tp", "4", "-ep", "4")]
    [InlineData("'bf15' is no precision", "serving", "predict", "-m", "llama-3.1-70b", "-g", "H100-SXM", "-tp", "4", "-p", "bf15")]
    [InlineData("Both --concurrency and --rate", "serving", "predict", "-m", "llama-3.1-8b", "-g", "H100-SXM", "-c", "4", "-r", "2")]
    [InlineData("no serving software 'nginx'", "serving", "predict", "-m", "llama-3.1-8b", "-g", "H100-SXM", "-sw", "nginx")]
    [InlineData("A split by price has no prices", "serving", "predict", "-m", "llama-3.1-8b", "-g", "H100-SXM", "--split", "price")]
    [InlineData("It is not said which model is served", "serving", "predict", "-g", "H100-SXM")]
    public void Bad_input_gets_one_clear_message(string message, params string[] arguments)
    {
        var run = AssayCommand.Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public void Published_rows_are_predicted_or_skipped_with_a_reason()
    {
        var told = AssayCommand.Run("serving", "validate", Path.Combine(Repository.Root, "measured", "serving.csv"), "--format", "json").Succeeded().Json;
        var rows = told.GetProperty("rows").EnumerateArray().ToArray();
        Assert.All(rows, row => Assert.True(row.GetProperty("predicted").ValueKind == JsonValueKind.Number || row.GetProperty("skipped").GetString()!.Length > 0));
        Assert.Empty(told.GetProperty("unread").EnumerateArray());
        double Of(string figure, string name) => told.GetProperty($"summary_of_{figure}").GetProperty(name).GetDouble();
        // In sample. May only shrink.
        Assert.InRange(Of("throughput", "median_abs_error"), 0, 0.15);
        Assert.InRange(Of("tpot", "median_abs_error"), 0, 0.15);
        Assert.InRange(Of("tpot", "coverage90"), 0.85, 1);
    }
}
