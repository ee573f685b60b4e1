using Assay.Uncertainty;

namespace Assay.Modeling;

/// <summary>
/// Some quantities of a graph as functions of others, which are left open: compiled once, then sampled wherever the open ones
/// are set, on the same draws. What is found is, bit for bit, what sampling the graph with these values gives.
/// </summary>
public sealed class OpenModel
{
    private readonly Program program;
    private readonly StreamKey[] streams;
    private readonly int open;
    private readonly int wanted;
    private readonly int samples;

    /// <param name="graph">The graph; what is left open has a single value, not one a month.</param>
    /// <param name="open">The quantities that are left open.</param>
    /// <param name="wanted">The quantities that are summarised; a path as the mean of its months.</param>
    /// <param name="samples">How many draws are taken of every uncertain input.</param>
    /// <param name="seed">The seed of all draws.</param>
    public OpenModel(Graph graph, IReadOnlyList<string> open, IReadOnlyList<string> wanted, int samples, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        program = Compiler.Compile(graph, [.. wanted.Select(name => Output.Mean(graph.IndexOf(name)))], [.. open.Select(graph.IndexOf)]);
        streams = program.Streams(seed);
        // Where nothing is uncertain all draws are alike.
        this.samples = program.Inputs.Count == 0 ? 1 : samples;
        (this.open, this.wanted) = (open.Count, wanted.Count);
    }

    /// <summary>A reader of one thread's own.</summary>
    public Reader NewReader() => new(this);

    /// <summary>Sets the open quantities and summarises the wanted ones; used by one thread at a time.</summary>
    public sealed class Reader
    {
        private readonly OpenModel model;
        private readonly Workspace work;
        private readonly double[] given;
        private readonly double[]?[] columns;
        private readonly double[] scratch;

        internal Reader(OpenModel model)
        {
            this.model = model;
            given = new double[model.open];
            var whole = (model.samples + Draws.Quantum - 1) / Draws.Quantum * Draws.Quantum;
            work = model.program.NewWorkspace(Math.Min(model.program.Block, whole), given);
            columns = [.. Enumerable.Range(0, model.wanted).Select(i => model.program.Folded(i) is null ? new double[model.samples] : null)];
            scratch = new double[model.samples];
        }

        /// <param name="values">The values of the open quantities, in base units.</param>
        /// <param name="found">A summary of each wanted quantity, in base units.</param>
        /// <returns>The first wanted quantity that is not a finite number in some draw; -1 where all are. Then <paramref name="found"/> is whole.</returns>
        public int Read(ReadOnlySpan<double> values, Span<Summary> found)
        {
            values.CopyTo(given);
            for (var first = 0; first < model.samples; first += work.Length)
                model.program.Sample(work, model.streams, first, columns, Math.Min(work.Length, model.samples - first));
            for (var i = 0; i < columns.Length; i++)
            {
                if (columns[i] is not { } samples)
                {
                    var value = model.program.Folded(i)!.Value;
                    if (!double.IsFinite(value))
                        return i;
                    found[i] = new Summary(value, 0, value, value, value, value, value);
                    continue;
                }

                if (!double.IsFinite(System.Numerics.Tensors.TensorPrimitives.Sum<double>(samples)))
                    return i;
                found[i] = Summary.Of(samples, scratch);
            }

            return -1;
        }
    }
}
