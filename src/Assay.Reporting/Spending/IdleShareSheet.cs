using Assay.Accounts;
using Assay.Economics;
using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>What of each idle line falls on which model, to the cent.</summary>
internal sealed class IdleShareSheet
{
    public IdleShareSheet(MoneyReport money, IReadOnlyList<IdleShare> shares)
    {
        Sheet = new Sheet(SpendingSheets.IdleShares, [10, 16, 16, 26, 22, 16, 8]);
        Sheet.Heads((Say("month"), false), (Say("pool"), false), (Say("resource"), false), (Say("phase"), false), (Say("model"), false), (money.Currency, true), (Say("ladder no."), true));
        foreach (var share in shares.OrderBy(share => share.Line.Month))
            Sheet.Add(SpendingSheets.Of(share.Line.Month), Cell.Of(share.Line.Pool), Cell.Of(Say(Words.Of(share.Line.Resource))), Cell.Of(SpendingWords.PhaseOf(share.Line)), Cell.Of(share.Model), SpendingSheets.Amount(share.Cents), Cell.Of(LadderSheet.NumberOf(money, share.Model), "0"));
    }

    public Sheet Sheet { get; }

    public string Amounts => Sheet.Below(5);

    public string Models => Sheet.Below(6);
}
