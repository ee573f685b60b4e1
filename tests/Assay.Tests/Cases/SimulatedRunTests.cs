using Assay.Cases;
using Assay.Claims;
using Assay.Documents;
using Assay.Modeling;
using Assay.Tests.Modeling;

namespace Assay.Tests.Cases;

public class SimulatedRunTests
{
    private const string Run = "model: llama-3.1-70b, accelerator: H100-SXM, rental_rate: 2 USD/GPU-hour, tokens: 2T, gpus: 512, sequence: 8192, global_batch: 1024, precision: bf16, assumption: why";
    private const string Spread = "parallelism: { tensor: 4, pipeline: 4, virtual_pipeline: 5 }";

    [Fact]
    public void A_run_without_hours_takes_the_simulated_ones()
    {
        var audit = Assayer.Audit(Of($"{Run}, {Spread}"), Models.Few);
        Assert.Equal(audit["runs.r.simulated.gpu_hours"], audit["runs.r.gpu_hours"]);
        // 2T tokens at 6 x 70.6B FLOP and attention, at 30 to 55 % of 989 TFLOP/s.
        Assert.InRange(audit["runs.r.gpu_hours"].P50, 400e3, 900e3);
        Assert.InRange(audit["runs.r.simulated.goodput"].P50, 0.97, 1);
        Assert.False(audit.Case.Graph.Contains("runs.r.simulated.use"));
    }

    [Fact]
    public void Simulated_hours_are_tokens_over_rate_over_goodput()
    {
        var graph = Of($"{Run}, {Spread}").Graph;
        Assert.Equal(["runs.r.tokens", "runs.r.simulated.tokens_per_gpu_hour", "runs.r.simulated.goodput"], ((Definition.Formula)graph["runs.r.simulated.gpu_hours"].Definition).Expression.Names());
        Assert.IsType<Assay.Uncertainty.Lognormal>(((Definition.Uncertain)graph["runs.r.simulated.tokens_per_gpu_hour"].Definition).Distribution);
        Assert.StartsWith("Simulated", graph["runs.r.simulated.tokens_per_gpu_hour"].Grounds!.Note?.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, graph.Nodes.Where(node => node.Name.StartsWith("runs.r.simulated.step.", StringComparison.Ordinal)).Sum(node => ((Definition.Fixed)node.Definition).Value), 9);
    }

    [Theory]
    [InlineData("gpu_hours: 600k GPU-hour")]
    [InlineData("stages: { base: { gpu_hours: 600k GPU-hour } }")]
    [InlineData("mfu: { value: 40 %, assumption: a }")]
    public void Where_hours_are_told_the_simulated_ones_stand_beside_them(string hours)
    {
        var graph = Of($"{Run}, {Spread}, {hours}").Graph;
        Assert.True(graph.Contains("runs.r.simulated.use"));
        Assert.DoesNotContain("runs.r.simulated.gpu_hours", graph.Under(["runs.r.gpu_hours"]).Select(index => graph.Nodes[index].Name));
    }

    [Theory]
    [InlineData("says: 100k GPU-hour, scope: { quantity: runs.r.gpu_hours }", Possibility.NotPossible)]
    [InlineData("says: 900k GPU-hour, scope: { quantity: runs.r.gpu_hours }", Possibility.Possible)]
    [InlineData("says: 100k GPU-hour, sense: at most, scope: { quantity: runs.r.gpu_hours }", Possibility.NotPossible)]
    [InlineData("says: 100k GPU-hour, scope: { quantity: runs.r.tokens / 20M token * 1 GPU-hour }", Possibility.NotPossible)]
    [InlineData("says: 100k GPU-hour, scope: { quantity: runs.r.gpus * 10 days }", Possibility.NoBoundApplies)]
    public void Claimed_hours_are_held_against_the_simulators_fastest(string claim, Possibility possible) =>
        Assert.Equal(possible, Audited($"{Run}, {Spread}, gpu_hours: 600k GPU-hour", claim).Possible);

    [Theory]
    [InlineData("900k GPU-hour", Possibility.Possible)]
    [InlineData("100k GPU-hour", Possibility.NotPossible)]
    public void A_claim_of_dollars_is_judged_by_the_hours_of_the_run(string hours, Possibility possible)
    {
        var finding = Audited($"{Run}, {Spread}, gpu_hours: {hours}", "says: 1M USD, scope: { runs: [r], basis: rental value }");
        Assert.Equal(possible, finding.Possible);
        Assert.Equal("runs.r.simulated.use", Assert.Single(finding.Bounds).Quantity);
    }

    [Fact]
    public void Where_nothing_can_be_simulated_utilisation_is_the_bound() =>
        Assert.Equal("runs.r.mfu", Assert.Single(Audited($"{Run}, gpu_hours: 600k GPU-hour", "says: 1M USD, scope: { runs: [r], basis: rental value }").Bounds).Quantity);

    [Theory]
    [InlineData("parallelism: { tensor: 3 }", "64 attention heads do not split over 3 tensor ranks.")]
    [InlineData("parallelism: { tensor: many }", "'many' under 'tensor' is no whole number from 1 on.")]
    [InlineData("parallelism: { tensr: 8 }", "Did you mean 'tensor'?")]
    [InlineData("parallelism: { tensor: 8, schedule: fast }", "'fast' is no schedule.")]
    [InlineData("parallelism: yes", "'parallelism' must be a map")]
    public void A_parallelism_that_cannot_be_is_refused_at_its_place(string parallelism, string message)
    {
        var errors = Assert.Throws<InputException>(() => Of($"{Run}, {parallelism}")).Errors;
        Assert.Contains(errors, error => error.ToString().Contains(message, StringComparison.Ordinal) && error.At is not null);
    }

    [Fact]
    public void What_a_simulation_lacks_is_told() =>
        Assert.Contains(
            Assert.Throws<InputException>(() => Of($"accelerator: H100-SXM, assumption: a, tokens: 1T, {Spread}")).Errors,
            error => error.Problem == "The run tells its parallelism and not 'model', 'gpus', 'precision', 'sequence', 'global_batch', so its steps cannot be simulated.");

    private static Case Of(string run, string claims = "") => SmallCase.Of($"case: simulated\nas_of: 2024-07-01\nruns:\n  r: {{ {run} }}\n{claims}");

    private static Finding Audited(string run, string claim) =>
        Assert.Single(Assayer.Audit(Of(run, $"claims:\n  it: {{ {claim}, source: deepseek-v3-report }}\n"), Models.Few).Findings);
}
