using System.Numerics.Tensors;
using Assay.Uncertainty;

namespace Assay.Reporting.Charts;

/// <summary>How the draws of a quantity are spread.</summary>
/// <param name="Low">Where the first bin begins.</param>
/// <param name="High">Where the last bin ends.</param>
/// <param name="Shares">The share of the draws in each bin; the few far beyond the 90 % interval are in none.</param>
internal sealed record Histogram(double Low, double High, IReadOnlyList<double> Shares)
{
    private const int Bins = 48;

    /// <summary>How far the picture reaches beyond the interval from 5 % to 95 %, in widths of it.</summary>
    private const double Beyond = 0.6;

    public static Histogram Of(ReadOnlySpan<double> samples, Summary summary)
    {
        var width = summary.P95 - summary.P5;
        var low = Math.Max(TensorPrimitives.Min(samples), summary.P5 - (Beyond * width));
        var high = Math.Min(TensorPrimitives.Max(samples), summary.P95 + (Beyond * width));
        var counts = new double[Bins];
        if (high <= low)
            return new Histogram(low, high, []);
        foreach (var sample in samples)
        {
            if (sample >= low && sample <= high)
                counts[Math.Min(Bins - 1, (int)((sample - low) / (high - low) * Bins))]++;
        }

        TensorPrimitives.Divide(counts, samples.Length, counts);
        return new Histogram(low, high, counts);
    }
}
