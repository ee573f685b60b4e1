using System.Numerics.Tensors;
using Assay.Documents;

namespace Assay.Modeling;

/// <summary>Reading "sample": draws of any quantities of a graph, in blocks, in parallel, the same on any number of threads.</summary>
public static class Sampling
{
    /// <summary>Sees all samples of one quantity, in base units and in the order of the draws. Called from several threads.</summary>
    public delegate void Visitor(int node, ReadOnlySpan<double> samples);

    /// <summary>Samples quantities and shows each one's draws to a visitor.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="nodes">The quantities wanted, as indices of the graph.</param>
    /// <param name="options">Samples, seed, threads, memory.</param>
    /// <param name="visit">Shown every quantity once, a fixed one as a single sample, a path as the mean of its months.</param>
    /// <exception cref="InputException">A quantity is not a finite number in some draw.</exception>
    public static void Run(Graph graph, IReadOnlyList<int> nodes, SamplingOptions options, Visitor visit) =>
        Run(graph, [.. nodes.Select(Output.Mean)], options, (output, samples) => visit(output.Node, samples));

    /// <summary>Samples one quantity and shows each of its months to a visitor, by the month's number from 0.</summary>
    /// <exception cref="InputException">The quantity is not a finite number in some draw.</exception>
    public static void RunMonths(Graph graph, int node, SamplingOptions options, Visitor visit) =>
        Run(graph, Output.Months(graph, node), options, (output, samples) => visit(output.Month, samples));

    private delegate void OutputVisitor(Output output, ReadOnlySpan<double> samples);

    private static void Run(Graph graph, Output[] outputs, SamplingOptions options, OutputVisitor visit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Samples, 1);
        var perPass = (int)Math.Clamp(options.KeptBytes / (8L * options.Samples), 1, Math.Max(1, outputs.Length));
        // Each pass fills the columns of the one before anew: fresh ones would pile up faster than they are collected.
        var columns = new List<double[]>();
        for (var start = 0; start < outputs.Length; start += perPass)
        {
            var share = new Share(options.Progress, (double)start / outputs.Length, (double)Math.Min(perPass, outputs.Length - start) / outputs.Length);
            Pass(graph, outputs[start..Math.Min(start + perPass, outputs.Length)], columns, options, visit, share);
        }
    }

    private static void Pass(Graph graph, Output[] outputs, List<double[]> kept, SamplingOptions options, OutputVisitor visit, Share share)
    {
        var program = Compiler.Compile(graph, outputs);
        var drawn = Enumerable.Range(0, outputs.Length).Where(i => program.Folded(i) is null).ToArray();
        while (kept.Count < drawn.Length)
            kept.Add(GC.AllocateUninitializedArray<double>(options.Samples));
        var columns = new double[]?[outputs.Length];
        foreach (var (i, column) in drawn.Zip(kept))
            columns[i] = column;
        var streams = program.Streams(options.Seed);
        var blocks = (options.Samples + program.Block - 1) / program.Block;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads), CancellationToken = options.Cancellation };
        var done = 0;
        Parallel.For(0, blocks, parallel, () => program.NewWorkspace(program.Block), (block, _, work) =>
        {
            var first = block * program.Block;
            program.Sample(work, streams, first, columns, Math.Min(program.Block, options.Samples - first));
            share.Report(Interlocked.Increment(ref done), blocks);
            return work;
        }, _ => { });

        var infinite = new int[outputs.Length];
        Parallel.For(0, outputs.Length, parallel, i =>
        {
            var samples = columns[i] ?? [program.Folded(i)!.Value];
            infinite[i] = Infinite(samples);
            if (infinite[i] == 0)
                visit(outputs[i], samples);
        });
        RefuseInfinite(graph, outputs, infinite, columns);
    }

    /// <summary>Refuses a quantity that is not a finite number in some draw.</summary>
    internal static void RefuseUnlessFinite(Node node, double[] samples)
    {
        if (Infinite(samples) is > 0 and var bad)
            throw new InputException([Refusal(node, bad, samples.Length)]);
    }

    // What rests on a quantity that is not finite is not told besides.
    private static void RefuseInfinite(Graph graph, Output[] outputs, int[] infinite, double[]?[] columns)
    {
        var bad = Enumerable.Range(0, outputs.Length).Where(i => infinite[i] > 0).DistinctBy(i => outputs[i].Node).ToArray();
        if (bad.Length == 0)
            return;
        var names = bad.Select(i => graph.Nodes[outputs[i].Node].Name).ToHashSet();
        throw new InputException([.. bad.Where(i => !Graph.InputsOf(graph.Nodes[outputs[i].Node]).Any(names.Contains)).Select(i => Refusal(graph.Nodes[outputs[i].Node], infinite[i], columns[i]?.Length ?? 1))]);
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
            $"'{node.Name}' is not a finite number{(bad < of ? (Message)$" in {bad:N0} of {of:N0} draws" : "")}.",
            "A division by zero, or the root or logarithm of a negative number, stands behind it: bound its inputs with 'truncate(...)' or 'max(...)'.");

    private sealed class Share(IProgress<double>? progress, double from, double width)
    {
        public void Report(int done, int of) => progress?.Report(from + (width * done / of));
    }
}
