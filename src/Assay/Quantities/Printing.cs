using System.Globalization;

namespace Assay.Quantities;

/// <summary>Writes values as people do: <c>$1.63B</c>, <c>2.79M GPU-hours</c>, <c>$2.00/GPU-hour</c>, <c>85 %</c>.</summary>
public static class Printing
{
    private const int FewestDigits = 2;
    private const int MostDigits = 4;

    /// <summary>Below it a number is written with an exponent.</summary>
    private const double Smallest = 1e-4;

    /// <summary>Prints a value known exactly, or whose uncertainty is not told.</summary>
    /// <param name="value">The value in base units.</param>
    /// <param name="unit">The unit to show it in.</param>
    public static string Print(double value, Unit unit) => Print(value, unit, 0);

    /// <summary>Prints a value with as many digits as its spread justifies: at least two, at most four.</summary>
    /// <param name="value">The value in base units.</param>
    /// <param name="unit">The unit to show it in.</param>
    /// <param name="spread">The standard deviation in base units; 0 where the value is exact.</param>
    public static string Print(double value, Unit unit, double spread)
    {
        unit = unit.IsShare ? UnitTable.Find("%")!.Value : Convenient(value, unit);
        var shown = value / unit.Scale;
        var digits = spread > 0 && value != 0
            ? Math.Clamp((int)Math.Floor(Math.Log10(Math.Abs(value))) - (int)Math.Floor(Math.Log10(spread / 3)) + 1, FewestDigits, MostDigits)
            : MostDigits;
        var (currency, rest) = SplitCurrency(unit.Symbol);
        if (currency is not null)
            return $"{(shown < 0 ? "-" : "")}{currency}{Magnitude(Math.Abs(shown), digits, cents: true)}{rest}";
        if (unit.Symbol.Length == 0)
            return Magnitude(shown, digits, cents: false);
        if (unit.Symbol == "%")
            return $"{(Math.Abs(shown) < Smallest ? Magnitude(shown, digits, cents: false) : Significant(shown, digits))} %";
        var number = Magnitude(shown, digits, cents: false);
        return $"{number} {(number is "1" or "-1" ? unit.Symbol : Plural(unit.Symbol))}";
    }

    /// <summary>Prints a range, its unit once: <c>$0.97 to $1.37/GPU-hour</c>, <c>51k to 70k GPUs</c>.</summary>
    /// <param name="low">The lower end in base units.</param>
    /// <param name="high">The upper end in base units.</param>
    /// <param name="unit">The unit to show both in.</param>
    /// <param name="spread">The standard deviation in base units.</param>
    public static string PrintRange(double low, double high, Unit unit, double spread)
    {
        var (first, last) = (Print(low, unit, spread), Print(high, unit, spread));
        var cut = last.AsSpan().IndexOfAny(' ', '/');
        return cut > 0 && first.EndsWith(last[cut..], StringComparison.Ordinal) ? $"{first[..^(last.Length - cut)]} to {last}" : $"{first} to {last}";
    }

    // Power, energy and short times change their unit with their size, as 59.4 MW and 57 days do.
    private static Unit Convenient(double value, Unit unit)
    {
        var size = Math.Abs(value / unit.Scale);
        var other = unit.Symbol switch
        {
            "kW" or "kWh" when size >= 1e6 => "G" + unit.Symbol[1..],
            "kW" or "kWh" when size >= 1e3 => "M" + unit.Symbol[1..],
            "year" when size is > 0 and < 0.5 => "day",
            _ => null,
        };
        return other is null ? unit : UnitTable.Find(other)!.Value;
    }

    private static (string? Currency, string Tail) SplitCurrency(string symbol) =>
        symbol.StartsWith("USD", StringComparison.Ordinal) ? ("$", symbol[3..])
        : symbol.StartsWith("EUR", StringComparison.Ordinal) ? ("€", symbol[3..])
        : (null, symbol);

    private static string Magnitude(double value, int digits, bool cents)
    {
        var size = Math.Abs(value);
        if (size is >= 1e16 or (> 0 and < Smallest))
            return value.ToString("0." + new string('#', digits - 1) + "e0", CultureInfo.InvariantCulture);
        // The bounds leave room for rounding: 999,960 is 1M at four digits, not 1000k. Whole numbers of three digits are shown in full.
        var rounding = 1 - (0.5 * Math.Pow(10, -Math.Max(3, digits)));
        foreach (var (bound, factor, letter) in new[] { (1e12, 1e12, "T"), (1e9, 1e9, "B"), (1e6, 1e6, "M"), (0.99995e4 / rounding, 1e3, "k") })
        {
            if (size >= bound * rounding)
                return Significant(value / factor, digits) + letter;
        }

        if (cents && size is >= 0.1 and < 100)
            return value.ToString("0.00", CultureInfo.InvariantCulture);
        return Significant(value, digits);
    }

    private static string Significant(double value, int digits)
    {
        if (value == 0)
            return "0";
        var before = (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        var decimals = digits - before;
        if (decimals < 0)
        {
            // Whole numbers below 10,000 are counts that people read in full: 2,048, not 2,000.
            return Math.Abs(value) < 10_000
                ? value.ToString("#,##0", CultureInfo.InvariantCulture)
                : (Math.Round(value * Math.Pow(10, decimals)) * Math.Pow(10, -decimals)).ToString("#,##0", CultureInfo.InvariantCulture);
        }

        return value.ToString("#,##0." + new string('#', Math.Min(decimals, 8)), CultureInfo.InvariantCulture);
    }

    private static string Plural(string symbol)
    {
        var slash = symbol.IndexOf('/', StringComparison.Ordinal);
        var (over, under) = slash < 0 ? (symbol, "") : (symbol[..slash], symbol[slash..]);
        return over switch
        {
            "person" => "people" + under,
            _ when over.EndsWith("hour", StringComparison.Ordinal) || over is "year" or "month" or "week" or "day" or "minute" or "token" or "node" or "byte" or "GPU" or "tonne" => over + "s" + under,
            _ => symbol,
        };
    }
}
