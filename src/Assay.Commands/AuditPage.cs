using Assay.Claims;
using Assay.Commands.Output;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Reporting;
using Assay.Reporting.Languages;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>An audit as a person reads it in a terminal.</summary>
internal static class AuditPage
{
    private const int MostLines = 8;

    private static readonly Unit PerYear = Per<Usd, Time>.Unit;

    public static Page Of(AuditResult audit, bool quiet)
    {
        var blocks = new List<Block>
        {
            new Heading(Say(audit.Case.Title)),
            new Paragraph(Say($"As of {audit.Case.AsOf:yyyy-MM-dd}; {audit.Options.Samples:N0} samples, seed {audit.Options.Seed}. Ranges run from 5 % to 95 %.")),
            new Paragraph(""),
            new Paragraph(Sentences.Answer(audit)),
        };
        if (audit.Findings.Count > 0)
            blocks.Add(Claims(audit));
        if (audit.Findings.FirstOrDefault(finding => finding.SilentOn.Count > 0) is { } finding)
            blocks.Add(Silent(finding));
        blocks.AddRange(LadderTables.Of(audit));
        if (audit.Feasibility.Count > 0)
            blocks.Add(FeasibilityPage.Findings(audit));
        blocks.AddRange(audit.Case.Bridges.Select(bridge => Bridge(audit, bridge)));
        blocks.Add(MainOnes(audit));
        if (!quiet)
        {
            blocks.AddRange(audit.Case.Warnings.Select(warning => new Paragraph(Say($"Note: {warning}"))));
            blocks.Add(new Paragraph(Say("Open any number with 'assay explain CASE NAME'; '--report FILE.html' writes the whole audit as a page.")));
        }

        return new Page(blocks);
    }

    private static Table Claims(AuditResult audit) => new(
        Say("Claims, recomputed within their scopes; 'covers' is the scope's share of what the lab costs in a year"),
        [new Column(Say("claim"), Width: 25), new Column(Say("claimed"), true), new Column(Say("recomputed"), true), new Column(Say("5 % to 95 %"), true, 17), new Column(Say("verdict"), Width: 17), new Column(Say("covers"), true)],
        [.. audit.Findings.Select(finding => new[]
        {
            Say(finding.Claim.Title),
            Sentences.Claimed(finding.Claim),
            Figures.Median(finding.Best.Recomputed, finding.Claim.Unit),
            Figures.Interval(finding.Best.Recomputed, finding.Claim.Unit),
            Sentences.Verdict(finding),
            finding.Covers is { } covers ? Figures.Share(covers) : "",
        })]);

    private static Table Silent(Finding finding)
    {
        var shown = finding.SilentOn.Take(MostLines).Select(line => new[] { Say(line.Title), Figures.Mean(line.Amount, PerYear), Figures.Interval(line.Amount, PerYear) }).ToList();
        if (finding.SilentOn.Count > MostLines)
        {
            var rest = finding.SilentOn.Skip(MostLines).Sum(line => line.Amount.Mean);
            shown.Add([Say($"{finding.SilentOn.Count - MostLines} smaller lines"), Amounts.Print(rest, PerYear), ""]);
        }

        return new Table(Say($"What '{Say(finding.Claim.Title)}' is silent on, largest first"), [new Column(Say("cost line")), new Column(Say("mean"), true), new Column(Say("5 % to 95 %"), true)], shown);
    }

    private static Table Bridge(AuditResult audit, Bridge bridge) => new(
        Say(bridge.Title),
        [new Column(Say("step")), new Column(Say("formula")), new Column(Say("result"), true)],
        [.. bridge.Steps.Select(step => audit.Case.Graph[step]).Select(node => new[]
        {
            Say(node.Title),
            node.Definition is Definition.Formula formula ? FormulaText.Write(formula.Expression, name => Figures.Median(audit[name], audit.Case.Graph[name].Unit!.Value), Language.Current.Style) : "",
            Figures.Whole(audit[node.Name], node.Unit!.Value),
        })]);

    private static Table MainOnes(AuditResult audit)
    {
        var main = audit.Case.Graph.Nodes.Where(node => MainQuantities.Includes(node.Name));
        return new Table(
            Say("Main quantities"),
            [new Column(Say("quantity")), new Column(Say("what it is")), new Column(Say("mean"), true), new Column(Say("5 % to 95 %"), true)],
            [.. main.Select(node => (node, Summary: audit[node.Name])).Select(pair => new[] { pair.node.Name, Say(pair.node.Title), Figures.Mean(pair.Summary, pair.node.Unit!.Value), Figures.Interval(pair.Summary, pair.node.Unit!.Value) })]);
    }
}
