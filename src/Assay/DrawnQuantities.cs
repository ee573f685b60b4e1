using System.Collections.Concurrent;
using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay;

/// <summary>
/// Quantities of a graph with their draws, kept so that others can be set beside them without drawing these again. A thousand
/// draws of a quantity take eight kilobytes.
/// </summary>
public sealed class DrawnQuantities
{
    private readonly Dictionary<string, (double[] Draws, Summary Summary)> drawn;

    private DrawnQuantities(Graph graph, Dictionary<string, (double[] Draws, Summary Summary)> drawn) => (Graph, this.drawn) = (graph, drawn);

    /// <summary>What they are quantities of.</summary>
    public Graph Graph { get; }

    /// <param name="graph">The graph.</param>
    /// <param name="names">Which quantities to draw; those that the graph has not are left out.</param>
    /// <param name="options">How to sample.</param>
    public static DrawnQuantities Of(Graph graph, IEnumerable<string> names, SamplingOptions options)
    {
        var columns = new ConcurrentDictionary<int, (double[], Summary)>();
        Sampling.Run(graph, [.. names.Where(graph.Contains).Select(graph.IndexOf).Distinct()], options, (node, samples) =>
        {
            var draws = samples.ToArray();
            columns[node] = (draws, Uncertainty.Summary.Of(draws, new double[draws.Length]));
        });
        return new DrawnQuantities(graph, columns.ToDictionary(pair => graph.Nodes[pair.Key].Name, pair => pair.Value));
    }

    /// <summary>The draws of a quantity, a single one where it is the same in all; null where it was not drawn.</summary>
    internal double[]? Draws(string name) => drawn.TryGetValue(name, out var found) ? found.Draws : null;

    /// <summary>Its summary in base units.</summary>
    internal Summary? Summary(string name) => drawn.TryGetValue(name, out var found) ? found.Summary : null;
}
