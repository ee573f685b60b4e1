using System.Xml.Linq;
using Assay.Accounts;
using Assay.Records;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Spending;

/// <summary>The ladder of each model, which opens into its runs, and each run into its largest jobs.</summary>
internal static class ModelPart
{
    public static XElement Of(SpendingFigures figures, SpendingWays ways) => Section(
        "models",
        SpendingWords.Models,
        figures.Report.Money is null ? null : P(SpendingWords.LadderBasis),
        figures.Report.Money is null ? null : P(Class("small"), SpendingWords.CostOfRuns),
        figures.Models.Select(model => Model(figures, model, ways)));

    /// <summary>The ladder as a picture and as a table; nothing where a model has none.</summary>
    public static XElement? Ladder(MoneyReport money, string? model)
    {
        if (money.Models.FirstOrDefault(one => one.Model == model) is not { } cost || cost.Rungs.All(rung => rung.Adds == 0))
            return null;
        var rungs = cost.Rungs.Where(rung => rung.Adds != 0).ToArray();
        var picture = Waterfall.Draw(
            SpendingWords.LadderPicture(model, cost.Cents, money.Currency),
            [.. rungs.Select(rung => new WaterfallStep(Sentences.Capital(RecordWords.Of(rung.Name)), rung.Adds == rung.Total ? Spent.Rough(rung.Total, money.Currency) : $"+ {Spent.Rough(rung.Adds, money.Currency)} = {Spent.Rough(rung.Total, money.Currency)}", rung.Total, rung.Adds))]);
        return Div("rungs", new XElement("figure", picture), Table.Of(
            model is null ? SpendingWords.NoModel : Say($"What {model} cost"),
            [new(Say("rung")), new(Say($"adds, {money.Currency}"), true), new(Say($"all up to here, {money.Currency}"), true)],
            cost.Rungs.Select(rung => (IReadOnlyList<object?>)[Say(RecordWords.Of(rung.Name)), Spent.Exact(rung.Adds), Spent.Exact(rung.Total)])));
    }

    private static XElement Model(SpendingFigures figures, string? model, SpendingWays ways)
    {
        var (money, runs) = (figures.Report.Money, figures.RunsOf(model).ToArray());
        var currency = money?.Currency;
        var shown = runs.Take(SpendingFigures.MostRuns).ToArray();
        return Tag(
            "article",
            Class("card"),
            Tag("h3", ways.To(new JobSelection { Model = model ?? "" }, SpendingWords.ModelHeading(model))),
            money is not null && money.Models.FirstOrDefault(one => one.Model == model) is { } cost ? P(SpendingWords.Answer(cost, money)) : null,
            money is null ? null : Ladder(money, model),
            shown.Length == 0 ? null : Details(
                Say($"Runs: {runs.Length:N0}"),
                ways.Open is null
                    ? shown.Select(run => Details(SpendingWords.RunLine(run, currency), JobTable.Of(SpendingWords.JobsOf(SpendingWords.RunName(run.Run), figures.JobsOf(run).Count, run.Attempts), figures.JobsOf(run), currency)))
                    : RunTable.Of(Say("Runs, the largest first"), shown, currency, run => ways.To(run.Selection, SpendingWords.RunName(run.Run))),
                runs.Length > shown.Length ? P(Class("small"), SpendingWords.MoreRuns(runs.Length - shown.Length)) : null));
    }
}
