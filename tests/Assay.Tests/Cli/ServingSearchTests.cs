namespace Assay.Tests.Cli;

/// <summary><c>assay serving search</c>, as a user runs it.</summary>
public class ServingSearchTests
{
    private static readonly string[] Search = ["serving", "search", "-m", "qwen3-32b", "-g", "H200-SXM", "-p", "fp8", "-i", "4000", "-o", "500", "-G", "64"];

    [Fact]
    public void The_cheapest_never_costs_more_than_the_smallest_at_the_same_load()
    {
        string[] asked = ["serving", "search", "-m", "qwen3-32b", "-g", "H100-SXM,H200-SXM,B200-SXM", "-p", "fp8", "-i", "4000", "-o", "500", "-r", "40", "-G", "64", "--ttft", "1000", "--tpot", "25", "--format", "json"];
        var smallest = AssayCommand.Run([.. asked, "--by", "gpus"]).Succeeded().Json.GetProperty("deployments")[0];
        var cheapest = AssayCommand.Run([.. asked, "--by", "cost"]).Succeeded().Json.GetProperty("deployments")[0];
        Assert.True(cheapest.GetProperty("usd_per_hour").GetDouble() <= smallest.GetProperty("usd_per_hour").GetDouble());
        Assert.True(smallest.GetProperty("gpus").GetInt32() <= cheapest.GetProperty("gpus").GetInt32());
    }

    [Theory]
    [InlineData("1 ms to the first token in the mean", "of reading the prompt", "of the time to the first token", "--ttft", "1")]
    [InlineData("0.5 ms for each further one in the mean", "What is in the way is", "of the decode step", "--tpot", "0.5")]
    [InlineData("0.5 ms for each further one for 95 % of the requests", "What is in the way is", "of the decode step", "--tpot", "0.5", "--percentile", "95")]
    public void Bounds_that_nothing_keeps_are_answered_with_the_closest_and_what_is_in_the_way(string bounds, string way, string of, params string[] asked)
    {
        var run = AssayCommand.Run([.. Search, "-r", "10", .. asked]);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Out);
        foreach (var words in new[] { "No deployment of Qwen3 32B in fp8 on H200-SXM keeps to", bounds, "even with one request at a time", "The closest is ", way, of, "Loosen the bound" })
            Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_fits_no_engine_is_answered_with_the_GPUs_that_hold_it()
    {
        var run = AssayCommand.Run("serving", "search", "-m", "deepseek-v3", "-g", "H100-SXM", "-p", "bf16", "-r", "10", "--tpot", "50", "-G", "8");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("does not fit", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"\d+ GPUs would hold it: give '--gpus \d+' or more", run.Error);
    }

    [Fact]
    public void A_load_for_more_GPUs_than_are_allowed_is_answered_with_how_many_it_takes()
    {
        var run = AssayCommand.Run([.. Search, "-r", "1000", "--ttft", "1000", "--tpot", "25"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"1000 requests a second within .* take [\d,]+ H200-SXM; 64 are allowed", run.Error);
    }

    [Theory]
    [InlineData("What 'in time' means is not told")]
    [InlineData("--percentile is 10", "--ttft", "1000", "--percentile", "10")]
    [InlineData("64 heads do not split over 3 GPUs", "--ttft", "1000", "-tp", "3")]
    [InlineData("No engine of the layout asked for has at most 64 GPUs", "--ttft", "1000", "-tp", "16")]
    [InlineData("--batched-tokens names 'few'", "--ttft", "1000", "--batched-tokens", "few")]
    [InlineData("--day has 3 hours", "--ttft", "1000", "--day", "1,2,3")]
    [InlineData("--keep is 0", "--ttft", "1000", "-k", "0")]
    public void What_cannot_be_asked_gets_one_clear_message(string message, params string[] asked)
    {
        var run = AssayCommand.Run([.. Search, "-r", "10", .. asked]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public void A_day_s_hours_add_up_and_save_GPU_hours()
    {
        var day = string.Join(',', Enumerable.Range(0, 24).Select(hour => 1 + (hour % 12)));
        var told = AssayCommand.Run([.. Search, "-r", "50", "--ttft", "1000", "--tpot", "25", "--day", day, "--format", "json"]).Succeeded().Json;
        var scaled = told.GetProperty("day");
        var hours = scaled.GetProperty("hours").EnumerateArray().ToArray();
        Assert.Equal(24, hours.Length);
        var whole = scaled.GetProperty("gpu_hours").GetDouble();
        Assert.Equal(hours.Sum(hour => hour.GetProperty("gpu_hours").GetDouble()), whole, 1e-6 * whole);
        Assert.InRange(whole, 24 * hours.Min(hour => hour.GetProperty("gpus").GetInt32()), scaled.GetProperty("fixed_gpu_hours").GetDouble());
        Assert.Equal(told.GetProperty("deployments")[0].GetProperty("gpus").GetInt32(), hours.Max(hour => hour.GetProperty("gpus").GetInt32()));
        Assert.Equal(50, hours.Max(hour => hour.GetProperty("requests_per_s").GetDouble()), 1e-6);
    }
}
