using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>What no fleet can be, seen only where several of its quantities meet: uses beyond the whole, a network beyond its ports.</summary>
internal static class FleetBounds
{
    private static readonly string[] Uses = ["fleet.use.training", "fleet.use.serving", "fleet.use.idle"];

    public static void Check(Graph graph, Errors errors)
    {
        CheckUse(graph, errors);
        foreach (var node in graph.Nodes.Where(node => node.Name.EndsWith(".network.fill", StringComparison.Ordinal)))
        {
            var pool = node.Name[..^".network.fill".Length];
            var gpus = graph[$"{pool}.gpus"];
            var fill = AtMedians(graph, node.Name);
            // Where the count is uncertain, its stated interval must fit, not its median alone.
            if (gpus.Definition is Definition.Uncertain count)
                fill *= Agreement.End(count, 0.95) / Agreement.End(count, 0.5);
            if (fill > 1 + 1e-9)
                errors.Add(gpus.At, $"{node.Title}: {Printing.Print(fill, Unit.Share)}; the network has no port for the rest.", "Choose a larger network, such as 'topology: fat-tree-3', more 'planes' or a larger 'radix'.");
        }
    }

    // Shares may be uncertain: their medians count.
    private static void CheckUse(Graph graph, Errors errors)
    {
        var told = Uses.Where(name => graph.Contains(name) && graph[name].At is not null).ToArray();
        var sum = told.Sum(name => AtMedians(graph, name));
        if (sum > 1 + 1e-9)
            errors.Add(graph[told[0]].At, $"The uses of the fleet add up to {Printing.Print(sum, Unit.Share)}.", "Write shares that add up to 100 % at most; what they leave is idle, or off where 'idle' is told.");
    }

    private static double AtMedians(Graph graph, string name) => new Evaluation(graph, [graph.IndexOf(name)]).AtMedians()[0];
}
