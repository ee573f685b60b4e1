using Assay.Modeling;
using Assay.Quantities;
using CsCheck;
using static Assay.Tests.Documents.Inputs;

namespace Assay.Tests.Modeling;

public class GraphTests
{
    [Theory]
    [InlineData("fleet.gpu * 2", "Nothing is called 'fleet.gpu'.", "Did you mean 'fleet.gpus'?")]
    [InlineData("fleet.gpus-spare", "Nothing is called 'fleet.gpus-spare'.", "To subtract, put spaces around '-'.")]
    [InlineData("2 / hour", "Nothing is called 'hour'.", "For the unit write '1 hour'.")]
    public void An_unknown_name_is_told_with_what_was_meant(string formula, string problem, string remedy)
    {
        var error = Error(() => Models.Of(("fleet.gpus", "5 GPU"), ("x", formula)));
        Assert.Equal(problem, error.Problem);
        Assert.Contains(remedy, error.Remedy.ToString(), StringComparison.Ordinal);
        Assert.Equal("x", error.At!.Value.Source.Name);
    }

    [Fact]
    public void Every_unknown_name_is_told() =>
        Assert.Equal(["Nothing is called 'p'.", "Nothing is called 'q'."], Assert.Throws<Assay.Documents.InputException>(() => Models.Of(("x", "p + q"))).Errors.Select(error => error.Problem));

    [Theory]
    [InlineData("x", "x -> x")]
    [InlineData("y", "x -> y -> x", "x")]
    [InlineData("y", "x -> y -> z -> x", "z", "x")]
    public void A_circle_is_shown_with_its_path(string first, string path, params string[] others)
    {
        var names = others.Prepend(first).ToArray();
        var quantities = names.Select((name, i) => (i == 0 ? "x" : names[i - 1], name)).ToArray();
        Assert.Equal($"These quantities go round in a circle: {path}.", Error(() => Models.Of([("a", "1"), .. quantities])).Problem);
    }

    [Fact]
    public void A_name_stands_for_one_thing() => Assert.Equal("'a' is defined twice.", Error(() => Models.Of(("a", "1"), ("a", "2"))).Problem);

    [Fact]
    public void Each_quantity_follows_what_it_needs_in_whatever_order_they_were_told() =>
        Gen.Shuffle(Enumerable.Range(0, 30).ToArray()).Sample(order =>
        {
            var graph = Models.Of([.. order.Select(i => ($"q{i}", i < 3 ? "1 to 2" : $"q{i - 1} + q{i - 3} * q{i / 2}"))]);
            for (var i = 0; i < graph.Nodes.Count; i++)
                Assert.All(Graph.InputsOf(graph.Nodes[i]), name => Assert.True(graph.IndexOf(name) < i));
        }, iter: 50);

    [Fact]
    public void What_lies_under_a_quantity_is_all_that_it_needs_and_nothing_else()
    {
        var graph = Models.Of(("a", "1 to 2"), ("b", "2"), ("c", "a + b"), ("d", "3"), ("e", "c * c"));
        Assert.Equal(["a", "b", "c", "e"], graph.Under(["e"]).Select(i => graph.Nodes[i].Name));
        Assert.Equal(["d"], graph.Under(["d"]).Select(i => graph.Nodes[i].Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_chain_of_quantities_without_end_is_refused_and_does_not_exhaust_the_stack(bool backwards)
    {
        var chain = Enumerable.Range(1, 30_000).Select(i => ($"q{i}", $"q{i - 1} + 1")).Prepend(("q0", "1")).ToArray();
        Assert.StartsWith("These quantities rest on one another", Error(() => Models.Of(backwards ? [.. chain.Reverse()] : chain)).Problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(150, 1)]
    [InlineData(3, 300)]
    public void A_deep_model_is_computed(int chain, int terms)
    {
        var graph = Models.Of([("q0", "1 to 2"), .. Enumerable.Range(1, chain).Select(i => ($"q{i}", $"q{i - 1}" + string.Concat(Enumerable.Repeat(" + 1", terms))))]);
        Assert.Equal(Math.Sqrt(2) + chain * terms, Models.AtMedians(graph, $"q{chain}"), 1e-6);
        Assert.Equal(chain + 1, Explanation.Of(graph, $"q{chain}").Nodes().Count());
    }

    [Theory]
    [InlineData("a + ", 2_400)]
    [InlineData("1 + ", 2_400)]
    public void The_longest_sum_that_can_be_written_is_computed_or_refused(string term, int count)
    {
        try
        {
            var graph = Models.Of(("a", "1 to 1.1"), ("x", string.Concat(Enumerable.Repeat(term, count)) + "a"));
            Assert.True(Models.AtMedians(graph, "x") > count);
        }
        catch (Assay.Documents.InputException refused)
        {
            Assert.Contains("rest on one another", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_correlation_names_uncertain_inputs()
    {
        Assert.Equal("Nothing is called 'c'.", Error(() => Models.Correlated(0.5, ["a", "c"], ("a", "1 to 2"), ("b", "2"))).Problem);
        Assert.Equal("'b' is not an uncertain input, so it has no draws to correlate.", Error(() => Models.Correlated(0.5, ["a", "b"], ("a", "1 to 2"), ("b", "2"))).Problem);
    }

    [Fact]
    public void What_only_stands_for_a_share_is_shown_in_per_cent()
    {
        var graph = Graph.Build([Models.Node("a", "50 %"), Models.Node("x", "a") with { Unit = Unit.One }], []);
        Assert.Equal("%", graph["x"].Unit!.Value.Symbol);
    }

    [Fact]
    public void An_explanation_reaches_every_input_and_shows_a_repeated_part_once()
    {
        var tree = Explanation.Of(Models.Of(("a", "1 to 2"), ("b", "a * 2"), ("c", "b + b / a"), ("d", "c - b")), "d");
        Assert.Equal(["d", "c", "b", "a"], tree.Nodes().Select(node => node.Name));
        Assert.Equal("c - b", tree.Formula);
        Assert.Equal(("b + b / a", false), (tree.Inputs[0].Formula, tree.Inputs[0].Repeated));
        Assert.True(tree.Inputs[1].Repeated);
        Assert.Empty(tree.Inputs[1].Inputs);
        var leaf = tree.Inputs[0].Inputs[1];
        Assert.Equal(("a", null, false), (leaf.Node.Name, leaf.Formula, leaf.Repeated));
    }
}
