using System.Xml.Linq;
using Assay.Reporting.Charts;
using Assay.Reporting.Interaction;
using Assay.Reporting.Markup;
using Assay.Reporting.Sections;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting;

/// <summary>An audit as one HTML page that stands on its own: it loads nothing, and runs one small script of its own that no part of it needs.</summary>
public static class HtmlReport
{
    /// <summary>Writes the page. The same audit gives the same text.</summary>
    public static string Write(AuditResult audit)
    {
        var main = DistributionSection.Main(audit.Case.Graph);
        var subject = new Subject(audit, new Pictures(audit, [.. main, .. audit.Findings.Select(finding => finding.Best.Quantity)]));
        XElement[] sections = [.. Sections(subject).OfType<XElement>()];
        return HtmlWriter.Write(new XElement(
            "html",
            new XAttribute("lang", Labels.Language),
            Head(audit),
            new XElement(
                "body",
                new XElement("a", Class("skip"), new XAttribute("href", "#answer"), Labels.SkipToAnswer),
                AnswerSection.Header(subject),
                AnswerSection.Contents(sections),
                PageInteraction.Tools(),
                new XElement("main", AnswerSection.Of(subject), sections[..^1]),
                new XElement("footer", sections[^1]),
                PageInteraction.Panel(),
                PageInteraction.Running())));
    }

    private static IEnumerable<XElement?> Sections(Subject subject) =>
    [
        IcebergSection.Of(subject),
        LadderSection.Of(subject),
        ClaimSection.Of(subject),
        FeasibilitySection.Of(subject),
        BridgeSection.Of(subject),
        DriverSection.Of(subject),
        MoneySection.Of(subject),
        DistributionSection.Of(subject),
        QuantitySection.Of(subject),
        SourceSection.Of(subject),
        ColophonSection.Notes(subject),
        ColophonSection.About(subject),
    ];

    private static XElement Head(AuditResult audit) => new(
        "head",
        new XElement("meta", new XAttribute("charset", "utf-8")),
        PageInteraction.Policy(),
        new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
        new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
        new XElement("meta", new XAttribute("name", "generator"), new XAttribute("content", "Assay")),
        new XElement("title", Say(audit.Case.Title)),
        new XElement("style", PageInteraction.Style));
}
