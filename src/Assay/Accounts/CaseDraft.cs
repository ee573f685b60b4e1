using System.Globalization;
using Assay.Documents;

namespace Assay.Accounts;

/// <summary>
/// A case from the records: measured figures as sourced inputs, so that audits, what-ifs and claims work on what was really spent.
/// The same records and rules give the same text.
/// </summary>
public static class CaseDraft
{
    private static readonly string[] Currencies = ["EUR", "CNY"];

    /// <summary>The case as a text.</summary>
    /// <exception cref="InputException">The records are not enough for a case, or the model is not known.</exception>
    public static string Yaml(Drafting drafting)
    {
        Check(drafting);
        var fleet = new DraftedFleet(drafting);
        var runs = new DraftedRuns(drafting, fleet);
        if (fleet.Pools.Count == 0 && runs.All.Count == 0)
            throw new InputException(null, "The records tell neither a fleet nor a run of training or research.", "Import a register or bills, and write rules that name models and phases: 'assay accounts rules propose'.");
        var claims = new DraftedClaims(drafting, fleet, runs);
        var body = new DraftText();
        fleet.Write(body);
        runs.Write(body);
        new DraftedLab(drafting, fleet, runs).Write(body);
        claims.WriteQuantities(body);
        claims.Write(body);
        var head = new DraftText();
        Head(head, drafting, fleet);
        drafting.Sources.Write(head);
        return head.ToString() + body;
    }

    private static void Check(Drafting drafting)
    {
        if (drafting.Money is { Currency: not "USD" } money && (drafting.Exchange is null || !Currencies.Contains(money.Currency)))
            throw new InputException(null, $"A case counts in dollars, and the accounts are in {money.Currency}.", Currencies.Contains(money.Currency) ? (Message)$"Give the dollars for one {money.Currency}: '--exchange 1.08'." : $"Cases know {string.Join(", ", Currencies)} beside dollars: convert the records.");
        var models = drafting.Report.Runs.Select(run => run.Model).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        if (drafting.Model is { } model && !models.Contains(model))
            throw new InputException(null, $"No attempt is for a model '{model}'.", Nearest.Suggest(model, models, models.Length == 0 ? (Message)"Name models in the rules." : $"Models: {string.Join(", ", models)}."));
    }

    private static void Head(DraftText text, Drafting drafting, DraftedFleet fleet)
    {
        var (first, last) = (drafting.From, drafting.To.AddDays(-1));
        text.Comment("Drafted by 'assay accounts case' from the records of a store. Every value names the records that it comes from; what no");
        text.Comment("record tells is an assumption and says so. docs/case-file.md explains the format, docs/accounts-case.md what differs from the accounts.");
        new DraftReconciliation(drafting, fleet).Write(text);
        text.Line($"case: {new DraftNames([], '-').Of(drafting.Model ?? "accounts")}");
        text.Line($"title: {DraftText.Quoted(drafting.Model is { } model ? $"What did {model} cost?" : "What did we spend, and on what?")}");
        text.Line($"as_of: {last:yyyy-MM-dd}");
        text.Line($"summary: {DraftText.Quoted(string.Create(CultureInfo.InvariantCulture, $"What records tell of {first:yyyy-MM-dd} to {last:yyyy-MM-dd}."))}");
        text.Line();
    }
}
