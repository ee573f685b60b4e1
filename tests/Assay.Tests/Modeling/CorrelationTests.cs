using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay.Tests.Modeling;

public class CorrelationTests
{
    private static readonly SamplingOptions Many = new() { Samples = 20_000 };
    private static readonly string[] Members = ["a", "b", "c"];
    private static readonly (string, string)[] Inputs = [("a", "1 to 10 USD"), ("b", "uniform(0, 1)"), ("c", "discrete(1 @ 0.5, 2 @ 0.5)"), ("d", "1 to 2"), ("sum", "a / 1 USD + b + d")];

    [Theory]
    [InlineData(0.6)]
    [InlineData(-0.4)]
    [InlineData(0.95)]
    public void Two_inputs_reach_their_rank_correlation_and_keep_their_own_distributions(double rank)
    {
        var samples = Models.Sample(Models.Correlated(rank, ["a", "b"], Inputs), Many, "a", "b", "d");
        Assert.Equal(rank, Ranks.Spearman(samples["a"], samples["b"]), 0.015);
        Assert.Equal(0, Ranks.Spearman(samples["a"], samples["d"]), 0.02);
        AssertQuantiles(Distribution.Interval(1, 10), samples["a"]);
        AssertQuantiles(new Uniform(0, 1), samples["b"]);
    }

    [Fact]
    public void A_member_has_the_same_draws_whether_one_or_all_of_the_group_are_wanted()
    {
        var graph = Models.Correlated(0.7, Members, Inputs);
        var together = Models.Sample(graph, Models.Few, "a", "b", "c", "d", "sum");
        foreach (var name in new[] { "a", "b", "c", "d", "sum" })
            Assert.Equal(together[name], Models.Sample(graph, name));
        var reversed = Models.Sample(graph, Models.Few, "sum", "c", "b", "a");
        Assert.Equal(together["c"], reversed["c"]);
        Assert.Equal(together["sum"], reversed["sum"]);
    }

    [Fact]
    public void The_first_member_and_all_outside_the_group_keep_the_draws_they_have_without_it()
    {
        var (free, tied) = (Models.Sample(Models.Of(Inputs), Models.Few, "a", "b", "d"), Models.Sample(Models.Correlated(0.7, Members, Inputs), Models.Few, "a", "b", "d"));
        Assert.Equal(free["a"], tied["a"]);
        Assert.Equal(free["d"], tied["d"]);
        Assert.NotEqual(free["b"], tied["b"]);
    }

    [Fact]
    public void A_correlation_of_zero_changes_the_ranks_of_nobody()
    {
        var (free, tied) = (Models.Sample(Models.Of(Inputs), Models.Few, "b"), Models.Sample(Models.Correlated(0, ["a", "b"], Inputs), Models.Few, "b"));
        Assert.All(free["b"].Zip(tied["b"]), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Two_groups_do_not_touch_each_other()
    {
        (string, string)[] inputs = [.. Inputs, ("e", "1 to 2"), ("f", "1 to 3"), ("all", "sum * e * f * c")];
        var nodes = inputs.SelectMany(input => Models.Nodes(input)).ToArray();
        var graph = Graph.Build(nodes, [Models.Group(0.8, ["a", "b"]), Models.Group(-0.8, ["e", "f"])]);
        var samples = Models.Sample(graph, Many, "all", "a", "b", "e", "f", "d");
        Assert.Equal(0.8, Ranks.Spearman(samples["a"], samples["b"]), 0.015);
        Assert.Equal(-0.8, Ranks.Spearman(samples["e"], samples["f"]), 0.015);
        Assert.Equal(0, Ranks.Spearman(samples["a"], samples["e"]), 0.02);
        Assert.Equal(samples["a"], Models.Sample(graph, Many, "a")["a"]);
    }

    [Fact]
    public void A_what_if_may_fix_a_member_and_the_others_keep_their_draws()
    {
        var graph = Models.Correlated(0.7, Members, Inputs);
        foreach (var (name, others) in new[] { ("a", new[] { "b", "c", "d" }), ("b", ["a", "c", "d"]) })
        {
            var changed = graph.With([Models.Node(name, name == "a" ? "5 USD" : "0.5")]);
            Assert.Single(Models.Sample(changed, name));
            foreach (var other in others)
                Assert.Equal(Models.Sample(graph, other), Models.Sample(changed, other));
            Assert.Equal(Models.Sample(changed, "sum"), Models.Sample(changed, Models.Few, "sum", "b", "a", "c")["sum"]);
        }
    }

    private static void AssertQuantiles(Distribution expected, double[] samples)
    {
        var ordered = samples.Order().ToArray();
        foreach (var p in new[] { 0.05, 0.25, 0.5, 0.75, 0.95 })
            Assert.Equal(p, expected.Cdf(ordered[(int)(p * ordered.Length)]), 0.012);
    }
}
