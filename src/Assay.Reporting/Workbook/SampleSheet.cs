using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Workbook;

/// <summary>What sampling found of every quantity, in the unit that it is shown in.</summary>
internal static class SampleSheet
{
    public static Sheet Write(AuditResult audit)
    {
        var sheet = new Sheet(WorkbookWords.Samples, [34, 40, 14, 12, 12, 12, 12, 12, 12, 12]) { FrozenColumns = 1 };
        sheet.Head(WorkbookWords.Name, WorkbookWords.What, WorkbookWords.Unit, WorkbookWords.Mean, WorkbookWords.Deviation, WorkbookWords.Low, WorkbookWords.LowerQuartile, WorkbookWords.Median, WorkbookWords.UpperQuartile, WorkbookWords.High);
        foreach (var (node, summary) in audit.Case.Graph.Nodes.Zip(audit.Summaries))
        {
            var unit = node.Unit!.Value;
            double[] told = [summary.Mean, summary.StandardDeviation, summary.P5, summary.P25, summary.P50, summary.P75, summary.P95];
            sheet.Add([Cell.Of(node.Name, Look.Code), Cell.Of(Say(node.Title), Look.Wrapped), Cell.Of(Shown.Name(unit)), .. told.Select(value => Cell.Of(Shown.InCell(value, unit), Shown.Format(value, unit)))]);
        }

        return sheet;
    }
}
