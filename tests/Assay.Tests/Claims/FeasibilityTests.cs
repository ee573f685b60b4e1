using Assay.Claims;
using Assay.Tests.Cases;
using Assay.Tests.Modeling;
using CsCheck;

namespace Assay.Tests.Claims;

/// <summary>A claimed fleet against what was shipped, what needed no licence, power and money.</summary>
public class FeasibilityTests
{
    [Theory]
    [InlineData("accelerator: H800-SXM, count: 10k GPU, by: 2024-12-31", Possibility.Possible)]
    [InlineData("accelerator: H800-SXM, count: 120k GPU, by: 2024-12-31", Possibility.DependsOnInputs)]
    [InlineData("accelerator: H800-SXM, count: 200k GPU, by: 2024-12-31", Possibility.NotPossible)]
    [InlineData("accelerator: H800-SXM, count: 10k GPU, by: 2023-03", Possibility.NotPossible)]
    [InlineData("accelerator: H800-SXM, count: 10k GPU, by: 2022-12-31", Possibility.NotPossible)]
    [InlineData("accelerator: H100-SXM, count: 1 GPU, by: 2024-12-31", Possibility.NotPossible)]
    [InlineData("accelerator: H100-SXM, count: 100k GPU, by: 2024-12-31, region: world", Possibility.Possible)]
    [InlineData("accelerator: H20-SXM, count: 1.2M GPU, by: 2024-12-31", Possibility.DependsOnInputs)]
    [InlineData("accelerator: H20-SXM, count: 100k GPU, by: 2024-12-31, shipped: 50k GPU", Possibility.NotPossible)]
    [InlineData("accelerator: MI300X, count: 100k GPU, left_out: nobody counts them", Possibility.NoBoundApplies)]
    public void A_count_is_held_against_what_was_shipped_by_its_day(string pool, Possibility possible) =>
        Assert.Equal(possible, Audit($"p: {{ {pool}, assumption: a }}").Feasibility[0].Possibility);

    [Fact]
    public void What_was_shipped_under_a_licence_is_not_counted_as_lawful_without_one()
    {
        var audit = Audit("p: { accelerator: H20-SXM, count: 1k GPU, by: 2025-09-30, assumption: a }");
        Assert.Equal(1489896, audit["feasibility.p.estimated"].P50, 1.0);
        Assert.Equal(1489896 - 17117, audit["feasibility.p.open_estimated"].P50, 1.0);
        Assert.Equal(["bis-letter-2025-04"], audit.Feasibility.Single(finding => finding.Bound.Kind == FleetBoundKind.ExportRules).Bound.Rules);
    }

    [Fact]
    public void Before_its_rule_a_chip_has_no_bound_by_rules() =>
        Assert.Equal([FleetBoundKind.Shipments], Audit("p: { accelerator: H20-SXM, count: 1k GPU, by: 2025-04-08, assumption: a }").Feasibility.Select(finding => finding.Bound.Kind));

