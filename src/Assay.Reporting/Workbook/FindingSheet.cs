using System.Globalization;
using Assay.Economics;
using Assay.Quantities;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Workbook;

/// <summary>The first sheet: the answer, the claims beside what the cells give for their scopes, and the numbers looked for first.</summary>
internal static class FindingSheet
{
    private const int Columns = 11;

    public static Sheet Write(AuditResult audit, Func<string, Unit, string> live, Func<string, double> point)
    {
        var sheet = new Sheet(WorkbookWords.Findings, [32, 12, 12, 11, 12, 11, 11, 26, 13, 18, 24]) { Frozen = 0 };
        sheet.Add(Cell.Of(Say(audit.Case.Title), Look.Title));
        sheet.Add(Cell.Of(Sentences.Answer(audit), Look.Wrapped) with { Across = Columns });
        sheet.Add(Cell.Of(WorkbookWords.AsOf(audit.Case.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), audit.Options.Samples, audit.Options.Seed)));
        sheet.Add(Cell.Of(WorkbookWords.HowToRead, Look.Wrapped) with { Across = Columns });
        if (audit.Findings.Count > 0)
            Claims(sheet, audit, live, point);
        Main(sheet, audit, live, point, WorkbookWords.MainQuantities, audit.Case.Graph.Nodes.Where(node => MainQuantities.Includes(node.Name)).Select(node => node.Name));
        Main(sheet, audit, live, point, WorkbookWords.CostLines, audit.Case.Ledger.LabLines().Select(line => line.Quantity));
        return sheet;
    }

    private static void Claims(Sheet sheet, AuditResult audit, Func<string, Unit, string> live, Func<string, double> point)
    {
        sheet.Add(Cell.Of(""));
        sheet.Head(WorkbookWords.Claim, WorkbookWords.Claimed, WorkbookWords.RecomputedHere, WorkbookWords.RatioHere, WorkbookWords.SampledMedian, WorkbookWords.Low, WorkbookWords.High, WorkbookWords.Verdict, WorkbookWords.CoversHere, WorkbookWords.RestsOn, WorkbookWords.Name);
        foreach (var (finding, audited) in audit.Findings.Zip(audit.Case.Claims))
        {
            var (unit, best, row) = (finding.Claim.Unit, finding.Best, sheet.Next);
            Cell Told(double value) => Cell.Of(Shown.InCell(value, unit), Shown.Format(value, unit));
            sheet.Add(
                Cell.Of(Say(finding.Claim.Title), Look.Wrapped),
                Cell.Of(Shown.InCell(finding.Claim.Claimed, unit), Shown.Format(finding.Claim.Claimed, unit), Look.Input),
                Cell.Live(live(best.Quantity, unit), Shown.InCell(point(best.Quantity), unit), Shown.Format(finding.Claim.Claimed, unit)),
                Cell.Live($"B{row}/C{row}", finding.Claim.Claimed / point(best.Quantity), "0.000"),
                Told(best.Recomputed.P50),
                Told(best.Recomputed.P5),
                Told(best.Recomputed.P95),
                Cell.Of(Sentences.Verdict(finding), Look.Wrapped),
                audited.Covers is { } covers ? Cell.Live(live(covers, Amounts.Percent), point(covers), Shown.Format(point(covers), Amounts.Percent)) : Cell.Of(WorkbookWords.NoPart, Look.Wrapped),
                Cell.Of(finding.Claim.Grounds is Modeling.Grounds.Fact fact ? string.Join("; ", fact.Sources) : "", Look.Wrapped),
                Cell.Of(audit.Case.Graph[best.Quantity].Places == 1 ? best.Quantity : WorkbookWords.MeanOfMonths(best.Quantity), Look.Code));
        }
    }

    private static void Main(Sheet sheet, AuditResult audit, Func<string, Unit, string> live, Func<string, double> point, string title, IEnumerable<string> quantities)
    {
        string[] told = [.. quantities];
        if (told.Length == 0)
            return;
        sheet.Add(Cell.Of(""));
        sheet.Head(title, WorkbookWords.PointValue, WorkbookWords.Unit, WorkbookWords.Mean, WorkbookWords.Low, WorkbookWords.High, "", WorkbookWords.Name);
        foreach (var name in told)
        {
            var (node, summary) = (audit.Case.Graph[name], audit[name]);
            var unit = node.Unit!.Value;
            Cell Told(double value) => Cell.Of(Shown.InCell(value, unit), Shown.Format(value, unit));
            sheet.Add(
                Cell.Of(Say(node.Title), Look.Wrapped),
                Cell.Live(live(name, unit), Shown.InCell(point(name), unit), Shown.Format(point(name), unit)),
                Cell.Of(Shown.Name(unit)),
                Told(summary.Mean),
                Told(summary.P5),
                Told(summary.P95),
                Cell.Of(""),
                Cell.Of(node.Places == 1 ? name : WorkbookWords.MeanOfMonths(name), Look.Code));
        }
    }
}
