using Assay.Modeling;
using Assay.Quantities;
using Assay.Reporting;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands.Output;

/// <summary>Summaries as text.</summary>
internal static class Figures
{
    private static readonly Unit Percent = UnitTable.Find("%")!.Value;

    public static string Mean(Summary summary, Unit unit) => Amounts.Print(summary.Mean, unit, summary.StandardDeviation);

    public static string Median(Summary summary, Unit unit) => Amounts.Print(summary.P50, unit, summary.StandardDeviation);

    /// <summary>The 90 % interval; empty where the value is exact.</summary>
    public static string Interval(Summary summary, Unit unit) =>
        summary.StandardDeviation == 0 ? "" : Amounts.PrintRange(summary.P5, summary.P95, unit, summary.StandardDeviation);

    /// <summary>The median with its 90 % interval.</summary>
    public static string Whole(Summary summary, Unit unit) =>
        summary.StandardDeviation == 0 ? Median(summary, unit) : $"{Median(summary, unit)} ({Interval(summary, unit)})";

    /// <summary>A share as a percentage.</summary>
    public static string Share(Summary summary) => Median(summary, Percent);

    /// <summary>What a figure of a path stands for, to be written behind its title; empty for what has a single value.</summary>
    public static string OverMonths(Node node) => node.Places > 1 ? Say($" (mean of {node.Places} months)") : "";

    /// <summary>An input as it was told: a number, a 90 % interval or a formula.</summary>
    public static string Definition(Node node) => Definition(node.Definition, node.Unit!.Value);

    public static string Definition(Definition definition, Unit unit) => definition switch
    {
        Definition.Fixed number => Amounts.Print(number.Value, unit),
        Definition.Uncertain uncertain => Amounts.PrintRange(uncertain.Distribution.Quantile(0.05), uncertain.Distribution.Quantile(0.95), unit, 0),
        Definition.Formula formula => FormulaText.Write(formula.Expression),
        Definition.Path path => $"{Amounts.Print(path.Values[0], unit)} … {Amounts.Print(path.Values[^1], unit)}",
        _ => throw new InvalidOperationException($"No text for {definition.GetType().Name}."),
    };

    public static string Grounds(Grounds? grounds) => grounds switch
    {
        null => "",
        Grounds.Fact fact => string.Join(", ", fact.Sources),
        Grounds.Assumption assumption => Say($"assumption: {Say(assumption.Because)}"),
        _ => throw new InvalidOperationException($"No text for {grounds.GetType().Name}."),
    };
}
