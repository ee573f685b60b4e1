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
        return [.. names.Chunk(together).SelectMany(part => Of(DrawnQuantities.Of(first, part, options), DrawnQuantities.Of(second, part, options), part))];
    }

    /// <summary>Sets quantities side by side that were drawn with the same seed and as often.</summary>
    public static IReadOnlyList<ComparedQuantity> Of(DrawnQuantities first, DrawnQuantities second, IReadOnlyList<string> names) => [.. names.Select(name =>
    {
        var (a, b) = (first.Draws(name), second.Draws(name));
        var node = a is null ? second.Graph[name] : first.Graph[name];
        var same = a is not null && b is not null && first.Graph[name].Unit!.Value.Dimension == second.Graph[name].Unit!.Value.Dimension;
        return new ComparedQuantity(node, first.Summary(name), second.Summary(name), same ? Of(Less(a!, b!)) : null);
    })];

    private static double[] Less(double[] a, double[] b)
    {
        var difference = new double[Math.Max(a.Length, b.Length)];
        for (var i = 0; i < difference.Length; i++)
            difference[i] = b[b.Length == 1 ? 0 : i] - a[a.Length == 1 ? 0 : i];
        return difference;
    }

    private static Summary Of(double[] samples) => Summary.Of(samples, new double[samples.Length]);
}
