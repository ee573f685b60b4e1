using Assay.Modeling;
using Assay.Tests.Docs;

namespace Assay.Tests.Cases;

/// <summary>The day of DeepSeek's service, 27 to 28 February 2025, as published in day 6 of the open-source week.</summary>
public class FoundingServiceTests
{
    private const string Case = "cases/deepseek-serving.yaml";

    private static readonly IReadOnlyDictionary<string, double> Published = Medians([]);

    /// <summary>A quantity, the published figure in the quantity's own unit, then the relative error allowed.</summary>
    public static TheoryData<string, double, double> Rows => new(
    [
        ("published.prefill_nodes", 608e9 / (73.7e3 * 86_400), 0.0025),
        ("published.decode_nodes", 168e9 / (14.8e3 * 86_400), 0.0001),
        ("claims.nodes.measured", 226.75, 0.0016),
        ("serving.chat.cache_hits", 0.563, 0.001),
        ("serving.chat.rental.cost", 87_072, 0.0016),
        ("serving.chat.theoretical_revenue", 562_027, 0.0002),
        ("serving.chat.rental.theoretical_profit_over_cost", 5.45, 0.0015),
    ]);

    [Theory, MemberData(nameof(Rows))]
    public void The_published_day_is_reproduced_within_the_error_allowed_on_each_figure(string name, double published, double allowed)
    {
        var error = Math.Abs((Published[name] / published) - 1);
        Assert.True(error <= allowed, $"{name}: {Published[name]} against {published} is off by {error:P2}; {allowed:P2} is allowed.");
    }

    [Fact]
    public void Every_published_figure_reconciles_to_its_own_digits() =>
        Assert.All(Assayer.Audit(Assayer.Read(Repository.Full(Case)), new SamplingOptions { Samples = 2000 }).Findings, finding => Assert.True(finding.Readings[0].Fits, finding.Claim.Title.ToString()));

    [Fact]
    public void Without_cache_hits_the_same_prompts_take_more_than_twice_the_accelerators()
    {
        var without = Medians(["serving.chat.cache_hits = 0 %"]);
        Assert.Equal(Published["serving.chat.prefill_gpus"] * 608 / 266, without["serving.chat.prefill_gpus"], 1);
        Assert.Equal(Published["serving.chat.decode_gpus"], without["serving.chat.decode_gpus"], 6);
    }

    [Fact]
    public void What_is_paid_for_and_the_fleet_s_own_rate_take_most_of_the_theoretical_margin()
    {
        Assert.True(Published["serving.chat.revenue"] < 0.4 * Published["serving.chat.theoretical_revenue"]);
        Assert.True(Published["serving.chat.own.cost"] < Published["serving.chat.rental.cost"]);
        Assert.True(Published["serving.chat.rental.gross_margin"] < 0.3);
    }

    private static Dictionary<string, double> Medians(IReadOnlyList<string> changes)
    {
        var graph = Assayer.Read(Repository.Full(Case), changes).Graph;
        double[] values = [.. new Evaluation(graph, [.. Enumerable.Range(0, graph.Nodes.Count)]).AtMedians()];
        return graph.Nodes.Select((node, index) => (node, index)).ToDictionary(pair => pair.node.Name, pair => values[pair.index] / pair.node.Unit!.Value.Scale);
    }
}
