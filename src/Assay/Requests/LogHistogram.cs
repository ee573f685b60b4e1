using System.Numerics;

namespace Assay.Requests;

/// <summary>
/// Counts of durations in bins of 1/128 of a power of two, from about a microsecond to about a year: what is read from it is
/// off by at most 0.8 %.
/// </summary>
internal sealed class LogHistogram
{
    /// <summary>The most by which a percentile is off.</summary>
    public const double Error = 1.0 / Parts;

    private const int Parts = 128;
    private const int LowestPower = -20;
    private const int Powers = 46;
    private readonly long[] counts = new long[Powers * Parts];

    public long Count { get; private set; }

    public void Add(double seconds, long times = 1)
    {
        counts[Bin(seconds)] += times;
        Count += times;
    }

    /// <summary>Adds a row of durations that grow evenly, each <paramref name="times"/> times.</summary>
    public void AddRow(double first, double growth, long row, long times)
    {
        var last = Bin(first + (growth * (row - 1)));
        for (var done = 0L; done < row;)
        {
            var bin = Bin(first + (growth * done));
            var until = bin >= last || growth <= 0 ? row : Math.Clamp((long)Math.Ceiling((Edge(bin + 1) - first) / growth), done + 1, row);
            counts[bin] += (until - done) * times;
            done = until;
        }

        Count += row * times;
    }

    public void Add(LogHistogram other)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] += other.counts[i];
        Count += other.Count;
    }

    /// <summary>The duration below which a share of all lies, evenly spread within a bin.</summary>
    public double Quantile(double share)
    {
        var wanted = share * Count;
        var below = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0 && below + counts[i] >= wanted)
                return Edge(i) + ((Edge(i + 1) - Edge(i)) * (wanted - below) / counts[i]);
            below += counts[i];
        }

        return 0;
    }

    // The exponent and the first seven bits of the fraction of a double, in one piece.
    private static int Bin(double seconds) =>
        (int)Math.Clamp((BitConverter.DoubleToInt64Bits(seconds) >> (52 - BitOperations.Log2(Parts))) - ((1023L + LowestPower) * Parts), 0, (Powers * Parts) - 1);

    // What is shorter than all bins counts as nothing.
    private static double Edge(int bin) => bin == 0 ? 0 : Math.ScaleB(1 + ((double)(bin % Parts) / Parts), LowestPower + (bin / Parts));
}
