using System.Xml.Linq;
using Assay.Modeling;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>Every quantity of the case in a block of its own, grouped by the first word of its name.</summary>
internal static class QuantitySection
{
    // What a reader asks about first comes first; the case's own quantities stand between.
    private static readonly string[] First = ["lab", "fleet", "runs", "people", "research", "serving"];
    private static readonly string[] Last = ["claims", "catalog"];

    public static XElement Of(Subject subject)
    {
        var areas = subject.Graph.Nodes.GroupBy(node => node.Name.Split('.')[0]).OrderBy(area => Rank(area.Key)).ToArray();
        return Section(
            "quantities",
            Labels.Quantities,
            P(Sentences.QuantitiesIntroduction),
            new XElement("ul", Class("areas"), areas.Select(area => new XElement("li", To(IdOf(area.Key), Labels.Area(area.Key)), $" ({area.Count()})"))),
            areas.Select(area => new XElement("section", Id(IdOf(area.Key)), new XElement("h3", Labels.Area(area.Key)), Div("blocks", area.Select(node => Block(subject, node))))));
    }

    private static string IdOf(string area) => "area-" + area;

    private static int Rank(string area) =>
        Array.IndexOf(First, area) is >= 0 and var early ? early : Array.IndexOf(Last, area) is >= 0 and var late ? 200 + late : 100;

    private static XElement Block(Subject subject, Node node) => new(
        "article",
        Id(Subject.IdOf(node.Name)),
        Class("quantity"),
        new XElement("h4", Say(node.Title)),
        new XElement("p", Class("value"), new XElement("code", Subject.Breakable(node.Name)), " ", subject.Value(node.Name)),
        subject.Making(node));
}
