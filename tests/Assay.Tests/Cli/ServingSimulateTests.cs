namespace Assay.Tests.Cli;

/// <summary><c>assay serving simulate</c>, as a user runs it.</summary>
public class ServingSimulateTests
{
    private static readonly string[] Served = ["serving", "simulate", "-m", "llama-3.1-8b", "-g", "H100-SXM", "-i", "500", "-o", "100", "--samples", "10"];

    [Fact]
    public void A_simulation_keeps_its_contract()
    {
        var told = AssayCommand.Run([.. Served, "-r", "10", "--requests", "500", "--format", "json"]).Succeeded().Json.GetProperty("simulation");
        Assert.Equal(500, told.GetProperty("completed").GetInt32());
        Assert.False(told.TryGetProperty("overload", out _));
        foreach (var name in new[] { "ttft_ms", "tpot_ms", "inter_token_ms", "end_to_end_ms" })
        {
            double[] rising = [.. new[] { "p50", "p90", "p95", "p99", "max" }.Select(part => told.GetProperty(name).GetProperty(part).GetDouble())];
            Assert.Equal(rising.Order(), rising);
        }

        var series = told.GetProperty("pools")[0].GetProperty("series");
        var arrived = series.GetProperty("arrivals_per_s").EnumerateArray().Sum(rate => rate.GetDouble()) * series.GetProperty("width_s").GetDouble();
        Assert.Equal(500, arrived, 5.0);
    }

    [Fact]
    public void A_load_beyond_the_engine_is_told_with_the_rate_it_can_keep_up()
    {
        var run = AssayCommand.Run([.. Served, "-r", "2000", "--requests", "5000"]).Succeeded();
        Assert.Contains("The load cannot be kept up", run.Out, StringComparison.Ordinal);
        var told = AssayCommand.Run([.. Served, "-r", "2000", "--requests", "5000", "--format", "json"]).Succeeded().Json.GetProperty("simulation").GetProperty("overload");
        Assert.True(told.GetProperty("waiting").GetDouble() > 1000);
        Assert.InRange(told.GetProperty("sustainable_requests_per_s").GetDouble(), 5, 1000);
    }

    [Theory]
    [InlineData("arrival,input_tokens,output_tokens\n0,10,1\n5,10,1\n4,10,1\n", "trace.csv:4:", "arrives before the one on the line above it")]
    [InlineData("arrival,input_tokens,output_tokens\n0,10,1\n1,many,1\n", "trace.csv:3:", "'many' under 'input_tokens' is no whole number")]
    public void A_trace_that_cannot_be_played_is_refused_with_its_line(string text, string place, string problem)
    {
        using var folder = new TemporaryFolder();
        var run = AssayCommand.Run([.. Served, "--trace", folder.Write("trace.csv", text)]);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains(place, run.Error, StringComparison.Ordinal);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It is not said how requests arrive")]
    [InlineData("several ways how requests arrive", "-r", "1", "--trace", "trace.csv")]
    [InlineData("A warm-up of 1 is no share", "-r", "1", "--warm-up", "1")]
    [InlineData("A coefficient of variation of 100 is none", "-r", "1", "--burstiness", "100")]
    [InlineData("There are no requests", "-r", "1", "--requests", "0")]
    [InlineData("in no time at all", "-r", "1", "--seconds", "0")]
    [InlineData("--routing is 'anywhere'", "-r", "1", "--routing", "anywhere")]
    [InlineData("32 heads do not split over 5 GPUs", "-r", "1", "-tp", "5")]
    [InlineData("2 engines of 4 GPUs are 8 GPUs, not 12", "-r", "1", "-tp", "4", "-e", "2", "-G", "12")]
    [InlineData("cannot be spread over 3 of 8 GPUs", "-r", "1", "-m", "deepseek-v3", "-g", "H200-SXM", "-p", "fp8", "-tp", "8", "-ep", "3")]
    [InlineData("GPUs would do", "-r", "1", "-m", "llama-3.1-405b", "-tp", "4")]
    public void What_cannot_be_simulated_gets_one_clear_message(string message, params string[] asked)
    {
        // The last of an option counts.
        string[] others = [.. Served.Where((_, i) => i < 2 || !asked.Contains(Served[i - (i % 2)]))];
        var run = AssayCommand.Run([.. others, .. asked]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }
}
