using System.Xml.Linq;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>The title, the question and the answer in one sentence.</summary>
internal static class AnswerSection
{
    public static XElement Header(Subject subject) => new(
        "header",
        new XElement("h1", Say(subject.Case.Title)),
        string.IsNullOrWhiteSpace(subject.Case.Summary?.ToString()) ? null : new XElement("p", Class("summary"), Say(subject.Case.Summary)));

    public static XElement Of(Subject subject)
    {
        var section = Section("answer", Labels.Answer, P(Sentences.Answer(subject.Audit)), P(Class("small"), Sentences.AsOf(subject.Audit), " ", Sentences.HowSampled(subject.Audit)));
        section.Add(Class("answer"));
        return section;
    }

    public static XElement Contents(IEnumerable<XElement> sections) => new(
        "nav",
        new XAttribute("aria-label", Labels.Contents),
        new XElement("ul", sections.Select(section => new XElement("li", To(section.Attribute("id")!.Value, section.Element("h2")!.Value)))));
}
