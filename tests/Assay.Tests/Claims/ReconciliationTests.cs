using System.Globalization;
using Assay.Claims;

namespace Assay.Tests.Claims;

public class ReconciliationTests
{
    public static TheoryData<string, string> Scopes => new()
    {
        { "USD", "runs: [main], basis: rental value" },
        { "USD", "runs: [main, second], basis: amortised" },
        { "USD", "stages: [first], basis: rental value" },
        { "USD", "runs: [main], at: 2 USD/GPU-hour" },
        { "USD", "resources: [servers], basis: cash, period: once" },
        { "USD", "pools: [big], basis: cash, period: once" },
        { "USD/year", "period: per year" },
        { "USD/year", "phases: [research, failed runs], period: per year" },
        { "USD/year", "pools: [old], basis: amortised, period: per year" },
        { "USD/year", "resources: [energy, people], basis: amortised, period: per year" },
        { "USD", "resources: [facility, energy, operations], basis: amortised, period: over ownership" },
        { "USD", "resources: [energy], period: per year" },
        { "GPU-hour", "quantity: runs.main.gpu_hours" },
        { "GPU", "quantity: fleet.gpus / 2" },
    };

    [Theory, MemberData(nameof(Scopes))]
    public void A_figure_that_is_what_its_scope_gives_has_ratio_one_and_reconciles(string unit, string scope)
    {
        var recomputed = Audits.OfFixed(("probe", $"says: 1 {unit}, scope: {{ {scope} }}")).Findings[0].Best.Recomputed.P50;
        var scale = Assay.Quantities.UnitTable.Parse(unit).Scale;
        var finding = Audits.OfFixed(("it", $"says: {(recomputed / scale).ToString("R", CultureInfo.InvariantCulture)} {unit}, scope: {{ {scope} }}")).Findings[0];
        Assert.Equal(1, finding.Best.Ratio.P50, 1e-12);
        Assert.Equal(0, finding.Best.Ratio.StandardDeviation);
        Assert.Equal(Reconciliation.Reconciles, finding.Reconciles);
        Assert.InRange(finding.Best.Percentile, 0, 100);
    }

    [Theory, MemberData(nameof(Scopes))]
    public void A_figure_ten_times_too_large_does_not_reconcile(string unit, string scope)
    {
        var recomputed = Audits.OfFixed(("probe", $"says: 1 {unit}, scope: {{ {scope} }}")).Findings[0].Best.Recomputed.P50;
        var scale = Assay.Quantities.UnitTable.Parse(unit).Scale;
        var finding = Audits.OfFixed(("it", $"says: {(10 * recomputed / scale).ToString("R", CultureInfo.InvariantCulture)} {unit}, scope: {{ {scope} }}")).Findings[0];
        Assert.Equal(10, finding.Best.Ratio.P50, 1e-9);
        Assert.Equal((Reconciliation.DoesNotReconcile, 100.0), (finding.Reconciles, finding.Best.Percentile));
    }

    [Theory]
    [InlineData("3.14M USD", true)]
    [InlineData("3.1M USD", true)]
    [InlineData("3.2M USD", false)]
    [InlineData("3M USD", true)]
    [InlineData("3.142M USD", true)]
    [InlineData("3.141M USD", false)]
    [InlineData("3_141_592 USD", true)]
    [InlineData("3_141_593 USD", false)]
    [InlineData("0.0031B USD", true)]
    [InlineData("4M USD", false)]
    public void A_figure_is_as_exact_as_its_digits(string says, bool reconciles)
    {
        var result = Assayer.Audit(Cases.SmallCase.Of($"case: pi\nas_of: 2025-01-31\nquantities:\n  pi: {{ value: 3_141_592 USD, assumption: why }}\nclaims:\n  it: {{ says: {says}, scope: {{ quantity: pi }}, source: deepseek-v3-report }}\n"), Modeling.Models.Few);
        Assert.Equal(reconciles, result.Findings[0].Reconciles == Reconciliation.Reconciles);
    }

    [Theory]
    [InlineData("at least", "1M USD", true)]
    [InlineData("at least", "100M USD", false)]
    [InlineData("at most", "100M USD", true)]
    [InlineData("at most", "1M USD", false)]
    [InlineData("about", "22M USD", true)]
    public void A_bound_holds_on_its_side(string sense, string says, bool reconciles) =>
        Assert.Equal(reconciles, Audits.One($"says: {says}, sense: {sense}, scope: {{ runs: [main], basis: rental value }}").Reconciles == Reconciliation.Reconciles);

    [Fact]
    public void An_uncertain_scope_puts_the_claim_where_it_lies_among_the_draws()
    {
        var finding = Audits.One("says: 24.3M USD, scope: { runs: [main], basis: rental value }");
        Assert.Equal(24.3e6, finding.Best.Recomputed.P50, 0.5e6);
        Assert.InRange(finding.Best.Percentile, 40, 60);
        Assert.Equal(1, finding.Best.Ratio.P50, 0.02);
    }

    [Theory]
    [InlineData(1, "per year")]
    [InlineData(4, "over ownership")]
    public void An_operating_cost_whose_period_is_not_told_finds_the_period_that_fits(int years, string period)
    {
        var yearly = Audits.One("says: 1 USD/year, scope: { resources: [facility, energy, operations], basis: amortised, period: per year }").Best.Recomputed.P50 * 8766;
        var finding = Audits.One($"says: {(years * yearly).ToString("R", CultureInfo.InvariantCulture)} USD, scope: {{ resources: [facility, energy, operations], basis: amortised }}");
        Assert.Equal(["per year", "over ownership"], finding.Readings.Select(reading => reading.Name));
        Assert.Equal((Reconciliation.InOneReading, period), (finding.Reconciles, finding.Best.Name));
    }

    [Fact]
    public void An_amount_in_cash_whose_period_is_not_told_was_paid_once()
    {
        var finding = Audits.One("says: 1 USD, scope: { resources: [servers], basis: cash }");
        Assert.Equal(["once"], finding.Readings.Select(reading => reading.Name));
    }

    [Fact]
    public void A_reading_changes_only_the_facets_that_it_names()
    {
        var result = Audits.Of(
            ("all", "says: 1 USD, scope: { resources: [servers], basis: cash, period: once }, readings: { with the network: { resources: [servers, network] }, big alone: { pools: [big] } }"),
            ("network", "says: 1 USD, scope: { resources: [servers, network], basis: cash, period: once }"),
            ("big", "says: 1 USD, scope: { resources: [servers], pools: [big], basis: cash, period: once }"));
        Assert.Equal([null, "with the network", "big alone"], result.Findings[0].Readings.Select(reading => reading.Name));
        Assert.Equal(result.Findings[1].Best.Recomputed, result.Findings[0].Readings[1].Recomputed);
        Assert.Equal(result.Findings[2].Best.Recomputed, result.Findings[0].Readings[2].Recomputed);
    }
}
