namespace Assay.Tests.Cli;

/// <summary>What the product says about the published figures on DeepSeek-V3: none of them is wrong, they measure different things.</summary>
public class DeepSeekStoryTests(DeepSeekAudit audit) : IClassFixture<DeepSeekAudit>
{
    private const double HoursAYear = 365.25 * 24;
    private const double RunHours = 2.788e6;
    private const double CostPerYear = (1.6e9 + 944e6) / 4;

    [Fact]
    public void The_run_at_two_dollars_an_hour_is_the_published_5_576_million()
    {
        Assert.Equal("reconciles", audit.Claim("six-million").GetProperty("reconciles").GetString());
        Assert.Equal("possible", audit.Claim("six-million").GetProperty("possible").GetString());
        Assert.Equal(RunHours * 2, audit.Median("runs.v3.rental_value"), 1e-6);
        Assert.Equal(5.576e6, audit.Claim("six-million").GetProperty("recomputed").GetProperty("p50").GetDouble(), 1e-6);
    }

    [Fact]
    public void The_operating_cost_of_944_million_fits_over_the_ownership_and_not_per_year()
    {
        Assert.Equal("reconciles only over ownership", audit.Claim("operating-cost").GetProperty("reconciles").GetString());
        Assert.Equal("fits", audit.Reading("operating-cost", "over ownership"));
        Assert.Equal("does not fit", audit.Reading("operating-cost", "per year"));
    }

    [Fact]
    public void The_published_sums_come_to_about_640_million_a_year()
    {
        Assert.Equal(CostPerYear, audit.Median("published.cost_per_year"), 1e-3);
        Assert.InRange(CostPerYear, 635e6, 637e6);
    }

    [Theory]
    [InlineData("published.run_share", 60_000)]
    [InlineData("published.run_share_hoppers", 50_000)]
    public void The_run_is_between_half_a_percent_and_0_65_percent_of_a_year_of_the_fleet(string quantity, int gpus)
    {
        var percent = 100 * RunHours / (gpus * HoursAYear);
        Assert.InRange(percent, 0.5, 0.65);
        Assert.Equal(percent, audit.Median(quantity), 1e-9);
    }

    [Fact]
    public void Our_own_share_of_the_run_in_a_year_of_the_fleet_is_the_same() =>
        Assert.InRange(audit.Median("runs.v3.share_of_fleet_year"), 0.005, 0.0065);

    [Fact]
    public void At_the_published_rate_the_run_costs_about_3_4_million()
    {
        var rate = CostPerYear / (60_000 * HoursAYear);
        Assert.Equal(RunHours * rate, audit.Median("published.run_cost"), 1e-3);
        Assert.InRange(audit.Median("published.run_cost"), 3.35e6, 3.45e6);
    }

    [Fact]
    public void At_about_61_percent_use_an_hour_of_the_fleet_costs_the_reports_two_dollars()
    {
        Assert.InRange(audit.Median("published.break_even_use"), 60, 61.5);
        Assert.Equal(5.576e6, audit.Median("published.run_cost") / (audit.Median("published.break_even_use") / 100), 1);
    }

    [Theory]
    [InlineData("runs.v3.own_cost", 3.371e6)]
    [InlineData("fleet.capex", 1.6e9)]
    [InlineData("fleet.cost_per_year", 636e6)]
    [InlineData("fleet.cost_per_year", 640e6)]
    [InlineData("fleet.gpus", 60_000)]
    public void The_published_figure_lies_in_our_interval(string quantity, double published) => audit.Holds(quantity, published);

    [Fact]
    public void The_total_of_1_3_billion_fits_only_without_the_column_of_the_H100()
    {
        Assert.Equal("fits", audit.Reading("table-total", "as stated"));
        Assert.Equal("does not fit", audit.Reading("table-total", "all four columns"));
        Assert.Equal(300e6, audit.Median("published.h100_column"), 1e-3);
    }

    [Fact]
    public void Ten_thousand_H100_are_not_within_the_lawful_supply() =>
        Assert.Equal("not within its bound", audit.Claim("ten-thousand-h100").GetProperty("possible").GetString());

    [Fact]
    public void The_run_is_a_small_part_of_the_labs_year_and_the_claim_is_silent_on_the_rest()
    {
        var claim = audit.Claim("six-million");
        Assert.InRange(claim.GetProperty("covers").GetProperty("p50").GetDouble(), 0.003, 0.01);
        var silent = claim.GetProperty("silent_on").EnumerateArray().Sum(line => line.GetProperty("mean").GetDouble());
        var lab = audit.Quantity("lab.cost_per_year").GetProperty("mean").GetDouble();
        Assert.InRange(silent / lab, 0.99, 0.997);
    }

    [Fact]
    public void The_stock_the_flow_and_the_run_are_told_not_to_be_set_beside_one_another()
    {
        var others = audit.Claim("six-million").GetProperty("not_comparable_to").EnumerateArray().Select(other => other.GetProperty("id").GetString()).ToArray();
        Assert.Contains("server-capex", others);
        Assert.Contains("operating-cost", others);
    }
}
