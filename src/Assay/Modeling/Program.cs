using Assay.Uncertainty;

namespace Assay.Modeling;

/// <summary>
/// The part of a graph that some outputs rest on, compiled to a flat list of steps over blocks of samples. What rests on
/// fixed inputs alone is folded into numbers; a buffer is used again once its last reader has run, so that memory grows
/// with the block and not with the size of the graph.
/// </summary>
internal sealed class Program(
    Instruction[] instructions,
    int registers,
    IReadOnlyList<ProgramInput> inputs,
    IReadOnlyList<ProgramGroup> groups,
    IReadOnlyDictionary<int, double> folded)
{
    /// <summary>The uncertain inputs that the outputs rest on.</summary>
    public IReadOnlyList<ProgramInput> Inputs => inputs;

    /// <summary>The value of an output that rests on no uncertain input, else null.</summary>
    public double? Folded(int output) => folded.TryGetValue(output, out var value) ? value : null;

    public Workspace NewWorkspace(int length) => new(registers, length);

    /// <summary>The stream of each input under a seed.</summary>
    public StreamKey[] Streams(ulong seed) => [.. inputs.Select(input => StreamKey.For(seed, input.Name))];

    /// <summary>Computes the samples from <paramref name="first"/> on and copies each output to its column.</summary>
    /// <param name="work">The buffers of this thread.</param>
    /// <param name="streams">The stream of each input.</param>
    /// <param name="first">The index of the block's first sample, a multiple of 16.</param>
    /// <param name="columns">The column of each output; a folded output has none.</param>
    /// <param name="at">Where in the columns the block goes.</param>
    /// <param name="count">How many of the block's samples are wanted.</param>
    public void Sample(Workspace work, ReadOnlySpan<StreamKey> streams, long first, double[]?[] columns, int at, int count)
    {
        foreach (ref readonly var step in instructions.AsSpan())
        {
            switch (step.Kind)
            {
                case InstructionKind.Draw:
                    Draws.Normal(streams[step.Index], first, work[step.Target]);
                    break;
                case InstructionKind.Correlate:
                    groups[step.Index].Copula.Apply(work.Rows(groups[step.Index].First, groups[step.Index].Copula.Size));
                    break;
                case InstructionKind.Transform:
                    inputs[step.Index].Distribution!.Transform(work[step.Target]);
                    break;
                case InstructionKind.Keep:
                    work[step.A.Register][..count].CopyTo(columns[step.Index].AsSpan(at));
                    break;
                default:
                    Kernels.Apply(step, work);
                    break;
            }
        }
    }

    /// <summary>Computes the outputs for given values of the inputs.</summary>
    /// <param name="work">Buffers, one lane of which is used.</param>
    /// <param name="values">The value of each input, in base units.</param>
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
                    results[step.Index] = work[step.A.Register][0];
                    break;
                default:
                    Kernels.Apply(step, work);
                    break;
            }
        }

        foreach (var (output, value) in folded)
            results[output] = value;
    }
}
