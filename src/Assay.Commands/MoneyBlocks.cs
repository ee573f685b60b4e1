using Assay.Accounts;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Economics;
using Assay.Records;
using Assay.Reporting.Languages;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>What <c>assay accounts report</c> says of money to people.</summary>
internal static class MoneyBlocks
{
    private const int Largest = 20;

    public static IEnumerable<Block> Show(MoneyReport money)
    {
        yield return new Paragraph(Say($"{Amount(money.Total)} {money.Currency} from {MoneyJson.Month(money.From)} to {MoneyJson.Month(money.To.AddMonths(-1))}, on the basis '{Words.Of(money.Basis)}'; {Amount(money.Unexplained)} of it is unexplained and is spread on nothing."));
        yield return new Paragraph(money.Reconciles ? Say("Lines, ladders and what is unexplained sum to the books to the cent.") : Say("Lines, ladders and what is unexplained do not sum to the books: this is an error of Assay."));
        foreach (var note in money.Notes)
            yield return new Paragraph(Say(note));
        if (money.Keys.Count > 0)
            yield return new Paragraph(Say($"What pools share is allocated so: {Message.Join("; ", money.Keys.Select(key => (Message)$"{Words.Of(key.Resource)}: {Words.Of(key.Key)}"))}."));
        yield return new Table(Say("Books"), [new(Say("book")), new(money.Currency, true)], [.. money.Books.Select(book => new[] { Say(book.Name), Amount(book.Cents) }), [Say("sum"), Amount(money.Total)]]);
        yield return new Table(
            Say("Cost lines"),
            [new(Say("phase")), new(Say("resource")), new(money.Currency, true)],
            [.. money.Sums(line => (line.Phase, line.State, line.Resource)).Select(sum => new[] { PhaseOf(sum.By.Phase, sum.By.State), Say(Words.Of(sum.By.Resource)), Amount(sum.Cents) }), [Say("unexplained"), "", Amount(money.Unexplained)], [Say("sum"), "", Amount(money.Total)]]);
        foreach (var model in money.Models)
        {
            yield return new Table(
                model.Model is { } name ? Say($"What {name} cost") : Say("What is no model's"),
                [new(Say("rung")), new(Say("adds"), true), new(Say("all up to here"), true)],
                [.. model.Rungs.Where(rung => rung.Adds != 0 || model.Model is not null).Select(rung => new[] { Say(RecordWords.Of(rung.Name)), Amount(rung.Adds), Amount(rung.Total) })]);
        }

        if (money.Lines.Count > 0)
        {
            yield return Parts(Say("Cost by team"), Say("team"), money, money.Sums(line => line.Phase == Phase.Idle ? Say("idle") : line.Team ?? Say("unassigned")));
            yield return Parts(Say("Cost by month"), Say("month"), money, money.Sums(line => MoneyJson.Month(line.Month)).OrderBy(sum => sum.By, StringComparer.Ordinal));
        }

        if (money.UnexplainedParts.Count > 0)
            yield return Parts(Say("Unexplained"), Say("what it is"), money, money.UnexplainedParts.Select(part => (Say(part.Why), part.Cents)));
    }

    /// <summary>The same as rows, beside those of GPU-hours.</summary>
    public static IEnumerable<IEnumerable<string>> Rows(MoneyReport money)
    {
        foreach (var (line, cents) in money.Sums(line => (line.Month, line.Pool, line.Phase, line.State, line.Resource, line.Team, line.Model)))
            yield return ["cost line", $"{MoneyJson.Month(line.Month)}; {line.Pool ?? "shared"}; {(line.Phase is { } phase ? Words.Of(phase).ToString() : "unassigned")}{(line.State is null ? "" : $", {line.State}")}; {Words.Of(line.Resource)}; {line.Team ?? "no team"}; {line.Model ?? "no model"}", "", "", MoneyJson.Text(cents), money.Currency];
        foreach (var model in money.Models)
        {
            foreach (var rung in model.Rungs)
                yield return ["ladder", $"{model.Model ?? "no model"}: {rung.Name}", "", "", MoneyJson.Text(rung.Adds), money.Currency];
        }

        foreach (var (why, cents) in money.UnexplainedParts)
            yield return ["unexplained", why.ToString(), "", "", MoneyJson.Text(cents), money.Currency];
    }

    private static Table Parts(string title, string kind, MoneyReport money, IEnumerable<(string By, long Cents)> parts) =>
        new(title, [new(kind), new(money.Currency, true)], [.. parts.Take(Largest).Select(part => new[] { part.By, Amount(part.Cents) })]);

    private static string PhaseOf(Phase? phase, string? state) => phase is not { } told ? Say("unassigned") : state is null or "idle" ? Say(Words.Of(told)) : Say($"{Words.Of(told)}: {(Message)state}");

    private static string Amount(long cents) => (cents / 100m).ToString("N2", Language.Current.Style.Numbers);
}
