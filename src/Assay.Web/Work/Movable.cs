using Assay.Modeling;

namespace Assay.Web.Work;

/// <summary>The inputs of a case that a reader may move, those that move its main result most first.</summary>
internal static class Movable
{
    private const string Whole = "lab.cost_per_year";

    public static IReadOnlyList<(Node Input, Slider? Slider)> Of(AuditResult audit)
    {
        var graph = audit.Case.Graph;
        var target = graph.Contains(Whole) ? Whole : audit.Findings is [var first, ..] ? first.Best.Quantity : graph.Nodes[^1].Name;
        var swings = Swings(graph, target);
        return [.. graph.Nodes.Where(node => node.Definition is Definition.Uncertain or Definition.Fixed && node.Places == 1).OrderByDescending(node => swings.GetValueOrDefault(node.Name)).Select(node => (node, Slider.Of(node)))];
    }

    // How far the result moves with an input from 5 % to 95 %, all others at their medians.
    private static Dictionary<string, double> Swings(Graph graph, string target)
    {
        const double Low = 0.05, High = 0.95;
        var evaluation = new Evaluation(graph, [graph.IndexOf(target)]);
        return evaluation.Inputs.ToDictionary(input => input.Name, input =>
        {
            var low = evaluation.With(input.Index, Low)[0];
            return Math.Abs(evaluation.With(input.Index, High)[0] - low);
        });
    }
}
