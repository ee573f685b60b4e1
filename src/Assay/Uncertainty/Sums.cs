namespace Assay.Uncertainty;

/// <summary>
/// Pairwise sums: halves are added separately, which keeps the rounding error to the logarithm of the length. The order of
/// additions is fixed, so the result is the same on every machine.
/// </summary>
internal static class Sums
{
    private const int Leaf = 128;

    internal static double Mean(ReadOnlySpan<double> values) => Sum(values) / values.Length;

    internal static double Sum(ReadOnlySpan<double> values)
    {
        if (values.Length > Leaf)
        {
            var half = values.Length / 2 & ~7;
            return Sum(values[..half]) + Sum(values[half..]);
        }
        // Four chains, so that additions overlap.
        double a = 0, b = 0, c = 0, d = 0;
        var i = 0;
        for (; i + 3 < values.Length; i += 4)
        {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < values.Length; i++)
            a += values[i];
        return (a + b) + (c + d);
    }

    /// <summary>The sum of squared distances from <paramref name="centre"/>.</summary>
    internal static double Squares(ReadOnlySpan<double> values, double centre)
    {
        if (values.Length > Leaf)
        {
            var half = values.Length / 2 & ~7;
            return Squares(values[..half], centre) + Squares(values[half..], centre);
        }
        double a = 0, b = 0, c = 0, d = 0;
        var i = 0;
        for (; i + 3 < values.Length; i += 4)
        {
            a += Square(values[i] - centre);
            b += Square(values[i + 1] - centre);
            c += Square(values[i + 2] - centre);
            d += Square(values[i + 3] - centre);
        }
        for (; i < values.Length; i++)
            a += Square(values[i] - centre);
        return (a + b) + (c + d);
    }

    private static double Square(double x) => x * x;
}
