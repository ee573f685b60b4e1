using Assay.Claims;
using Assay.Tests.Cases;
using Assay.Tests.Modeling;

namespace Assay.Tests.Claims;

public class PossibilityTests
{
    [Theory]
    [InlineData("at_most: 20k GPU", Possibility.Possible)]
    [InlineData("at_most: 5k GPU", Possibility.NotPossible)]
    [InlineData("at_most: 9k to 12k GPU", Possibility.DependsOnInputs)]
    [InlineData("at_least: 5k GPU", Possibility.Possible)]
    [InlineData("at_least: 20k GPU", Possibility.NotPossible)]
    [InlineData("at_most: 0 GPU", Possibility.NotPossible)]
    [InlineData("at_most: 10k GPU", Possibility.Possible)]
    public void A_figure_is_held_against_its_limits(string limit, Possibility possible)
    {
        var finding = Audits.One($"says: 10k GPU, scope: {{ quantity: fleet.gpus }}, limits: [{{ {limit}, because: of a test }}]");
        Assert.Equal(possible, finding.Possible);
        Assert.Equal("of a test", Assert.Single(finding.Bounds).Because);
    }

    [Fact]
    public void The_strictest_limit_decides() =>
        Assert.Equal(Possibility.NotPossible, Audits.One("says: 10k GPU, scope: { quantity: fleet.gpus }, limits: [{ at_most: 20k GPU, because: a }, { at_most: 1k GPU, because: b }]").Possible);

    [Fact]
    public void Without_a_limit_none_applies() => Assert.Equal(Possibility.NoBoundApplies, Audits.One("says: 10k GPU, scope: { quantity: fleet.gpus }").Possible);

    [Theory]
    [InlineData("1M GPU-hour", Possibility.NotPossible)]
    [InlineData("20M GPU-hour", Possibility.Possible)]
    public void A_run_is_held_against_what_its_accelerators_can_do(string hours, Possibility possible)
    {
        var text = $"case: run\nas_of: 2025-01-31\nruns:\n  r: {{ accelerator: H100-SXM, rental_rate: 2 USD/GPU-hour, gpu_hours: {hours}, active_parameters: 400B, tokens: 15T, precision: bf16, assumption: why }}\n"
            + "claims:\n  it: { says: 1 USD, scope: { runs: [r], basis: rental value }, source: deepseek-v3-report }\n";
        Assert.Equal(possible, Assert.Single(Assayer.Audit(SmallCase.Of(text), Models.Few).Findings).Possible);
    }

    [Fact]
    public void Only_what_counts_the_same_over_the_same_time_is_comparable_and_that_both_ways()
    {
        var findings = Audits.Of(
            ("run", "says: 20M USD, scope: { runs: [main], basis: rental value }"),
            ("run-own", "says: 20M USD, scope: { runs: [main], basis: amortised }"),
            ("stage", "says: 20M USD, scope: { stages: [first], basis: rental value }"),
            ("capex", "says: 400M USD, scope: { resources: [servers], basis: cash, period: once }"),
            ("yearly", "says: 100M USD/year, scope: { period: per year }"),
            ("whole", "says: 400M USD, scope: { resources: [energy], basis: amortised, period: over ownership }"),
            ("gpus", "says: 10k GPU, scope: { quantity: fleet.gpus }")).Findings.ToDictionary(finding => finding.Claim.Id);
        Assert.Equal(["stage"], findings["run"].ComparableTo);
        foreach (var (id, finding) in findings)
        {
            Assert.Equal(findings.Count - 1, finding.ComparableTo.Count + finding.NotComparableTo.Count);
            Assert.All(finding.ComparableTo, other => Assert.Contains(id, findings[other].ComparableTo));
            Assert.All(finding.NotComparableTo, other => Assert.NotEmpty(other.Because.ToString()));
        }
    }

    [Fact]
    public void The_inputs_under_a_figure_are_told_by_what_they_rest_on()
    {
        var finding = Audits.One("says: 20M USD, scope: { runs: [main], basis: rental value }");
        Assert.Equal(0, finding.SourcedInputs);
        Assert.Equal(["runs.main.first.gpu_hours", "runs.main.last.gpu_hours", "runs.main.rental_rate"], finding.Assumptions.Order());
    }

    [Fact]
    public void The_same_audit_has_the_same_bits_on_any_number_of_threads()
    {
        var @case = SmallCase.With("claims:\n  it: { says: 20M USD, scope: { runs: [main], basis: rental value }, source: deepseek-v3-report }\n");
        var (one, many) = (Assayer.Audit(@case, Models.Few with { Threads = 1 }), Assayer.Audit(@case, Models.Few with { Threads = 5, KeptBytes = 100_000 }));
        Assert.Equal(one.Summaries, many.Summaries);
        Assert.Equal(one.Findings[0].Best, many.Findings[0].Best);
    }
}
