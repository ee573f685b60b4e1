using Assay.Accounts;
using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>The first sheet: what it all cost, whether it reconciles, and the sums that are looked for first, all of them live.</summary>
internal static class SpendingSummarySheet
{
    private const int Columns = 4;

    public static Sheet Of(SpendingFigures figures, MoneyReport money, CostLineSheet lines, LadderSheet ladders, Sheet books, Sheet unexplained)
    {
        var sheet = new Sheet(SpendingSheets.Summary, [44, 20, 14, 40]) { Frozen = 0 };
        sheet.Add(Cell.Of(SpendingWords.Title, Look.Title));
        foreach (var sentence in money.Models.Where(model => model.Model is not null || model.Cents != 0).Select(model => SpendingWords.Answer(model, money)).Append(SpendingWords.Whole(money)).Append(SpendingWords.Held(figures.Report)))
            sheet.Add(Cell.Of(sentence, Look.Wrapped) with { Across = Columns });
        sheet.Add(Cell.Of(Say("All sums are formulas over the cost lines: change a line, and they follow."), Look.Wrapped) with { Across = Columns });

        Begin(sheet, Say("Does it reconcile?"), money.Currency);
        var first = sheet.Next;
        Row(sheet, Say("Books"), $"SUM({books.Below(1)})", money.Total);
        Row(sheet, Say("Cost lines"), $"SUM({lines.Amounts})", money.Lines.Sum(line => line.Cents));
        Row(sheet, Say("Ladders"), ladders.Sum, money.Models.Sum(model => model.Cents));
        Row(sheet, Say("Unexplained"), $"SUM({unexplained.Below(1)})", money.Unexplained);
        Row(sheet, Say("Books less cost lines and unexplained"), $"B{first}-B{first + 1}-B{first + 3}", money.Total - money.Lines.Sum(line => line.Cents) - money.Unexplained);
        Row(sheet, Say("Books less ladders and unexplained"), $"B{first}-B{first + 2}-B{first + 3}", money.Total - money.Models.Sum(model => model.Cents) - money.Unexplained);
        var (yes, no) = (Say("yes, to the cent"), Say("no"));
        sheet.Add(Cell.Of(Say("Reconciles")), Cell.Live($"IF(AND(B{first + 4}=0,B{first + 5}=0),\"{yes}\",\"{no}\")", money.Reconciles ? yes : no));

        Begin(sheet, Say("Models"), money.Currency);
        foreach (var model in money.Models)
            Row(sheet, SpendingWords.ModelHeading(model.Model), ladders.TotalOf(model.Model), model.Cents);
        Begin(sheet, Say("Cost by month"), money.Currency);
        foreach (var (month, cents) in money.Sums(line => line.Month).OrderBy(sum => sum.By))
            sheet.Add(SpendingSheets.Of(month), SpendingSheets.Sum($"SUMIFS({lines.Amounts},{lines.Months},A{sheet.Next})", cents));
        Begin(sheet, Say("Cost by phase"), money.Currency);
        foreach (var (phase, cents) in money.Sums(line => SpendingWords.PhaseOf(line)))
            Row(sheet, phase, $"SUMIFS({lines.Amounts},{lines.Phases},A{sheet.Next})", cents);
        Begin(sheet, Say("Cost by team"), money.Currency);
        // Accounts may differ in the case of a letter alone, or hold signs that SUMIFS takes for patterns.
        foreach (var (team, cents) in money.Sums(SpendingWords.TeamOf))
            Row(sheet, team, $"SUMPRODUCT(EXACT({lines.Teams},A{sheet.Next})*{lines.Amounts})", cents);
        return sheet;
    }

    private static void Begin(Sheet sheet, string title, string currency)
    {
        sheet.Add(Cell.Of(""));
        sheet.Heads((title, false), (currency, true));
    }

    private static void Row(Sheet sheet, string name, string formula, long cents) => sheet.Add(Cell.Of(name), SpendingSheets.Sum(formula, cents));
}
