using Assay.Tests.Cases;
using Assay.Tests.Modeling;

namespace Assay.Tests.Claims;

/// <summary>What would close the gap between a claim and its recomputation.</summary>
public class GapTests
{
    private const string Servers = "scope: { resources: [servers], basis: cash, period: once }";

    [Fact]
    public void The_input_that_moves_the_figure_most_towards_the_claim_comes_first()
    {
        var drivers = Audits.One($"says: 600M USD, {Servers}").GapDrivers;
        Assert.NotEmpty(drivers);
        Assert.Equal(drivers.OrderByDescending(driver => driver.Reaches).Select(driver => driver.Input), drivers.Select(driver => driver.Input));
        Assert.Equal(["fleet.big.gpus", "fleet.big.server_price"], drivers.Select(driver => driver.Input).Order());
        Assert.All(drivers, driver => Assert.Equal(0.95, driver.At));
    }

    [Fact]
    public void How_far_an_input_gets_is_the_figure_with_it_there_and_all_others_at_their_medians()
    {
        var finding = Audits.One($"says: 200M USD, {Servers}");
        var graph = SmallCase.Read().Graph;
        var (count, price) = (Models.AtMedians(graph, "fleet.big.gpus"), Models.AtMedians(graph, "fleet.big.server_price"));
        var middle = (count * price) + (2000 * 15e3);
        foreach (var (input, reaches) in new[] { ("fleet.big.gpus", (8000 * price) + (2000 * 15e3)), ("fleet.big.server_price", (count * 30e3) + (2000 * 15e3)) })
        {
            var driver = Assert.Single(finding.GapDrivers, driver => driver.Input == input);
            Assert.Equal(0.05, driver.At);
            Assert.Equal(reaches, driver.Reaches, reaches * 1e-6);
            Assert.Equal((reaches - middle) / (200e6 - middle), driver.Closes, 1e-6);
        }
    }

    [Fact]
    public void An_input_that_reaches_the_claim_or_passes_it_closes_all() =>
        Assert.Equal(1, Audits.One($"says: 400M USD, {Servers}").GapDrivers[0].Closes);

    [Theory]
    [InlineData("says: 100M USD, sense: at least", 0)]
    [InlineData("says: 900M USD, sense: at most", 0)]
    [InlineData("says: 900M USD, sense: at least", 2)]
    [InlineData("says: 100M USD, sense: at most", 2)]
    public void A_bound_that_is_kept_leaves_no_gap(string says, int drivers) =>
        Assert.Equal(drivers, Audits.One($"{says}, {Servers}").GapDrivers.Count);

    [Theory]
    [InlineData("says: 1 GPU-hour, scope: { quantity: runs.main.gpu_hours }")]
    [InlineData("says: 22M USD, scope: { stages: [last], at: 2 USD/GPU-hour }")]
    public void What_is_not_money_or_rests_on_nothing_uncertain_has_no_drivers(string fields) => Assert.Empty(Audits.One(fields).GapDrivers);

    [Theory]
    [InlineData("server-capex", "fleet.capex")]
    [InlineData("operating-cost", "fleet.operating_cost")]
    [InlineData("corrected-total", null)]
    [InlineData("hoppers-per-year", null)]
    public void The_published_figures_on_the_DeepSeek_fleet_lie_in_our_range_and_name_what_drives_the_difference(string id, string? near)
    {
        var finding = DeepSeek.Value.Findings.Single(finding => finding.Claim.Id == id);
        Assert.InRange(finding.Claim.Claimed, finding.Best.Recomputed.P5, finding.Best.Recomputed.P95);
        Assert.NotEmpty(finding.GapDrivers);
        // The part named first closes three quarters of the gap or more within its own range.
        Assert.InRange(finding.GapDrivers[0].Closes, 0.7, 1);
        if (near is not null)
            Assert.InRange(finding.Claim.Claimed, DeepSeek.Value[near].P5, DeepSeek.Value[near].P95);
    }

    private static readonly Lazy<AuditResult> DeepSeek = new(() => Assayer.Audit(Assayer.Read(Path.Combine(Layout.Repository.Root, "cases/deepseek-v3.yaml")), new Assay.Modeling.SamplingOptions()));
}
