using Assay.Commands.Output;
using Assay.Modeling;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>Quantities as rows of a CSV table, the same for every command.</summary>
internal static class QuantityRows
{
    public static IReadOnlyList<IReadOnlyList<string>> Header { get; } = [["name", "title", "unit", "mean", "sd", "p5", "p25", "p50", "p75", "p95", "grounds"]];

    public static IReadOnlyList<string> Row(Node node, Summary summary)
    {
        var unit = node.Unit!.Value;
        double[] figures = [summary.Mean, summary.StandardDeviation, summary.P5, summary.P25, summary.P50, summary.P75, summary.P95];
        return [node.Name, Say(node.Title) + Figures.OverMonths(node), unit.Name, .. figures.Select(value => Json.Text(value / unit.Scale)), Figures.Grounds(node.Grounds)];
    }
}
