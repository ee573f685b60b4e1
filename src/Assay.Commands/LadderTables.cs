using Assay.Commands.Output;
using Assay.Economics;
using Assay.Quantities;
using Assay.Reporting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The ladder of a run, where the money of its lab goes, and what would close the gaps to the claims.</summary>
internal static class LadderTables
{
    private const int MostGaps = 8;

    public static IEnumerable<Block> Of(AuditResult audit)
    {
        if (audit.Case.Ladder is { Rungs.Count: > 1 } ladder)
        {
            yield return Rungs(audit, ladder);
            yield return new Paragraph(Sentences.Allocation(audit.Case));
        }

        if (CostBreakdown.Of(audit) is { Phases.Count: > 1 } breakdown)
            yield return Cells(breakdown);
        if (audit.Findings.Any(finding => finding.GapDrivers.Count > 0))
            yield return Gaps(audit);
    }

    private static Table Rungs(AuditResult audit, Ladder ladder) => new(
        Say($"The cost of {Say(ladder.Title)}, rung by rung, in the year of the runs"),
        [new Column(Say("rung")), new Column(Say("adds (mean)"), true), new Column(Say("up to here"), true), new Column(Say("5 % to 95 %"), true), new Column(Say("basis"))],
        [.. ladder.Rungs.Select(rung => new[]
        {
            Sentences.Rung(rung),
            rung.Adds is { } adds ? Figures.Mean(audit[adds], Usd.Unit) : rung.Step == Step.Start ? "" : Sentences.StepWord(rung.Step),
            Figures.Mean(audit[rung.Quantity], Usd.Unit),
            Figures.Interval(audit[rung.Quantity], Usd.Unit),
            Say(Words.Of(rung.Basis)),
        })]);

    private static Table Cells(CostBreakdown breakdown) => new(
        Say($"Where the money of a year goes, {Say(Words.Of(breakdown.Basis))}, means in dollars"),
        [new Column(Say("resource"), Width: 10), .. breakdown.Phases.Select(phase => new Column(Say(Words.Of(phase)), true, Widest(Say(Words.Of(phase))))), new Column(Say("all"), true)],
        [
            .. breakdown.Resources.Select(resource => (IReadOnlyList<string>)[Say(Words.Of(resource)), .. breakdown.Phases.Select(phase => breakdown[phase, resource] is { } amount ? Amount(amount) : ""), Amount(breakdown.Of(resource))]),
            [Say("all"), .. breakdown.Phases.Select(phase => Amount(breakdown.Of(phase))), Amount(breakdown.Whole)],
        ]);

    // A heading may be broken between its words; the figures below need room for seven letters.
    private static int Widest(string heading) => Math.Max(8, heading.Split(' ').Max(word => word.Length));

    private static string Amount(double amount) => Amounts.Print(amount, Usd.Unit, amount / 30);

    private static Table Gaps(AuditResult audit) => new(
        Say("What would close the gap: the input that within its own 90 % range moves the figure most towards the claim"),
        [new Column(Say("claim"), Width: 28), new Column(Say("claimed"), true), new Column(Say("recomputed"), true), new Column(Say("input"), Width: 28), new Column(Say("gives"), true), new Column(Say("closes"), true)],
        [.. audit.Findings.Where(finding => finding.GapDrivers.Count > 0).Take(MostGaps).Select(finding => new[]
        {
            Say(finding.Claim.Title),
            Sentences.Claimed(finding.Claim),
            Figures.Median(finding.Best.Recomputed, finding.Claim.Unit),
            Say(finding.GapDrivers[0].Title),
            Amounts.Print(finding.GapDrivers[0].Reaches, finding.Claim.Unit, finding.Best.Recomputed.StandardDeviation),
            Sentences.Closes(finding.GapDrivers[0]),
        })]);
}
