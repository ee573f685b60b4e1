namespace Assay.Modeling;

/// <summary>The buffers of one thread: a block of samples for each register of a program.</summary>
/// <param name="registers">How many registers the program uses at once.</param>
/// <param name="length">Samples a block; a multiple of 16, so that every lane is computed by the same instructions.</param>
internal sealed class Workspace(int registers, int length)
{
    private readonly double[] buffer = GC.AllocateUninitializedArray<double>(registers * length);

    public int Length => length;

    public Span<double> this[int register] => buffer.AsSpan(register * length, length);

    /// <summary>The buffers of several registers that follow one another.</summary>
    public Span<double> Rows(int first, int count) => buffer.AsSpan(first * length, count * length);
}
