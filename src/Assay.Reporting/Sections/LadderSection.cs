using System.Xml.Linq;
using Assay.Economics;
using Assay.Quantities;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>What "the cost of the model" may mean, as a picture and as a table, and where the money of the lab goes.</summary>
internal static class LadderSection
{
    public static XElement? Of(Subject subject)
    {
        var ladder = subject.Case.Ladder is { Rungs.Count: > 1 } told ? told : null;
        var breakdown = CostBreakdown.Of(subject.Audit) is { Phases.Count: > 1 } cells ? cells : null;
        if (ladder is null && breakdown is null)
            return null;
        return Section(
            "ladder",
            Labels.Ladder,
            ladder is null ? null : new object[]
            {
                P(Sentences.LadderIntroduction(ladder)),
                new XElement("p", new XElement("strong", Sentences.Allocation(subject.Case))),
                Div("rungs", new XElement("figure", LadderChart.Draw(subject.Audit, ladder)), Rungs(subject, ladder)),
            },
            breakdown is null ? null : Cells(breakdown));
    }

    private static XElement Rungs(Subject subject, Ladder ladder) => Table.Of(
        Sentences.LadderColumns,
        [new(Labels.Rung), new(Labels.Adds, true), new(Labels.UpToHere, true), new(Labels.Basis)],
        ladder.Rungs.Select(rung => (IReadOnlyList<object?>)
        [
            Sentences.Rung(rung),
            rung.Adds is { } adds ? Amount(subject, adds) : rung.Step == Step.Start ? "–" : Sentences.StepWord(rung.Step),
            Amount(subject, rung.Quantity),
            Say(Words.Of(rung.Basis)),
        ]));

    private static object?[] Amount(Subject subject, string quantity) =>
        [subject.Link(quantity, Amounts.Mean(subject.Audit[quantity], Usd.Unit)), Subject.RangeBelow(subject.Audit[quantity], Usd.Unit)];

    // Phases down and resources across: a phone shows each phase as a card.
    private static XElement Cells(CostBreakdown breakdown) => new(
        "div",
        Class("cells"),
        new XElement("h3", Labels.Breakdown),
        Table.Of(
            Sentences.BreakdownTable(breakdown),
            [new(Labels.Phase), .. breakdown.Resources.Select(resource => new Column(Sentences.Capital(Words.Of(resource)), true)), new(Labels.All, true)],
            [
                .. breakdown.Phases.Select(phase => (IReadOnlyList<object?>)[Sentences.Capital(Words.Of(phase)), .. breakdown.Resources.Select(resource => breakdown[phase, resource] is { } amount ? Rough(amount) : null), Strong(breakdown.Of(phase))]),
                [new XElement("strong", Labels.All), .. breakdown.Resources.Select(resource => (object?)Strong(breakdown.Of(resource))), Strong(breakdown.Whole)],
            ]));

    private static XElement Strong(double amount) => new("strong", Rough(amount));

    private static string Rough(double amount) => Amounts.Print(amount, Usd.Unit, amount / 30);
}
