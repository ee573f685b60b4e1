using System.Xml.Linq;
using Assay.Modeling;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>The publications that the case rests on.</summary>
internal static class SourceSection
{
    public static string IdOf(string source) => "source-" + string.Concat(source.Select(c => char.IsWhiteSpace(c) ? '-' : c));

    public static XElement? Of(Subject subject)
    {
        var users = subject.Graph.Nodes.Where(node => node.Grounds is Grounds.Fact)
            .SelectMany(node => ((Grounds.Fact)node.Grounds!).Sources.Distinct().Select(source => (source, node))).ToLookup(pair => pair.source, pair => pair.node);
        var sources = subject.Case.Sources.Values.OrderBy(source => source.Id, StringComparer.Ordinal).ToArray();
        return sources.Length == 0 ? null : Section("sources", Labels.Sources, P(Sentences.SourcesIntroduction), new XElement("ul", Class("sources"), sources.Select(source => Entry(subject, source, [.. users[source.Id]]))));
    }

    private static XElement Entry(Subject subject, Source source, IReadOnlyList<Node> users) => new(
        "li",
        Id(IdOf(source.Id)),
        new XElement("p", Out(source.Url, source.Title), Address(source)),
        new XElement("p", Class("note"), $"{source.Publisher}, {source.Date}. {Labels.Read} {Labels.ReadAs(source.Read)}."),
        source.Note is null ? null : new XElement("p", Class("note"), Say(source.Note)),
        users.Count == 0 ? null : Details(Labels.RestingQuantities(users.Count), new XElement("ul", users.Select(node => new XElement("li", subject.Link(node.Name, Say(node.Title)))))));

    // Said in full where there is no link to follow: on paper, or where the address is not one of the web.
    private static XElement? Address(Source source) => source.Url is null ? null : Span(IsWeb(source.Url) ? "address on-paper" : "address", " ", source.Url);
}
