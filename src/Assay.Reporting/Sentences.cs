using Assay.Claims;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting;

/// <summary>Findings in words. All sentences of the product's answers are here, so that they can be said in another language.</summary>
public static partial class Sentences
{
    /// <summary>The answer in one sentence, about the first claim of the case.</summary>
    public static string Answer(AuditResult audit)
    {
        if (audit.Findings.Count == 0)
            return Say("The case states no claim.");
        var finding = audit.Findings[0];
        var text = Say($"\"{Say(finding.Claim.Title)}\": the figure {Verb(finding)} within its own scope ({Say(finding.Claim.Scope.Describe())}){Instead(finding)}{Bounded(finding.Possible)}");
        if (finding.Covers is not { } covers || !audit.Case.Graph.Contains("lab.cost_per_year"))
            return text + ".";
        var lab = audit["lab.cost_per_year"];
        return Say($"{text}; that scope is {Amounts.Whole(covers, Amounts.Percent)} of what the lab costs in a year, {Amounts.Whole(lab, audit.Case.Graph["lab.cost_per_year"].Unit!.Value)}.");
    }

    // What the scope gives in place of a figure that does not fit it.
    private static string Instead(Finding finding) =>
        finding.Reconciles == Reconciliation.DoesNotReconcile ? Say($", which gives {Amounts.Whole(finding.Best.Recomputed, finding.Claim.Unit)}") : "";

    /// <summary>The claimed figure in the sense in which it was claimed.</summary>
    public static string Claimed(Claim claim) =>
        (claim.Sense == ClaimSense.About ? "" : Sense(claim.Sense) + " ") + Amounts.Print(claim.Claimed, claim.Unit);

    public static string Sense(ClaimSense sense) => sense switch
    {
        ClaimSense.AtLeast => Say("at least"),
        ClaimSense.AtMost => Say("at most"),
        _ => Say("about"),
    };

    /// <summary>The verdict on the figure in a few words.</summary>
    public static string ReconcilesWord(Finding finding) => finding.Reconciles switch
    {
        Reconciliation.Reconciles => Say("reconciles"),
        Reconciliation.InOneReading => Say($"reconciles only {Say(finding.Best.Name)}"),
        _ => finding.Best.Ratio.P50 > 1 ? Say("does not reconcile: above") : Say("does not reconcile: below"),
    };

    /// <summary>The verdict on the bounds in a few words.</summary>
    public static string PossibleWord(Finding finding) => PossibleWord(finding.Possible);

    public static string PossibleWord(Possibility possibility) => possibility switch
    {
        Possibility.Possible => Say("possible"),
        Possibility.NotPossible => Say("not within its bound"),
        Possibility.DependsOnInputs => Say("depends on the inputs"),
        _ => Say("no bound applies"),
    };

    /// <summary>Both verdicts in a few words; a bound is named only where there is one.</summary>
    public static string Verdict(Finding finding) =>
        finding.Possible == Possibility.NoBoundApplies ? ReconcilesWord(finding) : Say($"{ReconcilesWord(finding)}; {PossibleWord(finding)}");

    private static string Verb(Finding finding) => finding.Reconciles switch
    {
        Reconciliation.Reconciles => Say("reconciles"),
        Reconciliation.InOneReading => Say($"reconciles only when read as {Say(finding.Best.Name)}"),
        _ => Say("does not reconcile"),
    };

    private static string Bounded(Possibility possibility) => possibility switch
    {
        Possibility.Possible => Say(" and is possible by every bound that applies to it"),
        Possibility.DependsOnInputs => Say(", and whether it is possible depends on the inputs"),
        Possibility.NotPossible => Say(", and it passes a bound that applies to it"),
        _ => "",
    };
}
