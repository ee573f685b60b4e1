namespace Assay.Uncertainty;

/// <summary>What a set of samples says: mean, standard deviation (of a sample: over n - 1) and five percentiles.</summary>
public readonly record struct Summary(double Mean, double StandardDeviation, double P5, double P25, double P50, double P75, double P95)
{
    /// <summary>
    /// Summarises samples, of which there is at least one. Percentiles interpolate linearly between order statistics
    /// (Hyndman and Fan's type 7, the default of NumPy and R); equal samples have a standard deviation of exactly zero.
    /// </summary>
    /// <param name="samples">Finite numbers, in any order; not changed.</param>
    /// <param name="scratch">At least as long as the samples; its contents are lost.</param>
    /// <exception cref="ArgumentException">No samples, a NaN or an infinity among them, or too little scratch.</exception>
    public static Summary Of(ReadOnlySpan<double> samples, Span<double> scratch)
    {
        if (samples.IsEmpty)
            throw new ArgumentException("there are no samples to summarise", nameof(samples));
        if (scratch.Length < samples.Length)
            throw new ArgumentException($"{samples.Length} samples need as much scratch, and there is room for {scratch.Length}", nameof(scratch));
        var mean = Sums.Mean(samples);
        if (!double.IsFinite(mean))
            Refuse(samples);

        scratch = scratch[..samples.Length];
        samples.CopyTo(scratch);
        Span<double> percentiles = stackalloc double[5];
        Selection.Quantiles(scratch, [0.05, 0.25, 0.5, 0.75, 0.95], percentiles);

        // A mean of equal numbers may be off by a rounding.
        var same = percentiles[0] == percentiles[4] && !samples.ContainsAnyExcept(samples[0]);
        var deviation = same || samples.Length == 1 ? 0 : Math.Sqrt(Sums.Squares(samples, mean) / (samples.Length - 1));
        return new(same ? samples[0] : mean, deviation, percentiles[0], percentiles[1], percentiles[2], percentiles[3], percentiles[4]);
    }

    /// <summary>The share of samples below <paramref name="value"/>; those equal to it count half.</summary>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static double Rank(ReadOnlySpan<double> samples, double value)
    {
        if (samples.IsEmpty)
            throw new ArgumentException("there are no samples to rank among", nameof(samples));
        int below = 0, notAbove = 0;
        foreach (var sample in samples)
        {
            below += sample < value ? 1 : 0;
            notAbove += sample <= value ? 1 : 0;
        }
        return 0.5 * ((double)below + notAbove) / samples.Length;
    }

    private static void Refuse(ReadOnlySpan<double> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            if (!double.IsFinite(samples[i]))
                throw new ArgumentException($"sample {i} is {samples[i]}, not a finite number", nameof(samples));
        }
        throw new ArgumentException("the samples are too large to add", nameof(samples));
    }
}
