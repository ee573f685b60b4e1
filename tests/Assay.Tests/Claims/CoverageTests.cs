using Assay.Tests.Cases;
using Assay.Tests.Economics;

namespace Assay.Tests.Claims;

/// <summary>What a claim covers and what it is silent on make up the lab.</summary>
public class CoverageTests
{
    [Theory]
    [InlineData("period: per year")]
    [InlineData("phases: [research], period: per year")]
    [InlineData("phases: [pre-training, post-training, serving], period: per year")]
    [InlineData("resources: [servers, network], period: per year")]
    [InlineData("resources: [people, data], period: per year")]
    [InlineData("resources: [energy, people], period: per year")]
    [InlineData("phases: [research], resources: [people], period: per year")]
    [InlineData("pools: [big], period: per year")]
    [InlineData("pools: [big], resources: [energy], period: per year")]
    [InlineData("pools: [big, old], period: per year")]
    [InlineData("runs: [main], basis: rental value")]
    [InlineData("runs: [main, second], basis: amortised")]
    [InlineData("stages: [first], basis: amortised")]
    [InlineData("runs: [main], at: 2 USD/GPU-hour")]
    public void The_share_covered_and_the_lines_left_out_add_up_to_the_lab(string scope)
    {
        AssertWhole(new Draws(SmallCase.With(Claim(scope))));
        AssertWhole(new Draws(SmallCase.With(Claim(scope), "serving.gpus = 9k to 20k GPU")));
    }

    [Fact]
    public void The_whole_lab_is_covered_whole_and_leaves_nothing_out()
    {
        var finding = Audits.One("says: 1 USD/year, scope: { period: per year }");
        Assert.Equal(1, finding.Covers!.Value.P50, 1e-12);
        Assert.Empty(finding.SilentOn);
        Assert.Null(finding.CoversOwnership);
    }

    [Fact]
    public void What_is_left_out_is_told_largest_first_and_nothing_of_zero()
    {
        var finding = Audits.One("says: 1 USD, scope: { runs: [main], basis: rental value }");
        Assert.Equal(finding.SilentOn.OrderByDescending(line => line.Amount.Mean).Select(line => line.Line), finding.SilentOn.Select(line => line.Line));
        Assert.All(finding.SilentOn, line => Assert.True(line.Amount.Mean > 0));
        Assert.Contains(finding.SilentOn, line => line.Line == "lab.research.people");
    }

    [Fact]
    public void A_run_is_a_smaller_part_of_the_ownership_than_of_its_year()
    {
        var finding = Audits.OfFixed(("it", "says: 1 USD, scope: { runs: [main], basis: amortised }")).Findings[0];
        Assert.Equal(finding.Covers!.Value.P50 / 3, finding.CoversOwnership!.Value.P50, 1e-12);
    }

    [Fact]
    public void A_claim_that_is_not_about_money_covers_nothing()
    {
        var finding = Audits.One("says: 1 GPU-hour, scope: { quantity: runs.main.gpu_hours }");
        Assert.Null(finding.Covers);
        Assert.Empty(finding.SilentOn);
    }

    private static void AssertWhole(Draws draws)
    {
        var claim = Assert.Single(draws.Case.Claims);
        var silent = draws.Sum(claim.Silent.Select(line => line.Quantity));
        var covered = draws[claim.Covers!].Zip(draws["lab.cost_per_year"], (share, lab) => share * lab);
        Draws.AssertEqual(draws["lab.cost_per_year"], [.. covered.Zip(silent, (inside, outside) => inside + outside)]);
    }

    private static string Claim(string scope) =>
        $"claims:\n  it: {{ says: 1 USD, scope: {{ {scope} }}, source: deepseek-v3-report }}\n";
}
