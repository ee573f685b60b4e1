using Assay.Uncertainty;

namespace Assay.Modeling;

/// <summary>Reading "sensitivity": which inputs drive a quantity.</summary>
public static class Sensitivity
{
    /// <summary>Analyses one quantity.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="node">The quantity, as an index of the graph.</param>
    /// <param name="options">Samples are the size of the Sobol design's base; the model runs (inputs + 2) times as often.</param>
    /// <returns>The drivers, largest total effect first; none where the quantity is fixed.</returns>
    public static IReadOnlyList<Driver> Of(Graph graph, int node, SamplingOptions options)
    {
        var program = Compiler.Compile(graph, [Output.Mean(node)]);
        if (program.Folded(0) is not null)
            return [];
        var a = program.Streams(options.Seed);
        // The second half of the design: the same inputs under streams of their own.
        var b = program.Streams(options.Seed, "\u2032");
        var yA = Outputs(program, a, options);
        Sampling.RefuseUnlessFinite(graph.Nodes[node], yA);
        var yB = Outputs(program, b, options);
        // Correlated inputs are one factor: their parts cannot be told apart by moving one alone.
        var factors = program.Inputs.Select((input, index) => (input, index)).GroupBy(pair => pair.input.Group < 0 ? $"input {pair.index}" : $"group {pair.input.Group}").ToArray();
        var swings = Swings(graph, node);
        var drivers = new List<Driver>();
        for (var f = 0; f < factors.Length; f++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var mixed = (StreamKey[])a.Clone();
            foreach (var (input, _) in factors[f])
                Array.Copy(b, input.Stream, mixed, input.Stream, input.Places);
            var yMixed = Outputs(program, mixed, options);
            var indices = SobolIndices.Of(yA, yB, yMixed, StreamKey.For(options.Seed, "bootstrap"));
            foreach (var (input, _) in factors[f].Where(pair => pair.input.Distribution is not null))
            {
                var (low, high) = swings[input.Name];
                drivers.Add(new Driver(graph[input.Name], indices.First, indices.Total, RankCorrelation(graph, node, input.Name, options), low, high, input.Group >= 0));
            }

            options.Progress?.Report((f + 1.0) / factors.Length);
        }

        return [.. drivers.OrderByDescending(driver => driver.Total.Value).ThenBy(driver => driver.Input.Name, StringComparer.Ordinal)];
    }

    /// <summary>How far each input alone moves a quantity: its value with the input at its 5 % and at its 95 % quantile.</summary>
    public static IReadOnlyDictionary<string, (double AtLow, double AtHigh)> Swings(Graph graph, int node)
    {
        var evaluation = new Evaluation(graph, [node]);
        return evaluation.Inputs.Select(input => (name: input.Name, low: evaluation.With(input.Index, 0.05)[0], high: evaluation.With(input.Index, 0.95)[0])).ToDictionary(swing => swing.name, swing => (swing.low, swing.high));
    }

    private static double RankCorrelation(Graph graph, int node, string input, SamplingOptions options)
    {
        if (graph.Nodes[node].Name == input)
            return 1;
        double[] x = [], y = [];
        Sampling.Run(graph, [graph.IndexOf(input), node], options with { Progress = null }, (kept, samples) =>
        {
            if (kept == node)
                y = samples.ToArray();
            else
                x = samples.ToArray();
        });
        return Ranks.Spearman(x, y);
    }

    private static double[] Outputs(Program program, StreamKey[] streams, SamplingOptions options)
    {
        var column = new double[options.Samples];
        var columns = new double[]?[] { column };
        var blocks = (options.Samples + program.Block - 1) / program.Block;
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads) }, () => program.NewWorkspace(program.Block), (block, _, work) =>
        {
            var first = block * program.Block;
            program.Sample(work, streams, first, columns, Math.Min(program.Block, options.Samples - first));
            return work;
        }, _ => { });
        return column;
    }
}
