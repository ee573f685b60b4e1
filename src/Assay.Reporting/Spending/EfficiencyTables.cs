using Assay.Accounts;
using Assay.Quantities;
using Assay.Reporting.Languages;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Spending;

/// <summary>What tokens cost and what was made of accelerators, as tables that pages and terminals show alike.</summary>
/// <param name="Caption">What a table shows.</param>
/// <param name="Columns">Its heads, and whether numbers stand below them.</param>
/// <param name="Rows">What it says.</param>
/// <param name="Notes">What has to be read with it.</param>
internal sealed record EfficiencyTables(string Caption, IReadOnlyList<(string Title, bool IsNumber)> Columns, IReadOnlyList<string[]> Rows, IReadOnlyList<string> Notes)
{
    private static readonly Unit Token = UnitTable.Parse("token");

    /// <summary>The tables that have rows.</summary>
    public static IReadOnlyList<EfficiencyTables> Of(EfficiencyReport report) =>
        [.. new[] { Runs(report), OfRuns(report), OfModels(report), Served(report) }.Where(table => table.Rows.Count > 0)];

    /// <summary>What is stated and has nothing in the records.</summary>
    public static IEnumerable<string> Warnings(EfficiencyReport report) => report.Warnings.Select(warning => Say($"{warning.At!.Value.ToString()}: {warning.What}"));

    private static EfficiencyTables Runs(EfficiencyReport report) => new(
        Say("What runs made of their accelerators"),
        [(Say("run"), false), (Say("GPU-hours"), true), (Say("goodput"), true), (Say("MFU"), true), (Say("MFU of useful hours"), true), (Say("MFU at most"), true), (Say("MFU simulated"), true)],
        [.. report.Runs.Select(run => new[] { run.Stated.Name, Spent.Number(run.Hours), Spent.Share(run.Goodput), Spent.Share(run.Mfu), Spent.Share(run.UsefulMfu), Spent.Share(run.Activity?.TensorActive), Spent.Share(run.SimulatedMfu) })],
        [
            .. report.Runs.Where(run => run.Verdict is not null).Select(run => Say($"{run.Stated.Name}: {run.Verdict}")),
            .. report.Runs.Where(run => run.Simulated is { Searched: true }).Select(run => Say($"{run.Stated.Name}: no parallelism is stated, so the fastest that a search finds on {run.Simulated!.Plan.Gpus:N0} accelerators stands for it: {StrategyText.Of(run.Simulated.Plan.Strategy)}.")),
        ]);

    private static EfficiencyTables OfRuns(EfficiencyReport report) => Trained(
        Say("What tokens cost to train on"),
        Say("run"),
        report.Currency,
        report.Runs.Where(run => run.Stated.Tokens is not null).Select(run => (run.Stated.Name, run.Stated.Tokens!.Value, run.Cents)),
        [Say("This is what the attempts of a run cost, failed ones among them; idle capacity, people and what pools share are in the cost of its model.")]);

    private static EfficiencyTables OfModels(EfficiencyReport report) => Trained(
        Say("What trained tokens of models cost, with all rungs but serving"),
        Say("model"),
        report.Currency,
        report.Models.Where(model => model.Tokens > 0).Select(model => (model.Model, model.Tokens, model.Cents)),
        []);

    private static EfficiencyTables Trained(string caption, string kind, string? currency, IEnumerable<(string Name, double Tokens, long? Cents)> rows, IReadOnlyList<string> notes) => new(
        caption,
        [(kind, false), (Say("tokens"), true), (currency ?? "", true), (Say($"{currency ?? ""} for a million tokens"), true), (Say($"{currency ?? ""} for a trillion tokens"), true)],
        currency is null ? [] : [.. rows.Select(row => new[] { row.Name, Amounts.Print(row.Tokens, Token), Spent.Exact(row.Cents), Each(row.Cents, row.Tokens / 1e6), Each(row.Cents, row.Tokens / 1e12) })],
        notes);

    private static EfficiencyTables Served(EfficiencyReport report) => new(
        Say("What served tokens of models cost"),
        [(Say("model"), false), (Say("months"), false), (Say("tokens"), true), (Say("GPU-hours"), true), .. report.Currency is { } currency ? [(currency, true), (Say("a million tokens"), true), (Say("a thousand requests"), true)] : Array.Empty<(string, bool)>()],
        [.. report.Models.Where(model => model.From is not null).Select(model => (string[])
        [
            model.Model, Months(model.From!.Value, model.To!.Value.AddMonths(-1)), model.Served > 0 ? Amounts.Print(model.Served, Token) : "", Spent.Number(model.ServingHours),
            .. report.Currency is null ? Array.Empty<string>() : [Spent.Exact(model.ServingCents), Each(model.CentsOfTokens, model.Served / 1e6), Each(model.CentsOfAnswers, model.Answered / 1e3)],
        ])],
        []);

    private static string Months(DateOnly first, DateOnly last) => first == last ? Spent.Month(first) : Say($"{first:yyyy-MM} to {last:yyyy-MM}");

    private static string Each(long? cents, double count) =>
        EfficiencyReport.Each(cents, count) is { } each ? each.ToString(each >= 1 ? "N2" : each >= 0.0001 ? "0.####" : "G3", Language.Current.Style.Numbers) : "";
}
