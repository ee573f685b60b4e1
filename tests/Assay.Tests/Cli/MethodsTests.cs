namespace Assay.Tests.Cli;

public class MethodsTests
{
    private static readonly string V3 = Repository.Case("deepseek-v3");

    [Fact]
    public void The_methods_stand_side_by_side_and_the_difference_is_told_by_its_parts()
    {
        var told = AssayCommand.Run("methods", V3, "--samples", "500").Succeeded().Out;
        foreach (var words in new[] { "epoch-amortised", "levelised-tco", "cannot price", "servers, amortised", "space with electricity", "above epoch-amortised", "It leaves out", "so it is 'as_of'" })
            Assert.Contains(words, string.Join(' ', told.Split('\n').Select(line => line.Trim())), StringComparison.Ordinal);
        Assert.All(told.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public void A_method_opens_down_to_its_sources()
    {
        var told = AssayCommand.Run("explain", V3, "runs.v3.methods.epoch_amortised.cost", "--samples", "500").Succeeded().Out;
        foreach (var words in new[] { "catalog.methods.h800_sxm.price", "catalog.methods.epoch.progress", "epoch-training-cost-script", "interconnect", "catalog.electricity.us_industrial" })
            Assert.Contains(words, told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cost_in_JSON_is_the_quantity_of_the_graph()
    {
        var method = AssayCommand.Run("methods", V3, "--run", "v3", "--method", "levelised-tco", "--format", "json").Succeeded().Json.GetProperty("runs")[0].GetProperty("methods")[0];
        var opened = AssayCommand.Run("explain", V3, method.GetProperty("name").GetString()!, "--format", "json").Succeeded().Json;
        Assert.Equal(opened.GetProperty("mean").GetDouble(), method.GetProperty("cost").GetProperty("mean").GetDouble());
        Assert.Equal(opened.GetProperty("p95").GetDouble(), method.GetProperty("cost").GetProperty("p95").GetDouble());
    }

    [Fact]
    public void A_change_reaches_the_methods()
    {
        double Cost(params string[] more) => AssayCommand.Run(["methods", V3, "--method", "epoch-amortised", "--format", "json", .. more]).Succeeded().Json.GetProperty("runs")[0].GetProperty("methods")[0].GetProperty("cost").GetProperty("p50").GetDouble();
        Assert.True(Cost("--set", "catalog.methods.h800_sxm.price=20k USD/GPU") < 0.6 * Cost());
    }

    [Fact]
    public void Chips_that_the_script_of_Epoch_cannot_price_have_a_price_and_it_is_told_as_ours()
    {
        foreach (var chip in new[] { "H800-SXM", "H20-SXM", "H200-SXM", "B200-SXM" })
        {
            var method = AssayCommand.Run("methods", "chip", chip, "--start", "2025-03-01", "--format", "json").Succeeded().Json.GetProperty("runs")[0].GetProperty("methods")[0];
            Assert.True(method.GetProperty("cost").GetProperty("p50").GetDouble() > 0, chip);
            Assert.Contains(method.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("(ours)", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_trend_draws_its_picture_with_the_run_of_the_case()
    {
        using var folder = new TemporaryFolder();
        var told = folder.Run("trends", "runs", "--case", V3, "--plot", "plot.svg", "--samples", "500").Succeeded().Out;
        Assert.Contains("below the trend of the frontier", string.Join(' ', told.Split('\n').Select(line => line.Trim())), StringComparison.Ordinal);
        var picture = File.ReadAllText(folder["plot.svg"]);
        Assert.StartsWith("<svg", picture, StringComparison.Ordinal);
        Assert.Contains(">v3<", picture, StringComparison.Ordinal);
        folder.Run("trends", "chips", "--plot", "plot.svg").Succeeded();
        folder.Run("trends", "rental", "H100-SXM", "--plot", "plot.svg").Succeeded();
        Assert.Equal(["plot.svg"], folder.Files);
    }

    [Fact]
    public void Trends_are_the_same_on_any_number_of_threads()
    {
        string Told(string threads) => AssayCommand.Run("trends", "runs", "--format", "csv", "--threads", threads).Succeeded().Out + AssayCommand.Run("trends", "rental", "H100-SXM", "--format", "json", "--threads", threads).Succeeded().Out;
        Assert.Equal(Told("1"), Told("3"));
    }

    [Theory]
    [InlineData("methods", "names no case")]
    [InlineData("methods CASE --method epoch-amortized", "Did you mean 'epoch-amortised'?")]
    [InlineData("methods CASE --run v4", "Did you mean 'v3'?")]
    [InlineData("methods chip H21-SXM --start 2025", "Did you mean 'H20-SXM'?")]
    [InlineData("methods chip H20-SXM --start soon", "no date")]
    [InlineData("methods chip H20-SXM --start 2025 --gpu-hours -1", "--gpu-hours is -1")]
    [InlineData("methods validate nowhere.csv", "There is no file 'nowhere.csv'")]
    [InlineData("trends runs --top 0", "--top is 0")]
    [InlineData("trends runs --since then", "no date")]
    [InlineData("trends runs --top 1 --since 2025", "a trend needs 4")]
    [InlineData("trends rental H20-SXM", "0 rental prices of H20-SXM")]
    [InlineData("trends rental H100-SXM --horizon 50", "--horizon is 50")]
    [InlineData("trends chips --plot nowhere/plot.svg", "no folder")]
    public void Bad_input_is_told_in_one_message_and_nothing_is_computed(string line, string problem)
    {
        var told = AssayCommand.Run([.. line.Split(' ').Select(word => word == "CASE" ? V3 : word)]);
        Assert.Equal(2, told.ExitCode);
        Assert.Contains(problem, told.Error, StringComparison.Ordinal);
        Assert.Empty(told.Out);
    }
}
