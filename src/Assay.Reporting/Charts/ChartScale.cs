namespace Assay.Reporting.Charts;

/// <summary>How numbers are laid along a side of a picture.</summary>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends; above where it begins.</param>
/// <param name="IsLogarithmic">Whether equal steps are equal ratios.</param>
internal sealed record ChartScale(double Low, double High, bool IsLogarithmic)
{
    // Beyond this ratio equal steps would crowd most numbers into a corner.
    private const double Wide = 30;
    private const double Far = 300;

    private static readonly double[] Digits = [1, 2, 5];

    /// <summary>A scale that holds numbers.</summary>
    /// <param name="values">The numbers; at least one.</param>
    /// <param name="margin">What is left free on both sides, as a share of the whole.</param>
    public static ChartScale Of(IEnumerable<double> values, double margin)
    {
        var all = values.ToArray();
        var (low, high) = (all.Min(), all.Max());
        if (low > 0 && high / low > Wide)
            return new ChartScale(low / Math.Pow(high / low, margin), high * Math.Pow(high / low, margin), true);
        var room = high > low ? (high - low) * margin : Math.Max(Math.Abs(low) * 0.1, 1e-12);
        // A scale that nearly begins at zero begins there.
        return new ChartScale(low >= 0 && low < (high - low) * 0.3 ? Math.Min(0, low) : low - room, high + room, false);
    }

    /// <summary>How far along a number lies, from 0 to 1.</summary>
    public double Share(double value) => IsLogarithmic ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);

    /// <summary>Round numbers along it.</summary>
    public IEnumerable<double> Ticks(int about)
    {
        if (IsLogarithmic)
        {
            var digits = High / Low > Far ? Digits[..1] : Digits;
            return Enumerable.Range((int)Math.Floor(Math.Log10(Low)), (int)Math.Ceiling(Math.Log10(High / Low)) + 2).SelectMany(power => digits.Select(digit => digit * Math.Pow(10, power))).Where(tick => tick >= Low && tick <= High);
        }

        var rough = (High - Low) / about;
        var size = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = size * (rough / size > 5 ? 10 : rough / size > 2 ? 5 : rough / size > 1 ? 2 : 1);
        var first = (long)Math.Ceiling((Low / step) - 1e-9);
        return Enumerable.Range(0, 1 + Math.Max(0, (int)Math.Floor((High / step) + 1e-9 - first))).Select(i => (first + i) * step);
    }
}
