using System.Globalization;
using Assay.Reporting.Languages;
using Assay.Sweeps;

namespace Assay.Reporting.Studies;

/// <summary>How the numbers of a sweep are written.</summary>
internal static class StudyAmounts
{
    /// <summary>A number of an output, in the unit of its column.</summary>
    /// <param name="output">The output.</param>
    /// <param name="value">The number.</param>
    /// <param name="spread">What it is told apart from: a third of it decides the digits; 0 for all.</param>
    public static string Of(OutputColumn output, double value, double spread = 0) => Amounts.Print(value * output.Unit.Scale, output.Unit, spread * output.Unit.Scale);

    /// <summary>A number beside others of its output.</summary>
    public static string Of(OutputSpread spread, double value) => Of(spread.Output, value, (spread.High - spread.Low) / 10);

    /// <summary>An output of a point: a number, a word, or nothing.</summary>
    public static string Of(OutputColumn output, object? value) => value switch
    {
        null => "–",
        double number => Of(output, number),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The value of a point on an axis.</summary>
    public static string At(Axis axis, object value) => value is double number && axis.Range is { } range ? Amounts.Print(Digits(number) * range.Unit.Scale, range.Unit) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <summary>What a place of an axis is called.</summary>
    public static string Place(CutAxis axis, int place)
    {
        if (axis.Axis.Range is not { } range)
            return axis.Axis.Values[place].Text;
        var (low, high) = axis.Ends(place);
        return low == high ? Amounts.Print(low, range.Unit) : Amounts.PrintRange(low, high, range.Unit, 0);
    }

    public static string Count(long count) => count.ToString("N0", Language.Current.Style.Numbers);

    /// <summary>A share of a variance: small ones are not told apart.</summary>
    public static string Share(double share) => share < 0.005 ? (share == 0 ? Amounts.Print(0, Amounts.Percent) : "<\u00a0" + Amounts.Print(0.01, Amounts.Percent)) : Amounts.Print(Math.Round(share, 2), Amounts.Percent);

    // A step of a range is told as it would be written.
    private static double Digits(double number) => double.Parse(number.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
