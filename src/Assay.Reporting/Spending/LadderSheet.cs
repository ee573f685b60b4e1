using System.Globalization;
using Assay.Accounts;
using Assay.Records;
using Assay.Reporting.Workbook;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>The ladders of all models as live sums over the cost lines.</summary>
internal sealed class LadderSheet
{
    private readonly Dictionary<string, int> totals = [];

    public LadderSheet(MoneyReport money, CostLineSheet lines, IdleShareSheet idle)
    {
        Sheet = new Sheet(SpendingSheets.Ladders, [28, 32, 16, 18, 8, 8]);
        Sheet.Heads((Say("model"), false), (Say("rung"), false), (Say($"adds, {money.Currency}"), true), (Say($"all up to here, {money.Currency}"), true), (Say("ladder no."), true), (Say("rung no."), true));
        foreach (var model in money.Models)
        {
            foreach (var (rung, i) in model.Rungs.Select((rung, i) => (rung, i)))
            {
                var row = Sheet.Next;
                var sum = rung.Name == IdleShare
                    ? $"SUMIFS({idle.Amounts},{idle.Models},$E{row})"
                    : $"SUMIFS({lines.Amounts},{lines.Models},$E{row},{lines.Rungs},$F{row})";
                Sheet.Add(
                    Cell.Of(SpendingWords.ModelHeading(model.Model)),
                    Cell.Of(Say(RecordWords.Of(rung.Name))),
                    SpendingSheets.Sum(sum, rung.Adds),
                    SpendingSheets.Sum(i == 0 ? $"C{row}" : $"D{row - 1}+C{row}", rung.Total),
                    Cell.Of(NumberOf(money, model.Model), "0"),
                    Cell.Of(i + 1, "0"));
            }

            totals[model.Model ?? ""] = Sheet.Next - 1;
        }
    }

    private const string IdleShare = "idle share";

    public Sheet Sheet { get; }

    /// <summary>The cell of all that a model cost.</summary>
    public string TotalOf(string? model) => Sheet.At(3, totals[model ?? ""]);

    /// <summary>All that all models cost, and what is no model's.</summary>
    public string Sum => totals.Count == 0 ? "0" : string.Join("+", totals.Values.Select(row => Sheet.At(3, row).ToString(CultureInfo.InvariantCulture)));

    /// <summary>The number of a model's ladder, from 1.</summary>
    public static int NumberOf(MoneyReport money, string? model) => money.Models.TakeWhile(one => one.Model != model).Count() + 1;

    /// <summary>The number of a rung, from 1.</summary>
    public static int NumberOf(string rung) => ModelCost.Names.TakeWhile(name => name != rung).Count() + 1;
}
