using System.Xml.Linq;
using Assay.Accounts;
using Assay.Economics;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Spending;

/// <summary>What was spent by month, phase and resource, and team; and what nothing explains.</summary>
internal static class CostPart
{
    private const int Largest = 30;

    public static XElement? Of(SpendingFigures figures, SpendingWays ways) => figures.Report.Money is not { } money ? null : Section(
        "costs",
        SpendingWords.Costs,
        ByMonth(money.Lines, money, JobSelection.All, ways),
        Div(
            "pair",
            Lines(money),
            Tag("div", Sums(Say("Cost by team"), Say("team"), money, money.Sums(SpendingWords.TeamOf), (name, of) => of.Any(line => line.Phase != Phase.Idle && line.Team == name) ? ways.To(new JobSelection { Account = name }, name) : name), Books(money))));

    public static XElement? Unexplained(SpendingFigures figures) => figures.Report.Money is not { } money ? null : Section(
        "unexplained",
        SpendingWords.Unexplained,
        P(new XElement("strong", Class("amount"), $"{Spent.Exact(money.Unexplained)} {money.Currency}"), " ", money.UnexplainedParts.Count == 0 ? SpendingWords.NothingUnexplained : SpendingWords.UnexplainedIs),
        money.UnexplainedParts.Count == 0 ? null : Table.Of(SpendingWords.Unexplained, [new(Say("what it is")), new(money.Currency, true)], money.UnexplainedParts.Select(part => (IReadOnlyList<object?>)[Say(part.Why), Spent.Exact(part.Cents)])));

    /// <summary>Lines by month, each column parted by phase, and the same as a table.</summary>
    public static IEnumerable<XElement> ByMonth(IReadOnlyList<MoneyLine> lines, MoneyReport money, JobSelection within, SpendingWays ways)
    {
        if (lines.Count == 0)
            yield break;
        var phases = lines.GroupBy(line => line.Phase).Select(group => (Phase: group.Key, Cents: group.Sum(line => line.Cents))).OrderByDescending(phase => phase.Cents).Select(phase => phase.Phase).ToArray();
        var cells = lines.GroupBy(line => (line.Month, line.Phase)).ToDictionary(group => group.Key, group => group.Sum(line => line.Cents));
        var months = lines.Select(line => line.Month).Distinct().Order().Select(month => (Month: month, Parts: phases.Select(phase => cells.GetValueOrDefault((month, phase))).ToArray())).ToArray();
        yield return Tag(
            "figure",
            Class("card"),
            Tag("h3", Say("Cost by month")),
            MonthChart.Draw(SpendingWords.MonthPicture(Spent.Rough(months[^1].Parts.Sum(), money.Currency)), [.. months.Select(month => (Spent.Month(month.Month), (IReadOnlyList<double>)[.. month.Parts.Select(part => Math.Max(0, part / 100.0))]))], value => Spent.Rough((long)(value * 100), money.Currency)),
            Tag("figcaption", phases.Select((phase, i) => Span("legend", PartsBar.Key(i), SpendingWords.PhaseOf(phase, null), " "))));
        yield return Div("cells", Table.Of(
            Say($"Cost by month and phase, in {money.Currency}"),
            [new(Say("month")), .. phases.Select(phase => new Column(SpendingWords.PhaseOf(phase, null), true)), new(SpendingWords.Sum, true)],
            months.Select(month => (IReadOnlyList<object?>)[ways.To(within with { Month = month.Month }, Spent.Month(month.Month)), .. month.Parts.Select(Spent.Exact), new XElement("strong", Spent.Exact(month.Parts.Sum()))])));
    }

    private static XElement Lines(MoneyReport money) => Table.OfGroups(
        Say($"Cost by phase and resource, in {money.Currency}"),
        [new(Say("phase")), new(money.Currency, true)],
        [
            .. money.Sums(line => SpendingWords.PhaseOf(line)).Select(phase => ((IReadOnlyList<object?>?)[phase.By, Spent.Exact(phase.Cents)],
                money.Lines.Where(line => SpendingWords.PhaseOf(line) == phase.By).GroupBy(line => line.Resource).Select(group => (group.Key, Cents: group.Sum(line => line.Cents))).OrderByDescending(part => part.Cents)
                    .Select(part => (IReadOnlyList<object?>)[Say(Words.Of(part.Key)), Spent.Exact(part.Cents)]))),
            ((IReadOnlyList<object?>?)[Say("unexplained"), Spent.Exact(money.Unexplained)], Enumerable.Empty<IReadOnlyList<object?>>()),
            ([SpendingWords.Sum, Spent.Exact(money.Total)], []),
        ]);

    private static XElement Books(MoneyReport money) => Table.Of(
        Say("Books"), [new(Say("book")), new(money.Currency, true)],
        [.. money.Books.Select(book => (IReadOnlyList<object?>)[Say(book.Name), Spent.Exact(book.Cents)]), [new XElement("strong", SpendingWords.Sum), new XElement("strong", Spent.Exact(money.Total))]]);

    private static XElement Sums(string caption, string kind, MoneyReport money, IReadOnlyList<(string By, long Cents)> sums, Func<string, IReadOnlyList<MoneyLine>, object> name) => Table.Of(
        caption, [new(kind), new(money.Currency, true)],
        sums.Take(Largest).Select(sum => (IReadOnlyList<object?>)[name(sum.By, money.Lines), Spent.Exact(sum.Cents)]));
}
