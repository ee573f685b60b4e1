using System.Xml.Linq;
using Assay.Claims;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>Figures that measure different things, joined by arithmetic that can be followed step by step.</summary>
internal static class BridgeSection
{
    public static XElement? Of(Subject subject) => subject.Case.Bridges.Count == 0
        ? null
        : Section("bridges", Labels.Bridges, P(Sentences.BridgesIntroduction), subject.Case.Bridges.Select(bridge => Card(subject, bridge)));

    private static XElement Card(Subject subject, Bridge bridge)
    {
        var titles = subject.Audit.Findings.ToDictionary(finding => finding.Claim.Id, finding => finding.Claim);
        return new XElement(
            "article",
            Class("card bridge"),
            new XElement("h3", Say(bridge.Title)),
            new XElement("ul", Class("between"), bridge.Between.Select(id => titles[id]).Select(claim => new XElement("li", new XElement("strong", Sentences.Claimed(claim)), " ", To(ClaimSection.IdOf(claim.Id), Say(claim.Title))))),
            new XElement("ol", bridge.Steps.Select(step => new XElement(
                "li",
                new XElement("p", Class("step"), Span("what", Say(subject.Graph[step].Title)), " ", subject.Link(step, new XElement("strong", Amounts.Median(subject.Audit[step], subject.UnitOf(step)))), Subject.Range(subject.Audit[step], subject.UnitOf(step))),
                subject.Making(subject.Graph[step])))));
    }
}
