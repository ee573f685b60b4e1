namespace Assay.Uncertainty;

/// <summary>Finds where a non-decreasing function, perhaps with jumps and flats, first reaches zero.</summary>
internal static class Crossing
{
    private const double Near = 1e-13;
    private const int Steps = 200;

    /// <summary>The crossing, known to lie from <paramref name="low"/> to <paramref name="high"/>; at a jump, the very double where it jumps.</summary>
    /// <param name="low">Where the function is not above zero.</param>
    /// <param name="high">Where the function is not below zero.</param>
    /// <param name="enough">A value of the function that is as good as zero.</param>
    /// <param name="function">Non-decreasing.</param>
    internal static double Find(double low, double high, double enough, Func<double, double> function)
    {
        if (low == high)
            return high;
        double atLow = function(low), atHigh = function(high);
        if (atLow >= 0)
            return low;
        if (atHigh <= 0)
            return high;

        // The Illinois form of regula falsi (Dowell and Jarratt 1971), with a halving whenever two steps did not halve the range.
        var kept = 0;
        double before = double.PositiveInfinity, last = high - low;
        for (var i = 0; i < Steps; i++)
        {
            var width = high - low;
            var small = width <= Near * Math.Max(Math.Abs(low), Math.Abs(high));
            var jump = small && function(high) - function(low) > 1e-9;
            if (small && !jump)
                break;
            var x = jump || width > 0.5 * before ? double.NaN : high - atHigh * (high - low) / (atHigh - atLow);
            (before, last) = (last, width);
            if (!(x > low && x < high))
            {
                x = 0.5 * low + 0.5 * high;
                if (x <= low || x >= high)
                    break;
            }
            var value = function(x);
            if (Math.Abs(value) <= enough && !jump)
                return x;
            if (value >= 0)
            {
                (high, atHigh) = (x, value);
                if (kept > 0)
                    atLow *= 0.5;
                kept = 1;
            }
            else
            {
                (low, atLow) = (x, value);
                if (kept < 0)
                    atHigh *= 0.5;
                kept = -1;
            }
        }
        return high;
    }
}
