using System.Xml.Linq;
using Assay.Claims;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>All claims in one table, then one card each.</summary>
internal static class ClaimSection
{
    public static string IdOf(string claim) => "claim-" + claim;

    public static XElement Of(Subject subject)
    {
        var findings = subject.Audit.Findings;
        if (findings.Count == 0)
            return Section("claims", Labels.Claims, P(Sentences.NoClaims));
        Column[] columns = [new(Labels.Claim, Sorts: true), new(Labels.Claimed, true), new(Labels.Recomputed, true), new(Labels.Verdict, Sorts: true), new(Labels.CoversColumn, true, true)];
        return Section(
            "claims",
            Labels.Claims,
            Table.Of(Sentences.ClaimsTable, columns, findings.Select(finding => (IReadOnlyList<object?>)
            [
                To(IdOf(finding.Claim.Id), Say(finding.Claim.Title)),
                Sentences.Claimed(finding.Claim),
                new object?[] { Amounts.Median(finding.Best.Recomputed, finding.Claim.Unit), Subject.RangeBelow(finding.Best.Recomputed, finding.Claim.Unit) },
                // From what reconciles and is possible down.
                new Keyed((10 * (int)finding.Reconciles) + (int)finding.Possible, Chips(finding)),
                finding.Covers is { } covers ? new Keyed(covers.P50, Amounts.Median(covers, Amounts.Percent)) : new Keyed(null, "–"),
            ])),
            findings.Select((finding, i) => ClaimCard.Of(subject, subject.Case.Claims[i], finding)));
    }

    /// <summary>The verdicts in a few words each.</summary>
    public static IEnumerable<object> Chips(Finding finding)
    {
        var tone = finding.Reconciles switch { Reconciliation.Reconciles => "good", Reconciliation.InOneReading => "open", _ => "bad" };
        yield return Span("chip " + tone, Sentences.ReconcilesWord(finding));
        if (finding.Possible == Possibility.NoBoundApplies)
            yield break;
        var passes = finding.Possible switch { Possibility.Possible => "good", Possibility.NotPossible => "bad", _ => "open" };
        yield return " ";
        yield return Span("chip " + passes, Sentences.PossibleWord(finding));
    }
}