    [Fact]
    public void A_chip_that_was_never_lawful_says_so()
    {
        var finding = Audit("p: { accelerator: H100-SXM, count: 10k GPU, by: 2024-12-31, assumption: a }").Feasibility.Single(finding => finding.Bound.Kind == FleetBoundKind.ExportRules);
        Assert.Equal(Possibility.NotPossible, finding.Possibility);
        Assert.StartsWith("no H100 is known to have been shipped to CN before 2022-08-26, and none could be sold there since without a licence", finding.Bound.Because.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pools_of_one_chip_are_held_against_its_shipments_together()
    {
        var findings = Audit("p: { accelerator: H800-SXM, count: 80k GPU, by: 2024-12-31, assumption: a }\n    q: { accelerator: H800-PCIe, count: 80k GPU, by: 2024-12-31, assumption: a }").Feasibility;
        Assert.Equal([Possibility.Possible, Possibility.NotPossible], new[] { findings[0], findings.Single(finding => finding.Bound.Pool is null) }.Select(finding => finding.Possibility));
    }

    [Fact]
    public void The_largest_share_of_one_buyer_narrows_the_bound()
    {
        var text = "p: { accelerator: H800-SXM, count: 10k GPU, by: 2024-12-31, assumption: a }";
        Assert.Equal(Possibility.NotPossible, Audit(text, "largest_share: { value: 5 %, assumption: a }").Feasibility[0].Possibility);
        Assert.Equal(4 * Audit(text)["feasibility.p.share_of_shipments"].P50, Audit(text, "largest_share: { value: 25 %, assumption: a }")["feasibility.p.share_of_shipments"].P50, 1e-9);
    }

    [Theory]
    [InlineData("power_available: { value: 100 MW, assumption: a }", Possibility.Possible)]
    [InlineData("power_available: { value: 3 MW, assumption: a }", Possibility.NotPossible)]
    [InlineData("funding: { value: 1B USD, assumption: a }", Possibility.Possible)]
    [InlineData("funding: { value: 400M USD, assumption: a }", Possibility.DependsOnInputs)]
    [InlineData("funding: { value: 50M USD, assumption: a }", Possibility.NotPossible)]
    public void A_fleet_is_held_against_the_power_and_the_money_there(string bound, Possibility possible)
    {
        var finding = Assayer.Audit(SmallCase.With($"feasibility:\n  region: world\n  {bound}\n"), Models.Few).Feasibility[^1];
        Assert.Equal((null, possible), (finding.Bound.Pool, finding.Possibility));
    }

    [Fact]
    public void A_pool_of_the_fleet_counts_by_the_last_day_of_its_purchase() =>
        Assert.EndsWith("by 2023-06-30", SmallCase.Of(SmallCase.Text.Replace("count: 2000,", "count: 2000, acquired: 2023-06,", StringComparison.Ordinal) + "\nfeasibility: { region: world }").Graph["feasibility.old.shipped"].Title.ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_share_rises_with_the_count() =>
        Gen.Select(Gen.Double[1, 1000], Gen.Double[0.01, 1000]).Sample((count, more) =>
            Assert.True(Share(count) < Share(count + more)), iter: 20);

    [Fact]
    public void Shipments_never_fall_with_the_day_in_any_quantile() =>
        Gen.Select(Gen.Int[0, 1400], Gen.Int[0, 80]).Sample((start, more) =>
        {
            var (first, last) = (At(start), At(start + more));
            Assert.True(first.P5 <= last.P5 && first.P50 <= last.P50 && first.P95 <= last.P95);
        }, iter: 20);

    [Fact]
    public void The_unit_of_a_count_changes_nothing()
    {
        var (plain, thousands) = (Of("10_000 GPU"), Of("10k GPU"));
        Assert.Equal(plain.Feasibility.Select(finding => finding.Use), thousands.Feasibility.Select(finding => finding.Use));
    }

    [Fact]
    public void The_finding_is_the_same_on_any_number_of_threads()
    {
        var @case = SmallCase.With("feasibility:\n  region: world\n  funding: { value: 300M to 500M USD, assumption: a }\n");
        var (one, many) = (Assayer.Audit(@case, Models.Few with { Threads = 1 }), Assayer.Audit(@case, Models.Few with { Threads = 5, KeptBytes = 100_000 }));
        Assert.Equal(one.Feasibility.Select(finding => (finding.Use, finding.Possibility)), many.Feasibility.Select(finding => (finding.Use, finding.Possibility)));
    }

    private static double Share(double thousands) => Of(FormattableString.Invariant($"{thousands}k GPU"))["feasibility.p.share_of_shipments"].P50;

    private static AuditResult Of(string count) => Audit($"p: {{ accelerator: H20-SXM, count: {count}, by: 2024-12-31, assumption: a }}");

    private static Assay.Uncertainty.Summary At(int day) => Audit($"p: {{ accelerator: H800-SXM, count: 1 GPU, by: {new DateOnly(2022, 1, 1).AddDays(day):yyyy-MM-dd}, assumption: a }}")["feasibility.p.shipped"];

    private static AuditResult Audit(string pools, string more = "note: of a test") =>
        Assayer.Audit(SmallCase.Of($"case: f\nas_of: 2025-01-31\nfeasibility:\n  region: CN\n  {more}\n  pools:\n    {pools}\n"), Models.Few);
}
