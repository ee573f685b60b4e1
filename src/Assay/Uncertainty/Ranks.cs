namespace Assay.Uncertainty;

/// <summary>Ranks of samples and their correlation: how far one quantity rises with another, whatever the shape.</summary>
public static class Ranks
{
    /// <summary>
    /// Spearman's rank correlation, from -1 to 1; equal samples share the average of their ranks. NaN where one side does
    /// not vary, because then there is no correlation to speak of.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ, there are fewer than two samples, or one is NaN.</exception>
    public static double Spearman(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var ranks = new double[2 * a.Length];
        if (a.Length != b.Length)
            throw new ArgumentException($"rank correlation needs samples in pairs, not {a.Length} and {b.Length}");
        Of(a, ranks.AsSpan(0, a.Length));
        Of(b, ranks.AsSpan(a.Length));
        return Correlation(ranks.AsSpan(0, a.Length), ranks.AsSpan(a.Length));
    }

    /// <summary>Writes the rank of each sample, from 1; equal samples share the average. For many correlations against one output, rank it once.</summary>
    /// <exception cref="ArgumentException">The lengths differ or a sample is NaN.</exception>
    public static void Of(ReadOnlySpan<double> samples, Span<double> ranks)
    {
        if (samples.Length != ranks.Length)
            throw new ArgumentException($"{samples.Length} samples have as many ranks, and there is room for {ranks.Length}", nameof(ranks));
        var sorted = samples.ToArray();
        var order = new int[samples.Length];
        for (var i = 0; i < order.Length; i++)
        {
            if (double.IsNaN(sorted[i]))
                throw new ArgumentException($"sample {i} is not a number and has no rank", nameof(samples));
            order[i] = i;
        }
        Array.Sort(sorted, order);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = 0.5 * (start + 1 + end);
            start = end;
        }
    }

    /// <summary>Pearson's correlation of two sets of ranks.</summary>
    /// <exception cref="ArgumentException">The lengths differ or there are fewer than two samples.</exception>
    public static double Correlation(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length || a.Length < 2)
            throw new ArgumentException($"a correlation needs at least two samples in pairs, not {a.Length} and {b.Length}");
        double meanA = Sums.Mean(a), meanB = Sums.Mean(b), product = 0;
        for (var i = 0; i < a.Length; i++)
            product += (a[i] - meanA) * (b[i] - meanB);
        return Math.Clamp(product / Math.Sqrt(Sums.Squares(a, meanA) * Sums.Squares(b, meanB)), -1, 1);
    }
}
