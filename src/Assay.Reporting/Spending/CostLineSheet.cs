using Assay.Accounts;
using Assay.Economics;
using Assay.Records;
using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>Every cost line. Two numbers say on which ladder and rung it stands, which names alike but for their case would not.</summary>
internal sealed class CostLineSheet
{
    private const int ColumnOfMonth = 0, ColumnOfPhase = 3, ColumnOfTeam = 4, ColumnOfAmount = 8, ColumnOfModel = 9, ColumnOfRung = 10;

    public CostLineSheet(MoneyReport money)
    {
        Sheet = new Sheet(SpendingSheets.Lines, [10, 16, 16, 22, 18, 18, 26, 14, 16, 8, 8]);
        Sheet.Heads((Say("month"), false), (Say("pool"), false), (Say("resource"), false), (Say("phase"), false), (Say("team"), false), (Say("model"), false), (Say("rung"), false), (Say("outcome"), false), (money.Currency, true), (Say("ladder no."), true), (Say("rung no."), true));
        foreach (var line in money.Lines.OrderBy(line => line.Month))
        {
            // Idle lines fall on ladders by the shares on a sheet of their own.
            var rung = line.Phase == Phase.Idle ? null : ModelCost.RungOf(line);
            Sheet.Add(
                SpendingSheets.Of(line.Month),
                Cell.Of(line.Pool),
                Cell.Of(Say(Words.Of(line.Resource))),
                Cell.Of(SpendingWords.PhaseOf(line)),
                Cell.Of(SpendingWords.TeamOf(line)),
                Cell.Of(line.Model),
                Cell.Of(rung is null ? "" : Say(RecordWords.Of(rung))),
                Cell.Of(line.Outcome is null ? "" : SpendingWords.Outcome(line.Outcome)),
                SpendingSheets.Amount(line.Cents),
                rung is null ? Cell.Of("") : Cell.Of(LadderSheet.NumberOf(money, line.Model), "0"),
                rung is null ? Cell.Of("") : Cell.Of(LadderSheet.NumberOf(rung), "0"));
        }
    }

    public Sheet Sheet { get; }

    public string Amounts => Sheet.Below(ColumnOfAmount);

    public string Months => Sheet.Below(ColumnOfMonth);

    public string Phases => Sheet.Below(ColumnOfPhase);

    public string Teams => Sheet.Below(ColumnOfTeam);

    public string Models => Sheet.Below(ColumnOfModel);

    public string Rungs => Sheet.Below(ColumnOfRung);
}
