namespace Assay.Modeling;

/// <summary>The buffers of one thread: for each register of a program a block of samples for each of its months.</summary>
internal sealed class Workspace
{
    private readonly int[] starts;
    private readonly double[] buffer;

    /// <param name="places">The months of each register that the program uses at once.</param>
    /// <param name="length">Samples a block; a multiple of 16, so that every lane is computed by the same instructions.</param>
    public Workspace(IReadOnlyList<int> places, int length)
    {
        Length = length;
        starts = new int[places.Count + 1];
        for (var i = 0; i < places.Count; i++)
            starts[i + 1] = starts[i] + (places[i] * length);
        buffer = GC.AllocateUninitializedArray<double>(starts[^1]);
    }

    public int Length { get; }

    /// <summary>The values of the quantities that the program leaves open, in base units.</summary>
    public double[] Given { get; init; } = [];

    /// <summary>A register's samples, month after month.</summary>
    public Span<double> this[int register] => buffer.AsSpan(starts[register], starts[register + 1] - starts[register]);

    /// <summary>The buffers of several registers that follow one another.</summary>
    public Span<double> Rows(int first, int count) => buffer.AsSpan(starts[first], starts[first + count] - starts[first]);
}
