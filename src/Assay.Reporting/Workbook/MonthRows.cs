using System.Globalization;
using Assay.Modeling;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Workbook;

/// <summary>Writes the sheet of months: quantities that have a value a month, and the steps that formulas need besides.</summary>
internal sealed class MonthRows(AuditResult audit, MonthSheet months, SheetFormula formulas)
{
    public Sheet Write()
    {
        var graph = audit.Case.Graph;
        var timeline = audit.Case.Timeline!;
        var sheet = new Sheet(months.Name, [34, 36, 12, .. Enumerable.Repeat(12.0, months.Months)]) { FrozenColumns = MonthSheet.Before };
        sheet.Head([WorkbookWords.Name, WorkbookWords.What, WorkbookWords.Unit, .. Enumerable.Range(0, months.Months).Select(month => timeline.Month(month).ToString("yyyy-MM", CultureInfo.InvariantCulture))]);
        foreach (var node in months.Paths)
        {
            var unit = node.Unit!.Value;
            var points = Evaluation.OfMonths(graph, graph.IndexOf(node.Name)).AtMedians().ToArray();
            var largest = points.Max(Math.Abs);
            Cell Month(int month)
            {
                var (value, format) = (Shown.InCell(points[month], unit), Shown.Format(largest, unit));
                return node.Definition is Definition.Formula ? Cell.Live(formulas.Of(node, month), value, format) : Cell.Of(value, format, Look.Input);
            }

            sheet.Add([Cell.Of(node.Name, Look.Code), Cell.Of(Say(node.Title), Look.Wrapped), Cell.Of(Shown.Name(unit)), .. Enumerable.Range(0, node.Places).Select(Month)]);
        }

        // A step is told in base units; only what a spreadsheet computes is known of it.
        foreach (var step in months.Steps)
            sheet.Add([Cell.Of(WorkbookWords.Step), Cell.Of(""), Cell.Of(""), .. step.Select(formula => Cell.Live(formula, null, "General"))]);
        return sheet;
    }
}
