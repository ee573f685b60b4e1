using System.Text.Json;

namespace Assay.Tests.Cli;

/// <summary><c>assay fleet</c> answers the quick question without a case file, and the same for a case.</summary>
public class FleetTests
{
    [Fact]
    public void The_cost_of_a_fleet_needs_a_chip_and_a_count_alone()
    {
        var cost = Json("fleet", "cost", "--gpu", "H100-SXM", "--count", "1024");
        Assert.Equal(1024, Median(cost.GetProperty("gpus")));
        var (available, used) = (cost.GetProperty("cost_per_gpu_hour").GetProperty("available"), cost.GetProperty("cost_per_gpu_hour").GetProperty("used"));
        Assert.Equal("USD/GPU-hour", available.GetProperty("unit").GetString());
        Assert.True(Median(used) > Median(available));
        Assert.NotEmpty(cost.GetProperty("sources").EnumerateArray());
    }

    [Fact]
    public void Means_of_the_breakdown_add_up_to_the_purchase_and_to_the_year()
    {
        var cost = Json("fleet", "cost", "--gpu", "H100-SXM", "--count", "1024");
        double Sum(string timing) => cost.GetProperty("breakdown").EnumerateArray().Where(line => line.GetProperty("timing").GetString() == timing).Sum(line => line.GetProperty("mean").GetDouble());
        Assert.Equal(Mean(cost.GetProperty("capex")), Sum("once"), 0.01);
        Assert.Equal(Mean(cost.GetProperty("cost_per_year")), Sum("per year"), 0.01);
    }

    /// <summary>What the trade press publishes for an H100: 250,000 dollars a server of eight, 1.389 kW, 130 dollars a kW and month, four years.</summary>
    [Fact]
    public void The_trade_presss_inputs_give_its_hour_by_its_formula()
    {
        var audit = Json("audit", Repository.Case("h100-hour")).GetProperty("quantities");
        Assert.Equal(1.37, Median(audit.GetProperty("press.hour")), 0.005);
        // Both paid by the month: straight-line with the cost of capital on the mean book value, and levelised.
        Assert.Equal(1.32, Median(audit.GetProperty("fleet.cost_per_gpu_hour")), 0.005);
        Assert.Equal(1.32, Median(audit.GetProperty("money.levelised_cost_per_gpu_hour")), 0.005);
    }

    [Theory]
    [InlineData("H100-SXM")]
    [InlineData("B200")]
    [InlineData("A100 80GB SXM")]
    public void Own_or_rent_tells_both_and_the_break_even(string gpu)
    {
        var answer = Json("fleet", "own-or-rent", "--gpu", gpu, "--count", "512");
        var (own, rent) = (Median(answer.GetProperty("own").GetProperty("cost_per_gpu_hour")), Median(answer.GetProperty("rent").GetProperty("cost_per_gpu_hour")));
        Assert.InRange(own, 0.1, 20);
        Assert.InRange(rent, 0.1, 20);
        var use = answer.GetProperty("break_even_utilisation");
        Assert.Equal(answer.GetProperty("rent").GetProperty("pays").GetString() == "all hours", use.ValueKind == JsonValueKind.Null);
        Assert.InRange(Median(answer.GetProperty("break_even_months")), 0, 60);
    }

    [Fact]
    public void A_steeper_fall_of_the_price_raises_the_break_even_use()
    {
        var uses = Json("fleet", "own-or-rent", Repository.Case("h100-hour")).GetProperty("price_paths").EnumerateArray().Select(path => Median(path.GetProperty("break_even_utilisation"))).ToArray();
        Assert.Equal(uses.Order(), uses);
        Assert.True(uses[0] < uses[^1]);
    }

    [Theory]
    [InlineData("fleet cost", "Give --gpu and --count")]
    [InlineData("fleet cost --gpu H100-SXM", "Give --gpu and --count")]
    [InlineData("fleet cost --gpu H101 --count 8", "Did you mean 'H100'?")]
    [InlineData("fleet cost --gpu H100-SXM --count -8", "is negative")]
    [InlineData("fleet cost --gpu H100-SXM --count many", "Nothing is called 'many'")]
    [InlineData("fleet cost --gpu H100-SXM --count 8 --utilisation 1.2", "exceeds the whole")]
    [InlineData("fleet cost --gpu H100-SXM --count 8 --as-of 2019-05-01", "The nearest entries are")]
    [InlineData("fleet cost --gpu H100-SXM --count 8 --as-of soon", "'soon' is no date")]
    [InlineData("fleet cost --gpu H100-SXM --count 8 --years 0", "is no number of years")]
    [InlineData("fleet cost --gpu H100-SXM --count 8 --price free", "Nothing is called 'free'")]
    [InlineData("fleet cost --gpu H100-SXM --count {8}", "Write a number or an expression")]
    [InlineData("fleet cost CASE --count 8", "beside a case file")]
    [InlineData("fleet cost BLOOM", "has no fleet")]
    [InlineData("fleet own-or-rent CASE", "tells no way to hire")]
    [InlineData("fleet own-or-rent --gpu H20-SXM --count 8", "no price of hiring")]
    public void Bad_input_is_refused_with_what_to_do(string line, string message)
    {
        var outcome = AssayCommand.Run([.. line.Replace("CASE", Repository.Case("deepseek-v3"), StringComparison.Ordinal).Replace("BLOOM", Repository.Case("bloom-176b"), StringComparison.Ordinal).Split(' ')]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("", outcome.Out);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", outcome.Error, StringComparison.Ordinal);
    }

    private static JsonElement Json(params string[] line) => AssayCommand.Run([.. line, "--format", "json", "--samples", "2000"]).Succeeded().Json;

    private static double Median(JsonElement summary) => summary.GetProperty("p50").GetDouble();

    private static double Mean(JsonElement summary) => summary.GetProperty("mean").GetDouble();
}
