using System.Xml.Linq;
using Assay.Claims;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>The claimed fleet against what was shipped, what was lawful, the power and the money.</summary>
internal static class FeasibilitySection
{
    public static XElement? Of(Subject subject) => subject.Audit.Feasibility is not { Count: > 0 } findings
        ? null
        : Section(
            "feasibility",
            Labels.Feasibility,
            P(Sentences.Feasibility(findings)),
            Table.Of(
                Sentences.FeasibilityTable,
                [new(Labels.WhatIsBounded), new(Labels.ClaimedAmount, true), new(Labels.Room, true), new(Labels.UseOfBound, true), new(Labels.Follows), new(Labels.WhatBounds)],
                findings.Select(finding => Row(subject, finding))));

    private static IReadOnlyList<object?> Row(Subject subject, FleetFinding finding) =>
    [
        Say(finding.Bound.Title),
        Amount(subject, finding.Bound.Claimed),
        Amount(subject, finding.Bound.Room),
        finding.Use is { } use ? new object?[] { subject.Link(finding.Bound.Use!, Sentences.Use(finding)), use.P95 < 100 ? Subject.RangeBelow(use, Amounts.Percent) : null } : "–",
        finding.Possibility == Possibility.NoBoundApplies ? Sentences.PossibleWord(finding.Possibility) : Span("chip " + Tone(finding.Possibility), Sentences.PossibleWord(finding.Possibility)),
        $"{Sentences.Capital(Sentences.Kind(finding.Bound.Kind))}: {Say(finding.Bound.Because)}",
    ];

    private static object Amount(Subject subject, string? quantity) => quantity is null
        ? "–"
        : new object?[] { subject.Link(quantity, Amounts.Median(subject.Audit[quantity], subject.UnitOf(quantity))), Subject.RangeBelow(subject.Audit[quantity], subject.UnitOf(quantity)) };

    private static string Tone(Possibility possibility) => possibility switch { Possibility.Possible => "good", Possibility.NotPossible => "bad", _ => "open" };
}
