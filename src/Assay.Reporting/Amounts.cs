using Assay.Quantities;
using Assay.Reporting.Languages;
using Assay.Uncertainty;

namespace Assay.Reporting;

/// <summary>Summaries in digits: as many as their spread justifies.</summary>
public static class Amounts
{
    public static Unit Percent { get; } = UnitTable.Find("%")!.Value;

    /// <summary>An amount as the current language writes it; see <see cref="Printing"/>.</summary>
    public static string Print(double value, Unit unit, double spread = 0) => Printing.Print(value, unit, spread, Language.Current.Style);

    /// <summary>A range as the current language writes it; see <see cref="Printing"/>.</summary>
    public static string PrintRange(double low, double high, Unit unit, double spread) => Printing.PrintRange(low, high, unit, spread, Language.Current.Style);

    public static Unit PerYear { get; } = Per<Usd, Time>.Unit;

    public static string Median(Summary summary, Unit unit) => Print(summary.P50, unit, summary.StandardDeviation);

    public static string Mean(Summary summary, Unit unit) => Print(summary.Mean, unit, summary.StandardDeviation);

    /// <summary>The range from 5 % to 95 %; empty where the value is exact.</summary>
    public static string Range(Summary summary, Unit unit) =>
        IsExact(summary) ? "" : PrintRange(summary.P5, summary.P95, unit, summary.StandardDeviation);

    /// <summary>The median with its range.</summary>
    public static string Whole(Summary summary, Unit unit) =>
        IsExact(summary) ? Median(summary, unit) : $"{Median(summary, unit)} ({Range(summary, unit)})";

    /// <summary>A share to two digits.</summary>
    public static string Share(double share) => Print(share, Percent, share / 3);

    /// <summary>An amount by the year to two digits, for sums whose spread is not at hand.</summary>
    public static string Rough(double amount) => Print(amount, PerYear, amount / 3);

    public static bool IsExact(Summary summary) => summary.StandardDeviation == 0;
}
