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
    /// <param name="style">How the language writes it; null for English.</param>
    public static string Print(double value, Unit unit, NumberStyle? style = null) => Print(value, unit, 0, style);

    /// <summary>Prints a value with as many digits as its spread justifies: at least two, at most four.</summary>
    /// <param name="value">The value in base units.</param>
    /// <param name="unit">The unit to show it in.</param>
    /// <param name="spread">The standard deviation in base units; 0 where the value is exact.</param>
    /// <param name="style">How the language writes it; null for English.</param>
    public static string Print(double value, Unit unit, double spread, NumberStyle? style = null)
    {
        style ??= NumberStyle.English;
        unit = unit.IsShare ? UnitTable.Find("%")!.Value : Convenient(value, unit);
        var shown = value / unit.Scale;
        var digits = spread > 0 && value != 0
            ? Math.Clamp((int)Math.Floor(Math.Log10(Math.Abs(value))) - (int)Math.Floor(Math.Log10(spread / 3)) + 1, FewestDigits, MostDigits)
            : MostDigits;
        var (currency, rest) = SplitCurrency(unit.Symbol);
        if (currency is not null)
            return (shown < 0 ? "-" : "") + style.Money(Magnitude(Math.Abs(shown), digits, cents: true, style), currency, rest);
        if (unit.Symbol.Length == 0)
            return Magnitude(shown, digits, cents: false, style);
        if (unit.Symbol == "%")
            return $"{(Math.Abs(shown) < Smallest ? Magnitude(shown, digits, cents: false, style) : Significant(shown, digits, style))}{style.Space}%";
        var number = Magnitude(shown, digits, cents: false, style);
        return $"{number}{style.Space}{style.Unit(unit.Symbol, number is not ("1" or "-1"))}";
    }

    /// <summary>Prints a range, its unit once: <c>$0.97 to $1.37/GPU-hour</c>, <c>51k to 70k GPUs</c>.</summary>
    /// <param name="low">The lower end in base units.</param>
    /// <param name="high">The upper end in base units.</param>
    /// <param name="unit">The unit to show both in.</param>
    /// <param name="spread">The standard deviation in base units.</param>
    /// <param name="style">How the language writes it; null for English.</param>
    public static string PrintRange(double low, double high, Unit unit, double spread, NumberStyle? style = null)
    {
        style ??= NumberStyle.English;
        var (first, last) = (Print(low, unit, spread, style), Print(high, unit, spread, style));
        var cut = last.AsSpan().IndexOfAny(style.Space, '/');
        return cut > 0 && first.EndsWith(last[cut..], StringComparison.Ordinal) ? $"{first[..^(last.Length - cut)]} {style.To} {last}" : $"{first} {style.To} {last}";
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

    private static string Magnitude(double value, int digits, bool cents, NumberStyle style)
    {
        var size = Math.Abs(value);
        if (size is >= 1e16 or (> 0 and < Smallest))
            return value.ToString("0." + new string('#', digits - 1) + "e0", style.Numbers);
        // The bounds leave room for rounding: 999,960 is 1M at four digits, not 1000k. Whole numbers of three digits are shown in full.
        var rounding = 1 - (0.5 * Math.Pow(10, -Math.Max(3, digits)));
        foreach (var (bound, factor, letter) in style.Magnitudes)
        {
            if (size >= (bound < 1e6 ? 0.99995 * bound : bound * rounding))
                return Significant(value / factor, digits, style) + letter;
        }

        if (cents && size is >= 0.1 and < 100)
            return value.ToString("0.00", style.Numbers);
        return Significant(value, digits, style);
    }

    private static string Significant(double value, int digits, NumberStyle style)
    {
        if (value == 0)
            return "0";
        var before = (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        var decimals = digits - before;
        if (decimals < 0)
        {
            // Whole numbers below 10,000 are counts that people read in full: 2,048, not 2,000.
            return Math.Abs(value) < 10_000
                ? value.ToString("#,##0", style.Numbers)
                : (Math.Round(value * Math.Pow(10, decimals)) * Math.Pow(10, -decimals)).ToString("#,##0", style.Numbers);
        }

        return value.ToString("#,##0." + new string('#', Math.Min(decimals, 8)), style.Numbers);
    }
}
