using System.Collections.Concurrent;
using Assay.Modeling;
using Assay.Uncertainty;

namespace Assay;

/// <summary>A quantity in two graphs, with the difference on common draws.</summary>
/// <param name="Node">The quantity, as the first graph has it or else the second.</param>
/// <param name="Left">Its summary in the first, in base units; null where it is not there.</param>
/// <param name="Right">Its summary in the second.</param>
/// <param name="Difference">The second less the first, draw by draw; null where one of the two has it not, or in another unit.</param>
public sealed record ComparedQuantity(Node Node, Summary? Left, Summary? Right, Summary? Difference)
{
    /// <summary>The names of all quantities of two graphs, those of the first before those of the second alone.</summary>
    public static IReadOnlyList<string> Names(Graph first, Graph second) =>
        [.. first.Nodes.Concat(second.Nodes.Where(node => !first.Contains(node.Name))).Select(node => node.Name)];

    /// <summary>
    /// Sets quantities of two graphs side by side. Inputs of one name have the same draws in both, so that a difference is one
    /// of the cases and not of chance.
    /// </summary>
    public static IReadOnlyList<ComparedQuantity> Of(Graph first, Graph second, IReadOnlyList<string> names, SamplingOptions options)
    {
        if (names.Count == 0)
            return [];
        // As many quantities of both at once as memory is meant for.
        var together = (int)Math.Clamp(options.KeptBytes / (2 * sizeof(double) * (long)options.Samples), 1, names.Count);
        var compared = new List<ComparedQuantity>();
        foreach (var part in names.Chunk(together))
        {
            var (left, right) = (Sample(first, part, options), Sample(second, part, options));
            foreach (var name in part)
            {
                var (a, b) = (left.GetValueOrDefault(name), right.GetValueOrDefault(name));
                var node = a is null ? second[name] : first[name];
                var same = a is not null && b is not null && first[name].Unit!.Value.Dimension == second[name].Unit!.Value.Dimension;
                compared.Add(new ComparedQuantity(node, a is null ? null : Of(a), b is null ? null : Of(b), same ? Of(Less(a!, b!)) : null));
            }
        }

        return compared;
    }

    private static double[] Less(double[] a, double[] b)
    {
        var difference = new double[Math.Max(a.Length, b.Length)];
        for (var i = 0; i < difference.Length; i++)
            difference[i] = b[b.Length == 1 ? 0 : i] - a[a.Length == 1 ? 0 : i];
        return difference;
    }

    private static Dictionary<string, double[]> Sample(Graph graph, IEnumerable<string> names, SamplingOptions options)
    {
        var columns = new ConcurrentDictionary<int, double[]>();
        Sampling.Run(graph, [.. names.Where(graph.Contains).Select(graph.IndexOf)], options, (node, samples) => columns[node] = samples.ToArray());
        return columns.ToDictionary(pair => graph.Nodes[pair.Key].Name, pair => pair.Value);
    }

    private static Summary Of(double[] samples) => Summary.Of(samples, new double[samples.Length]);
}
