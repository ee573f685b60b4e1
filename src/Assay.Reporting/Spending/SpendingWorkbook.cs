using Assay.Documents;
using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>
/// A report of accounts as a workbook: every cost line, and over them sums and ladders as live formulas, so that they can be
/// followed and recomputed to the cent.
/// </summary>
public static class SpendingWorkbook
{
    /// <summary>As many rows as a sheet has, less its head.</summary>
    private const int MostRows = 1_048_575;

    /// <summary>Writes the workbook. The same figures give the same bytes.</summary>
    /// <exception cref="InputException">There are more cost lines than a sheet has rows.</exception>
    public static byte[] Write(SpendingFigures figures)
    {
        var sheets = new List<Sheet>();
        if (figures.Report.Money is { } money)
        {
            if (Math.Max(money.Lines.Count, figures.IdleShares.Count) > MostRows)
                throw new InputException(null, $"There are {money.Lines.Count:N0} cost lines, more than a sheet of a workbook has rows.", "Give fewer accounts or models rules of their own, or use '--format json'.");
            var lines = new CostLineSheet(money);
            var idle = new IdleShareSheet(money, figures.IdleShares);
            var ladders = new LadderSheet(money, lines, idle);
            var books = AmountSheet.Of(SpendingSheets.Books, Say("book"), money.Currency, money.Books);
            var unexplained = AmountSheet.Of(SpendingSheets.Unexplained, Say("what it is"), money.Currency, money.UnexplainedParts);
            sheets.AddRange([SpendingSummarySheet.Of(figures, money, lines, ladders, books, unexplained), ladders.Sheet, lines.Sheet, idle.Sheet, books, unexplained]);
        }

        sheets.AddRange([HourSheet.Of(figures.Report), RunSheet.Of(figures), RunSheet.OfJobs(figures)]);
        if (figures.Telemetry is { } telemetry)
            sheets.AddRange([UseSheet.Of(telemetry), UseSheet.OfWaste(telemetry)]);
        if (figures.Efficiency is { Runs.Count: > 0 } efficiency)
            sheets.Add(EfficiencySheet.Of(efficiency));
        return XlsxFile.Write(sheets, new Dictionary<string, string>());
    }
}
