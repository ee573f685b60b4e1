using Assay.Uncertainty;

namespace Assay.Modeling;

/// <summary>
/// The part of a graph that some outputs rest on, compiled to a flat list of steps over blocks of samples. What rests on
/// fixed inputs alone is folded into numbers; a buffer is used again once its last reader has run, so that memory grows
/// with the block and not with the size of the graph.
/// </summary>
internal sealed class Program(
    Instruction[] instructions,
    IReadOnlyList<int> registers,
    IReadOnlyList<ProgramInput> inputs,
    IReadOnlyList<ProgramGroup> groups,
    IReadOnlyDictionary<int, double> folded,
    IReadOnlyList<Output> outputs)
{
    /// <summary>Samples a block without paths; chosen by measurement so that the buffers of a graph stay in the core's own cache.</summary>
    private const int LargestBlock = 512;

    // What all buffers of a block may take where months make them wide.
    private const int BlockBytes = 1 << 20;

    /// <summary>The uncertain inputs that the outputs rest on.</summary>
    public IReadOnlyList<ProgramInput> Inputs => inputs;

    /// <summary>Samples a block. Results do not depend on it.</summary>
    public int Block { get; } = Math.Clamp(BlockBytes / (sizeof(double) * Math.Max(1, registers.Sum())) / Draws.Quantum * Draws.Quantum, Draws.Quantum, LargestBlock);

    /// <summary>The value of an output that rests on no uncertain input, else null.</summary>
    public double? Folded(int output) => folded.TryGetValue(output, out var value) ? value : null;

    public Workspace NewWorkspace(int length) => new(registers, length);

    /// <summary>Buffers for a program that leaves quantities open.</summary>
    public Workspace NewWorkspace(int length, double[] given) => new(registers, length) { Given = given };

    /// <summary>The streams of the inputs under a seed, one for each month of an input.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="suffix">What is added to each input's name, for draws of their own.</param>
    public StreamKey[] Streams(ulong seed, string suffix = "") =>
        [.. inputs.SelectMany(input => Enumerable.Range(0, input.Places), (input, place) => StreamKey.For(seed, input.Places == 1 ? input.Name + suffix : $"{input.Name}[{place}]{suffix}"))];

    /// <summary>Computes the samples from <paramref name="first"/> on and copies each output to its column.</summary>
    /// <param name="work">The buffers of this thread.</param>
    /// <param name="streams">The streams of the inputs.</param>
    /// <param name="first">The index of the block's first sample, a multiple of 16.</param>
    /// <param name="columns">The column of each output; a folded output has none.</param>
    /// <param name="count">How many of the block's samples are wanted.</param>
    public void Sample(Workspace work, ReadOnlySpan<StreamKey> streams, long first, double[]?[] columns, int count)
    {
        foreach (ref readonly var step in instructions.AsSpan())
        {
            switch (step.Kind)
            {
                case InstructionKind.Draw:
                    Draw(inputs[step.Index], streams, first, work[step.Target], work.Length);
                    break;
                case InstructionKind.Given:
                    work[step.Target].Fill(work.Given[step.Index]);
                    break;
                case InstructionKind.Correlate:
                    groups[step.Index].Copula.Apply(work.Rows(groups[step.Index].First, groups[step.Index].Copula.Size));
                    break;
                case InstructionKind.Transform:
                    inputs[step.Index].Distribution!.Transform(work[step.Target]);
                    break;
                case InstructionKind.Keep:
                    Kept(step, work)[..count].CopyTo(columns[step.Index].AsSpan((int)first));
                    break;
                default:
                    Kernels.Apply(step, work);
                    break;
            }
        }
    }

    /// <summary>Computes the outputs for given values of the inputs.</summary>
    /// <param name="work">Buffers, one lane of which is used.</param>
    /// <param name="values">The value of each input, in base units and for all its months.</param>
    /// <param name="results">The value of each output.</param>
    public void Evaluate(Workspace work, ReadOnlySpan<double> values, Span<double> results)
    {
        foreach (ref readonly var step in instructions.AsSpan())
        {
            switch (step.Kind)
            {
                case InstructionKind.Draw:
                    work[step.Target].Fill(values[step.Index]);
                    break;
                case InstructionKind.Correlate or InstructionKind.Transform:
                    break;
                case InstructionKind.Keep:
                    results[step.Index] = Kept(step, work)[0];
                    break;
                default:
                    Kernels.Apply(step, work);
                    break;
            }
        }

        foreach (var (output, value) in folded)
            results[output] = value;
    }

    private ReadOnlySpan<double> Kept(Instruction step, Workspace work) => work[step.A.Register].Slice(Math.Max(0, outputs[step.Index].Month) * work.Length, work.Length);

    private static void Draw(ProgramInput input, ReadOnlySpan<StreamKey> streams, long first, Span<double> target, int length)
    {
        for (var place = 0; place < input.Places; place++)
            Draws.Normal(streams[input.Stream + place], first, target.Slice(place * length, length));
    }
}
