using System.Numerics.Tensors;
using Assay.Documents;

namespace Assay.Modeling;

/// <summary>Reading "sample": draws of any quantities of a graph, in blocks, in parallel, the same on any number of threads.</summary>
public static class Sampling
{
    /// <summary>Samples a block; chosen by measurement so that the buffers of a graph stay in the core's own cache.</summary>
    internal const int Block = 512;

    /// <summary>Sees all samples of one quantity, in base units and in the order of the draws. Called from several threads.</summary>
    public delegate void Visitor(int node, ReadOnlySpan<double> samples);

    /// <summary>Samples quantities and shows each one's draws to a visitor.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="nodes">The quantities wanted, as indices of the graph.</param>
    /// <param name="options">Samples, seed, threads, memory.</param>
    /// <param name="visit">Shown every quantity once; a fixed one as a single sample.</param>
    /// <exception cref="InputException">A quantity is not a finite number in some draw.</exception>
    public static void Run(Graph graph, IReadOnlyList<int> nodes, SamplingOptions options, Visitor visit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Samples, 1);
        var perPass = (int)Math.Clamp(options.KeptBytes / (8L * options.Samples), 1, Math.Max(1, nodes.Count));
        // Each pass fills the columns of the one before anew: fresh ones would pile up faster than they are collected.
        var columns = new List<double[]>();
        for (var start = 0; start < nodes.Count; start += perPass)
        {
            var share = new Share(options.Progress, (double)start / nodes.Count, (double)Math.Min(perPass, nodes.Count - start) / nodes.Count);
            Pass(graph, [.. nodes.Skip(start).Take(perPass)], columns, options, visit, share);
        }
    }

    private static void Pass(Graph graph, int[] nodes, List<double[]> kept, SamplingOptions options, Visitor visit, Share share)
    {
        var program = Compiler.Compile(graph, nodes);
        var drawn = Enumerable.Range(0, nodes.Length).Where(i => program.Folded(i) is null).ToArray();
        while (kept.Count < drawn.Length)
            kept.Add(GC.AllocateUninitializedArray<double>(options.Samples));
        var columns = new double[]?[nodes.Length];
        foreach (var (i, column) in drawn.Zip(kept))
            columns[i] = column;
        var streams = program.Streams(options.Seed);
        var blocks = (options.Samples + Block - 1) / Block;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads) };
        var done = 0;
        Parallel.For(0, blocks, parallel, () => program.NewWorkspace(Block), (block, _, work) =>
        {
            var first = block * Block;
            program.Sample(work, streams, first, columns, first, Math.Min(Block, options.Samples - first));
            share.Report(Interlocked.Increment(ref done), blocks);
            return work;
        }, _ => { });

        var infinite = new int[nodes.Length];
        Parallel.For(0, nodes.Length, parallel, i =>
        {
            var samples = columns[i] ?? [program.Folded(i)!.Value];
            infinite[i] = Infinite(samples);
            if (infinite[i] == 0)
                visit(nodes[i], samples);
        });
        RefuseInfinite(graph, nodes, infinite, columns);
    }

    /// <summary>Refuses a quantity that is not a finite number in some draw.</summary>
    internal static void RefuseUnlessFinite(Node node, double[] samples)
    {
        if (Infinite(samples) is > 0 and var bad)
            throw new InputException([Refusal(node, bad, samples.Length)]);
    }

    // What rests on a quantity that is not finite is not told besides.
    private static void RefuseInfinite(Graph graph, int[] nodes, int[] infinite, double[]?[] columns)
    {
        var bad = Enumerable.Range(0, nodes.Length).Where(i => infinite[i] > 0).ToArray();
        if (bad.Length == 0)
            return;
        var names = bad.Select(i => graph.Nodes[nodes[i]].Name).ToHashSet();
        throw new InputException([.. bad.Where(i => !Graph.InputsOf(graph.Nodes[nodes[i]]).Any(names.Contains)).Select(i => Refusal(graph.Nodes[nodes[i]], infinite[i], columns[i]?.Length ?? 1))]);
    }

    private static int Infinite(ReadOnlySpan<double> samples)
    {
        // A sum is finite only where every term is.
        if (double.IsFinite(TensorPrimitives.Sum<double>(samples)))
            return 0;
        var bad = 0;
        foreach (var value in samples)
            bad += double.IsFinite(value) ? 0 : 1;
        return bad;
    }

    private static InputError Refusal(Node node, int bad, int of) =>
        new(
            node.At,
            $"'{node.Name}' is not a finite number{(bad < of ? $" in {bad:N0} of {of:N0} draws" : "")}.",
            "A division by zero, or the root or logarithm of a negative number, stands behind it: bound its inputs with 'truncate(...)' or 'max(...)'.");

    private sealed class Share(IProgress<double>? progress, double from, double width)
    {
        public void Report(int done, int of) => progress?.Report(from + (width * done / of));
    }
}
