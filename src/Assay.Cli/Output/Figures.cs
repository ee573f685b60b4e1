using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Cli.Output;

/// <summary>Summaries as text.</summary>
internal static class Figures
{
    private static readonly Unit Percent = UnitTable.Find("%")!.Value;

    public static string Mean(Summary summary, Unit unit) => Printing.Print(summary.Mean, unit, summary.StandardDeviation);

    public static string Median(Summary summary, Unit unit) => Printing.Print(summary.P50, unit, summary.StandardDeviation);

    /// <summary>The 90 % interval; empty where the value is exact.</summary>
    public static string Interval(Summary summary, Unit unit) =>
        summary.StandardDeviation == 0 ? "" : Printing.PrintRange(summary.P5, summary.P95, unit, summary.StandardDeviation);

    /// <summary>The median with its 90 % interval.</summary>
    public static string Whole(Summary summary, Unit unit) =>
        summary.StandardDeviation == 0 ? Median(summary, unit) : $"{Median(summary, unit)} ({Interval(summary, unit)})";

    /// <summary>A share as a percentage.</summary>
    public static string Share(Summary summary) => Median(summary, Percent);

    public static string Grounds(Grounds? grounds) => grounds switch
    {
        null => "",
        Grounds.Fact fact => string.Join(", ", fact.Sources),
        Grounds.Assumption assumption => $"assumption: {assumption.Because}",
        _ => throw new InvalidOperationException($"No text for {grounds.GetType().Name}."),
    };
}
