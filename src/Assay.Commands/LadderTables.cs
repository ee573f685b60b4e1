using Assay.Commands.Output;
using Assay.Economics;
using Assay.Quantities;
using Assay.Reporting;

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
        $"The cost of {ladder.Title}, rung by rung, in the year of the runs",
        [new Column("rung"), new Column("adds (mean)", true), new Column("up to here", true), new Column("5 % to 95 %", true), new Column("basis")],
        [.. ladder.Rungs.Select(rung => new[]
        {
            Sentences.Rung(rung),
            rung.Adds is { } adds ? Figures.Mean(audit[adds], Usd.Unit) : rung.Step == Step.Start ? "" : Sentences.StepWord(rung.Step),
            Figures.Mean(audit[rung.Quantity], Usd.Unit),
            Figures.Interval(audit[rung.Quantity], Usd.Unit),
            Words.Of(rung.Basis),
        })]);

    private static Table Cells(CostBreakdown breakdown) => new(
        $"Where the money of a year goes, {Words.Of(breakdown.Basis)}, means in dollars",
        [new Column("resource", Width: 10), .. breakdown.Phases.Select(phase => new Column(Words.Of(phase), true, Widest(Words.Of(phase)))), new Column("all", true)],
        [
            .. breakdown.Resources.Select(resource => (IReadOnlyList<string>)[Words.Of(resource), .. breakdown.Phases.Select(phase => breakdown[phase, resource] is { } amount ? Amount(amount) : ""), Amount(breakdown.Of(resource))]),
            ["all", .. breakdown.Phases.Select(phase => Amount(breakdown.Of(phase))), Amount(breakdown.Whole)],
        ]);

    // A heading may be broken between its words; the figures below need room for seven letters.
    private static int Widest(string heading) => Math.Max(8, heading.Split(' ').Max(word => word.Length));

    private static string Amount(double amount) => Printing.Print(amount, Usd.Unit, amount / 30);

    private static Table Gaps(AuditResult audit) => new(
        "What would close the gap: the input that within its own 90 % range moves the figure most towards the claim",
        [new Column("claim", Width: 28), new Column("claimed", true), new Column("recomputed", true), new Column("input", Width: 28), new Column("gives", true), new Column("closes", true)],
        [.. audit.Findings.Where(finding => finding.GapDrivers.Count > 0).Take(MostGaps).Select(finding => new[]
        {
            finding.Claim.Title,
            Sentences.Claimed(finding.Claim),
            Figures.Median(finding.Best.Recomputed, finding.Claim.Unit),
            finding.GapDrivers[0].Title,
            Printing.Print(finding.GapDrivers[0].Reaches, finding.Claim.Unit, finding.Best.Recomputed.StandardDeviation),
            Sentences.Closes(finding.GapDrivers[0]),
        })]);
}
