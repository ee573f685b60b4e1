using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Reporting;

/// <summary>Summaries in digits: as many as their spread justifies.</summary>
public static class Amounts
{
    public static Unit Percent { get; } = UnitTable.Find("%")!.Value;

    public static Unit PerYear { get; } = Per<Usd, Time>.Unit;

    public static string Median(Summary summary, Unit unit) => Printing.Print(summary.P50, unit, summary.StandardDeviation);

    public static string Mean(Summary summary, Unit unit) => Printing.Print(summary.Mean, unit, summary.StandardDeviation);

    /// <summary>The range from 5 % to 95 %; empty where the value is exact.</summary>
    public static string Range(Summary summary, Unit unit) =>
        IsExact(summary) ? "" : Printing.PrintRange(summary.P5, summary.P95, unit, summary.StandardDeviation);

    /// <summary>The median with its range.</summary>
    public static string Whole(Summary summary, Unit unit) =>
        IsExact(summary) ? Median(summary, unit) : $"{Median(summary, unit)} ({Range(summary, unit)})";

    /// <summary>A share to two digits.</summary>
    public static string Share(double share) => Printing.Print(share, Percent, share / 3);

    /// <summary>An amount by the year to two digits, for sums whose spread is not at hand.</summary>
    public static string Rough(double amount) => Printing.Print(amount, PerYear, amount / 3);

    public static bool IsExact(Summary summary) => summary.StandardDeviation == 0;
}
