namespace Assay.Tests.Cli;

public class TrainingSearchTests
{
    [Fact]
    public void A_search_tells_the_fastest_and_a_spread_over_the_front_no_longer_than_asked_for()
    {
        var told = TrainingRuns.Run("search", "--keep", "4").Succeeded();
        Assert.Contains("legal strategies, of which", told.Out, StringComparison.Ordinal);
        Assert.Matches(@"Pareto front: .*\(4 of \d+, spread over it\)", told.Out);
        Assert.Equal(8, told.Out.Split('\n').Count(line => line.Contains(" s │", StringComparison.Ordinal)));
        Assert.All(told.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
        // How long it took is a message, and no result.
        Assert.Matches(@"legal strategies in [\d.]+ s\.", told.Error);
        Assert.Equal("", TrainingRuns.Run("search", "--keep", "4", "--quiet").Succeeded().Error);
    }

    [Fact]
    public void A_search_prints_the_same_bytes_every_time_and_on_any_number_of_threads()
    {
        var once = Untimed("1");
        Assert.Equal(once, Untimed("3"));
        Assert.Equal(once, Untimed("3"));

        // All but the line that tells how long it took.
        static string Untimed(string threads) => string.Join('\n', TrainingRuns.Run("search", "--format", "json", "--threads", threads).Succeeded().Out
            .Split('\n').Where(line => !line.Contains("\"seconds\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_best_is_the_fastest_and_predict_agrees_with_it()
    {
        var told = TrainingRuns.Run("search", "--format", "json", "-k", "3").Succeeded().Json;
        var best = told.GetProperty("best").EnumerateArray().ToArray();
        Assert.Equal(3, best.Length);
        Assert.Equal(best.Select(one => one.GetProperty("step_time_s").GetDouble()).Order(), best.Select(one => one.GetProperty("step_time_s").GetDouble()));
        Assert.Equal(best[0].GetProperty("step_time_s").GetDouble(), told.GetProperty("pareto")[0].GetProperty("step_time_s").GetDouble());
        var options = best[0].GetProperty("strategy").EnumerateObject()
            .Where(choice => choice.Name != "shard_group")
            .SelectMany(choice => new[] { $"--{choice.Name.Replace('_', '-')}", choice.Value.ToString().ToLowerInvariant() });
        var predicted = TrainingRuns.Run("predict", ["--format", "json", .. options]).Succeeded().Json;
        Assert.InRange(predicted.GetProperty("breakdown").GetProperty("total").GetDouble() / best[0].GetProperty("step_time_s").GetDouble(), 0.99, 1.01);
    }

    [Fact]
    public void The_fastest_are_told_as_CSV()
    {
        var csv = TrainingRuns.Run("search", "--format", "csv", "-k", "2").Succeeded().Out.TrimEnd().Split('\n');
        Assert.Equal(3, csv.Length);
        Assert.StartsWith("step_time_s,tokens_per_s_per_gpu,memory_gb_per_gpu,tensor_parallel,", csv[0], StringComparison.Ordinal);
        Assert.All(csv, line => Assert.Equal(csv[0].Split(',').Length, line.Split(',').Length));
    }

    [Fact]
    public void Where_nothing_is_legal_it_says_so()
    {
        var told = AssayCommand.Run("training", "search", "-m", "llama-2-7b", "-g", "H100-SXM", "-G", "509", "-gbs", "1", "-s", "4096");
        Assert.Equal(2, told.ExitCode);
        Assert.Contains("No legal strategy spreads a global batch of 1 over 509 GPUs.", told.Error, StringComparison.Ordinal);
        Assert.Equal("", told.Out);
    }

    [Fact]
    public void Where_nothing_fits_it_says_so()
    {
        var told = AssayCommand.Run("training", "search", "-m", "deepseek-v3", "-g", "H100-SXM", "-G", "8", "-gbs", "8", "-s", "4096").Succeeded();
        Assert.Contains("None fits: use more GPUs", told.Out, StringComparison.Ordinal);
    }
}
