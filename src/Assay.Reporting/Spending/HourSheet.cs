using Assay.Accounts;
using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>GPU-hours by state, outcome, phase, account and cluster; each parting sums live to the whole.</summary>
internal static class HourSheet
{
    public static Sheet Of(AccountsReport report)
    {
        var sheet = new Sheet(SpendingSheets.HoursHeld, [24, 34, 16, 12, 14]);
        sheet.Heads((Say("parted by"), false), (Say("name"), false), (Say("GPU-hours"), true), (Say("share"), true), (Say("attempts"), true));
        Parts(sheet, Say("state"), report.ByState, name => name);
        Parts(sheet, Say("outcome"), report.ByOutcome, SpendingWords.Outcome);
        Parts(sheet, Say("phase"), report.ByPhase, SpendingWords.Phase);
        Parts(sheet, Say("account"), report.ByAccount, name => name);
        Parts(sheet, Say("cluster"), report.ByCluster, name => name);
        return sheet;
    }

    private static void Parts(Sheet sheet, string by, IReadOnlyList<GpuHours> parts, Func<string, string> name)
    {
        if (parts.Count == 0)
            return;
        var (first, last, whole) = (sheet.Next, sheet.Next + parts.Count - 1, parts.Sum(part => part.Hours));
        foreach (var part in parts)
            sheet.Add(Cell.Of(by), Cell.Of(name(part.Name)), Cell.Of(part.Hours, SpendingSheets.Hours), Cell.Live($"IF(C${last + 1}=0,0,C{sheet.Next}/C${last + 1})", whole > 0 ? part.Hours / whole : 0, SpendingSheets.Share), Cell.Of(part.Attempts, SpendingSheets.Count));
        sheet.Add(Cell.Of(by), Cell.Of(SpendingWords.Sum), Cell.Live($"SUM(C{first}:C{last})", whole, SpendingSheets.Hours), Cell.Of(""), Cell.Live($"SUM(E{first}:E{last})", parts.Sum(part => part.Attempts), SpendingSheets.Count));
        sheet.Add(Cell.Of(""));
    }
}
