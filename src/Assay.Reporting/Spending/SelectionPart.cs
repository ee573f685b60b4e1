using System.Xml.Linq;
using Assay.Accounts;
using Assay.Economics;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Spending;

/// <summary>A selection opened: its ladder where it is a whole model, its cost lines, its runs, its jobs.</summary>
internal static class SelectionPart
{
    public static IReadOnlyList<XElement> Of(SpendingFigures figures, SelectedSpending selected, SpendingWays ways) =>
        [.. new[] { Ladder(figures, selected), Costs(figures, selected, ways), Runs(figures, selected, ways), Jobs(figures, selected) }.OfType<XElement>()];

    /// <summary>What is selected, in words. A run has one model and one phase, which need no telling.</summary>
    public static string Heading(JobSelection selection)
    {
        string?[] words =
        [
            selection.Run is { } run ? SpendingWords.RunName(run.Length == 0 ? null : run) : null,
            selection is { Run: null, Model: { } model } ? SpendingWords.ModelHeading(model.Length == 0 ? null : model) : null,
            selection.Account is { } account ? account.Length == 0 ? Say("unassigned") : account : null,
            selection is { Run: null, Phase: { } phase } ? SpendingWords.Phase(phase) : null,
            selection.Outcome is { } outcome ? SpendingWords.Outcome(outcome) : null,
            selection.Pool is { } pool ? pool.Length == 0 ? Say("no pool") : pool : null,
            selection.Month is { } month ? Spent.Month(month) : null,
        ];
        return string.Join(" · ", words.OfType<string>());
    }

    /// <summary>What a selection comes to, in one sentence.</summary>
    public static string Says(SpendingFigures figures, SelectedSpending selected)
    {
        var jobs = selected.Jobs;
        if (jobs.Attempts == 0)
            return Say("No attempt is of this selection.");
        var held = Say($"{jobs.Attempts:N0} attempts held {Spent.Hours(jobs.Hours)}");
        return figures.Report.Money is { } money && jobs.Cents is { } cents ? Say($"{held}, which cost their pools {Spent.Exact(cents)} {money.Currency}.") : Say($"{held}.");
    }

    /// <summary>The months that jobs ran in.</summary>
    public static IEnumerable<DateOnly> Months(AccountsReport report)
    {
        if (report is not { From: { } from, To: { } to })
            yield break;
        for (var month = new DateOnly(from.Year, from.Month, 1); month.ToDateTime(TimeOnly.MinValue) < to; month = month.AddMonths(1))
            yield return month;
    }

    private static XElement? Ladder(SpendingFigures figures, SelectedSpending selected) =>
        figures.Report.Money is { } money && selected.Selection.Model is { } model && selected.Selection == new JobSelection { Model = model } && ModelPart.Ladder(money, model.Length == 0 ? null : model) is { } ladder
            ? Section("ladder", model.Length == 0 ? SpendingWords.NoModel : Say($"What {model} cost"), P(SpendingWords.LadderBasis), ladder) : null;

    // Lines tell no runs apart.
    private static XElement? Costs(SpendingFigures figures, SelectedSpending selected, SpendingWays ways)
    {
        if (figures.Report.Money is not { } money || selected.Selection.Run is not null || money.Lines.Where(selected.Selection.Includes).ToArray() is not { Length: > 0 } lines)
            return null;
        var some = money with { Lines = lines };
        return Section(
            "costs",
            SpendingWords.Costs,
            P(Class("small"), Say("Cost lines that fall on these jobs, with people and what pools share. What was idle is in them only where idle time is what is looked at.")),
            CostPart.ByMonth(lines, some, selected.Selection, ways),
            Div("narrow", Table.Of(
                Say($"Cost by resource, in {money.Currency}"),
                [new(Say("resource")), new(money.Currency, true)],
                [.. some.Sums(line => line.Resource).Select(sum => (IReadOnlyList<object?>)[Say(Words.Of(sum.By)), Spent.Exact(sum.Cents)]), [new XElement("strong", SpendingWords.Sum), new XElement("strong", Spent.Exact(lines.Sum(line => line.Cents)))]])));
    }

    private static XElement? Runs(SpendingFigures figures, SelectedSpending selected, SpendingWays ways) => selected.Runs.Count == 0 ? null : Section(
        "runs",
        Say("Runs"),
        RunTable.Of(
            Say("Runs of the selection, the largest first"), selected.Runs, figures.Report.Money?.Currency,
            run => ways.To(selected.Selection with { Run = run.Run ?? "", Model = run.Model ?? "", Phase = run.Phase }, SpendingWords.RunName(run.Run)), withModel: selected.Selection.Model is null));

    private static XElement? Jobs(SpendingFigures figures, SelectedSpending selected)
    {
        var jobs = selected.Jobs;
        return jobs.Jobs.Count == 0 ? null : Section(
            "jobs",
            Say("Jobs"),
            P(Class("small"), SpendingWords.CostOfRuns),
            JobTable.Of(Say($"Attempts {jobs.Offset + 1:N0} to {jobs.Offset + jobs.Jobs.Count:N0} of {jobs.Attempts:N0}, the largest first"), jobs.Jobs, figures.Report.Money?.Currency));
    }
}
