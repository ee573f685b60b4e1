using Assay.Accounts;
using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>What stated runs made of their accelerators, and what tokens of runs and models cost; costs for tokens are live formulas.</summary>
internal static class EfficiencySheet
{
    private const string Each = "#,##0.0000";
    private const double Million = 1e6;

    public static Sheet Of(EfficiencyReport report)
    {
        var sheet = new Sheet(SpendingWords.Efficiency, [26, 18, 18, 18, 16, 16, 16, 14, 14, 14, 70]);
        var currency = report.Currency ?? "";
        sheet.Heads((Say("run"), false), (Say("tokens"), true), (currency, true), (Say($"{currency} for a million tokens"), true), (Say("GPU-hours"), true), (Say("goodput"), true), (Say("MFU"), true), (Say("MFU of useful hours"), true), (Say("MFU at most"), true), (Say("MFU simulated"), true), (Say("what the simulation says"), false));
        foreach (var run in report.Runs)
        {
            var row = sheet.Next;
            sheet.Add(
                Cell.Of(run.Stated.Name), Optional(run.Stated.Tokens, SpendingSheets.Count), SpendingSheets.Amount(run.Cents), PerMillion(row, EfficiencyReport.Each(run.Cents, run.Stated.Tokens / Million)), Cell.Of(run.Hours, SpendingSheets.Hours),
                Optional(run.Goodput, SpendingSheets.Share), Optional(run.Mfu, SpendingSheets.Share), Optional(run.UsefulMfu, SpendingSheets.Share), Optional(run.Activity?.TensorActive, SpendingSheets.Share), Optional(run.SimulatedMfu, SpendingSheets.Share), Cell.Of(run.Verdict is { } verdict ? Say(verdict) : "", Look.Wrapped));
        }

        if (report.Models.Any(model => model.Tokens > 0))
        {
            sheet.Add();
            sheet.Heads((Say("model, with all rungs but serving"), false), (Say("tokens"), true), (currency, true), (Say($"{currency} for a million tokens"), true));
            foreach (var model in report.Models.Where(model => model.Tokens > 0))
                sheet.Add(Cell.Of(model.Model), Cell.Of(model.Tokens, SpendingSheets.Count), SpendingSheets.Amount(model.Cents), PerMillion(sheet.Next, EfficiencyReport.Each(model.Cents, model.Tokens / Million)));
        }

        if (report.Models.Any(model => model.From is not null))
        {
            sheet.Add();
            sheet.Heads((Say("served model"), false), (Say("tokens"), true), (Say($"{currency}, periods that state tokens"), true), (Say($"{currency} for a million tokens"), true), (Say("GPU-hours"), true), (Say("requests"), true), (Say($"{currency} for a thousand requests"), true), (Say("first month"), false), (Say("last month"), false));
            foreach (var model in report.Models.Where(model => model.From is not null))
            {
                sheet.Add(
                    Cell.Of(model.Model), Optional(model.Served > 0 ? model.Served : null, SpendingSheets.Count), SpendingSheets.Amount(model.CentsOfTokens), PerMillion(sheet.Next, EfficiencyReport.Each(model.CentsOfTokens, model.Served / Million)), Cell.Of(model.ServingHours, SpendingSheets.Hours),
                    Optional(model.Answered > 0 ? model.Answered : null, SpendingSheets.Count), Optional(EfficiencyReport.Each(model.CentsOfAnswers, model.Answered / 1000), Each), SpendingSheets.Of(model.From!.Value), SpendingSheets.Of(model.To!.Value.AddMonths(-1)));
            }
        }

        return sheet;
    }

    private static Cell PerMillion(int row, double? value) => value is { } known ? Cell.Live($"C{row}/B{row}*1000000", known, Each) : Cell.Of("");

    private static Cell Optional(double? value, string format) => SpendingSheets.Measured(value, format);
}
