using Assay.Claims;
using Assay.Commands.Output;
using Assay.Quantities;
using Assay.Reporting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The bounds of a claimed fleet as a person reads them.</summary>
internal static class FeasibilityPage
{
    public static Page Of(AuditResult audit) => new(
    [
        new Heading(Say(audit.Case.Title)),
        new Paragraph(Say($"As of {audit.Case.AsOf:yyyy-MM-dd}; {audit.Options.Samples:N0} samples, seed {audit.Options.Seed}. Ranges run from 5 % to 95 %.")),
        new Paragraph(""),
        new Paragraph(Sentences.Feasibility(audit.Feasibility)),
        Findings(audit),
    ]);

    public static Table Findings(AuditResult audit) => new(
        Say("The claimed fleet against its bounds"),
        [new Column(Say("what is bounded"), Width: 18), new Column(Say("by"), Width: 12), new Column(Say("claimed"), true), new Column(Say("bound"), true), new Column(Say("used"), true), new Column(Say("verdict"), Width: 16), new Column(Say("what bounds it"), Width: 30)],
        [.. audit.Feasibility.Select(finding => new[]
        {
            Say(finding.Bound.Title),
            Sentences.Kind(finding.Bound.Kind),
            Median(audit, finding.Bound.Claimed),
            Median(audit, finding.Bound.Room),
            Sentences.Use(finding),
            Sentences.PossibleWord(finding.Possibility),
            Say(finding.Bound.Because),
        })]);

    public static IEnumerable<IEnumerable<string>> Rows(AuditResult audit) => audit.Feasibility
        .Select(finding => (string[])
        [
            Say(finding.Bound.Title),
            Sentences.Kind(finding.Bound.Kind),
            finding.Bound.Use ?? "",
            .. Use(finding),
            Sentences.PossibleWord(finding.Possibility),
            Say(finding.Bound.Because),
            string.Join(' ', finding.Bound.Rules),
        ])
        .Prepend(["title", "bound", "quantity", "use_mean", "use_p5", "use_p50", "use_p95", "possible", "because", "rules"]);

    private static string[] Use(FleetFinding finding) => finding.Use is { } use
        ? [Json.Text(use.Mean), Json.Text(use.P5), Json.Text(use.P50), Json.Text(use.P95)]
        : ["", "", "", ""];

    private static string Median(AuditResult audit, string? quantity) => quantity is null ? "" : Figures.Median(audit[quantity], audit.Case.Graph[quantity].Unit ?? Unit.One);
}
