using Assay.Documents;
using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>A sheet of named amounts, one a row.</summary>
internal static class AmountSheet
{
    public static Sheet Of(string name, string kind, string currency, IReadOnlyList<(Message Name, long Cents)> amounts)
    {
        var sheet = new Sheet(name, [70, 18]);
        sheet.Heads((kind, false), (currency, true));
        foreach (var (what, cents) in amounts)
            sheet.Add(Cell.Of(Say(what), Look.Wrapped), SpendingSheets.Amount(cents));
        return sheet;
    }
}
