using Assay.Quantities;
using Assay.Reporting.Languages;

namespace Assay.Reporting.Workbook;

/// <summary>
/// A unit as a spreadsheet shows it, in the reader's language: cells hold values in the quantity's own unit, shares as fractions
/// in per cent. Separators of decimals and thousands are those of whoever opens it.
/// </summary>
internal static class Shown
{
    private const int Digits = 4;
    private const int MostDecimals = 9;

    private static bool InPercent(Unit unit) => unit.IsShare || unit.Symbol == "%";

    /// <summary>How many base units a cell's 1 is.</summary>
    public static double Scale(Unit unit) => InPercent(unit) ? 1 : unit.Scale;

    /// <summary>The unit's name in its own column.</summary>
    public static string Name(Unit unit) => InPercent(unit) ? "%" : Language.Current.Style.Unit(unit.Symbol, false);

    /// <summary>A value in base units as its cell holds it.</summary>
    public static double InCell(double value, Unit unit) => value / Scale(unit);

    /// <summary>The number format for values about as large as one in base units.</summary>
    public static string Format(double value, Unit unit)
    {
        if (InPercent(unit))
            return Decimals(value * 100) is { } places ? $"0{places}\\ %" : "0.00E+00%";
        var size = Math.Abs(value / unit.Scale);
        if (size is >= 1e15 or (> 0 and < 1e-6))
            return Around("0.000E+00", "", unit, size);
        // Large amounts are told as people say them, whatever they become.
        return size >= 1e6
            ? $"[>=1000000000]{Around("#,##0.00,,,", Sign(1e9), unit, size)};[>=1000000]{Around("#,##0.00,,", Sign(1e6), unit, size)};{Around("#,##0", "", unit, size)}"
            : Around($"#,##0{Decimals(size)}", "", unit, size);
    }

    // The short form of a large number.
    private static string Sign(double bound) => Language.Current.Style.Magnitudes.First(magnitude => magnitude.Bound == bound).Sign;

    // What stands before the digits and after them, as the language writes an amount.
    private static string Around(string digits, string sign, Unit unit, double size)
    {
        const string number = "0";
        var style = Language.Current.Style;
        var written = unit.Symbol.StartsWith("USD", StringComparison.Ordinal) ? style.Money(number + sign, "$", unit.Symbol[3..])
            : unit.Symbol.StartsWith("EUR", StringComparison.Ordinal) ? style.Money(number + sign, "€", unit.Symbol[3..])
            : unit.Symbol.Length == 0 ? number + sign
            : $"{number}{sign}{style.Space}{style.Unit(unit.Symbol, size >= 2)}";
        var at = written.IndexOf(number, StringComparison.Ordinal);
        return Quoted(written[..at]) + digits + Quoted(written[(at + 1)..]);
    }

    private static string Quoted(string text) => text.Length == 0 ? "" : $"\"{text}\"";

    /// <summary>How many characters of a format's first part are written out, the unit for the most.</summary>
    public static int Tail(string format)
    {
        var parts = format.Split(';')[0].Split('"');
        return parts.Where((_, i) => i % 2 == 1).Sum(part => part.Length);
    }

    /// <summary>How many characters a number takes in a format, without its unit.</summary>
    public static int Length(double number, string format)
    {
        var size = Math.Abs(number) * (format.Contains('%', StringComparison.Ordinal) ? 100 : 1);
        if (format.Contains("E+", StringComparison.Ordinal))
            return 10;
        if (format[0] == '[' && size >= 1e6)
            size /= size >= 1e9 ? 1e9 : 1e6;
        var whole = size < 1 ? 1 : 1 + (int)Math.Log10(size);
        var first = format.Split(';')[0];
        var point = first.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : first.Skip(point + 1).TakeWhile(c => c == '0').Count();
        return whole + ((whole - 1) / 3) + (decimals > 0 ? 1 + decimals : 0) + (number < 0 ? 1 : 0);
    }

    // As many decimals as make four digits; null where that is too many.
    private static string? Decimals(double value)
    {
        if (value == 0)
            return "";
        var decimals = Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return decimals > MostDecimals ? null : decimals <= 0 || value == Math.Floor(value) ? "" : "." + new string('0', decimals);
    }
}
