namespace Assay.Uncertainty;

/// <summary>
/// Which share of an output's variance one input drives: alone (first order) and with all its interactions (total). Asks for
/// the output at two independent sets of draws A and B, and at A with this one input's draws taken from B.
/// </summary>
/// <remarks>
/// First order: mean of yB (yAB - yA) over the variance; total: half the mean of (yA - yAB)² over the variance. Saltelli et
/// al., Computer Physics Communications 181 (2010), Table 2 (b) and (f); the latter is Jansen 1999. The variance is that of A and B
/// together. Where the output does not vary, every index is 0.
/// </remarks>
public readonly record struct SobolIndices(SobolEstimate First, SobolEstimate Total)
{
    private const int Resamples = 200;
    private const int MostGroups = 256;

    /// <summary>Estimates both indices; the intervals come from a bootstrap over groups of samples, keyed by <paramref name="key"/>.</summary>
    /// <exception cref="ArgumentException">The three sets differ in length or have fewer than 32 samples.</exception>
    public static SobolIndices Of(ReadOnlySpan<double> yA, ReadOnlySpan<double> yB, ReadOnlySpan<double> yAB, StreamKey key)
    {
        if (yA.Length != yB.Length || yA.Length != yAB.Length)
            throw new ArgumentException($"Sobol indices need three sets of one length, not {yA.Length}, {yB.Length} and {yAB.Length}");
        if (yA.Length < 32)
            throw new ArgumentException($"Sobol indices need at least 32 samples, not {yA.Length}");

        Span<Moments> groups = stackalloc Moments[Math.Min(MostGroups, yA.Length / 8 * 4)];
        var centre = 0.5 * (Sums.Mean(yA) + Sums.Mean(yB));
        var whole = new Moments();
        for (var group = 0; group < groups.Length; group++)
        {
            var start = (int)((long)yA.Length * group / groups.Length);
            var end = (int)((long)yA.Length * (group + 1) / groups.Length);
            groups[group] = Moments.Of(yA[start..end], yB[start..end], yAB[start..end], centre);
            whole += groups[group];
        }
        var (first, total) = whole.Indices;
        Span<double> firsts = stackalloc double[Resamples];
        Span<double> totals = stackalloc double[Resamples];
        for (var i = 0; i < Resamples; i++)
            (firsts[i], totals[i]) = Resample(groups, key, i).Indices;
        return new(WithInterval(first, firsts), WithInterval(total, totals));
    }

    // As many groups as there are (a multiple of four), with replacement (Efron 1979).
    private static Moments Resample(ReadOnlySpan<Moments> groups, StreamKey key, int resample)
    {
        var count = groups.Length;
        var sum = new Moments();
        for (var i = 0; i < count; i += 4)
        {
            var words = Philox.Block(new((uint)i, (uint)resample, (uint)Purpose.Resample, 0), key.Low, key.High);
            sum += groups[Choose(words.W0)];
            sum += groups[Choose(words.W1)];
            sum += groups[Choose(words.W2)];
            sum += groups[Choose(words.W3)];
        }
        return sum;

        int Choose(uint word) => (int)((ulong)word * (ulong)count >> 32);
    }

    private static SobolEstimate WithInterval(double value, Span<double> resampled)
    {
        Span<double> ends = stackalloc double[2];
        Selection.Quantiles(resampled, [0.05, 0.95], ends);
        return new(value, ends[0], ends[1]);
    }

    /// <summary>Sums over a group of samples; outputs are taken from their common centre.</summary>
    private readonly record struct Moments(double Count, double Sum, double Squares, double Products, double Differences)
    {
        internal (double First, double Total) Indices
        {
            get
            {
                var mean = Sum / (2 * Count);
                var variance = Squares / (2 * Count) - mean * mean;
                return variance > 0 ? (Products / Count / variance, 0.5 * Differences / Count / variance) : (0, 0);
            }
        }

        public static Moments operator +(Moments left, Moments right) => new(
            left.Count + right.Count,
            left.Sum + right.Sum,
            left.Squares + right.Squares,
            left.Products + right.Products,
            left.Differences + right.Differences);

        internal static Moments Of(ReadOnlySpan<double> yA, ReadOnlySpan<double> yB, ReadOnlySpan<double> yAB, double centre)
        {
            double sum = 0, squares = 0, products = 0, differences = 0;
            for (var i = 0; i < yA.Length; i++)
            {
                double a = yA[i] - centre, b = yB[i] - centre, moved = yAB[i] - yA[i];
                sum += a + b;
                squares += a * a + b * b;
                products += b * moved;
                differences += moved * moved;
            }
            return new(yA.Length, sum, squares, products, differences);
        }
    }
}
