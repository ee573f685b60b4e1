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
        CheckServing(graph, errors);
        foreach (var node in graph.Nodes.Where(node => node.Name.EndsWith(".network.fill", StringComparison.Ordinal)))
        {
            var pool = node.Name[..^".network.fill".Length];
            var gpus = graph[$"{pool}.gpus"];
            var fill = AtMedians(graph, node.Name);
            // Where the count is uncertain, its stated interval must fit, not its median alone.
            if (gpus.Definition is Definition.Uncertain count)
                fill *= Agreement.End(count, 0.95) / Agreement.End(count, 0.5);
            if (fill > 1 + 1e-9)
                errors.Add(gpus.At, $"{node.Title}: {new Printed(fill, Unit.Share)}; the network has no port for the rest.", "Choose a larger network, such as 'topology: fat-tree-3', more 'planes' or a larger 'radix'.");
        }
    }

    // Shares may be uncertain: their medians count.
    private static void CheckUse(Graph graph, Errors errors)
    {
        var told = Uses.Where(name => graph.Contains(name) && graph[name].At is not null).ToArray();
        var sum = told.Sum(name => AtMedians(graph, name));
        if (sum > 1 + 1e-9)
            errors.Add(graph[told[0]].At, $"The uses of the fleet add up to {new Printed(sum, Unit.Share)}.", "Write shares that add up to 100 % at most; what they leave is idle, or off where 'idle' is told.");
    }

    // What is sold in parts is at most all; and a rate that no token was read for tells nothing.
    private static void CheckServing(Graph graph, Errors errors)
    {
        foreach (var node in graph.Nodes.Where(node => node.Name.StartsWith("serving.", StringComparison.Ordinal)))
        {
            if (node.Name.EndsWith(".sold_share", StringComparison.Ordinal) && AtMedians(graph, node.Name) is > 1 + 1e-9 and var sold)
                errors.Add(graph.Nodes.First(sale => sale.Name.StartsWith(node.Name.Replace("sold_share", "sales.", StringComparison.Ordinal), StringComparison.Ordinal) && sale.Name.EndsWith(".share", StringComparison.Ordinal)).At, $"The sales add up to {new Printed(sold, Unit.Share)} of the tokens.", "Write shares that add up to 100 % at most; what they leave is given away.");
            if (node.Name.EndsWith(".at_cache_hits", StringComparison.Ordinal) && AtMedians(graph, node.Name) > 1 - 1e-9)
                errors.Add(node.At, $"{node.Title}: all of it. Nothing was read, and how fast that goes is not told.", "Write less than 100 %.");
            if (node.Name.EndsWith(".cache_hits", StringComparison.Ordinal) && AtMedians(graph, node.Name) is > 1 + 1e-9 and var hits)
                errors.Add(graph.Contains(node.Name.Replace("cache_hits", "cached_input_told", StringComparison.Ordinal)) ? graph[node.Name.Replace("cache_hits", "cached_input_told", StringComparison.Ordinal)].At : node.At, $"{node.Title}: {new Printed(hits, Unit.Share)}.", "Write at most as many cached tokens as there is input: the input counts them too.");
        }
    }

    private static double AtMedians(Graph graph, string name) => new Evaluation(graph, [graph.IndexOf(name)]).AtMedians()[0];
}
