using System.Xml.Linq;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>The quantities that most readers look for, with their spread.</summary>
internal static class DistributionSection
{
    /// <summary>The main quantities of a case, in the order of its graph.</summary>
    public static IEnumerable<string> Main(Modeling.Graph graph) => graph.Nodes.Select(node => node.Name).Where(MainQuantities.Includes);

    public static XElement? Of(Subject subject)
    {
        var main = Main(subject.Graph).ToArray();
        if (main.Length == 0)
            return null;
        return Section("distributions", Labels.Distributions, Table.Of(
            Sentences.MainQuantities,
            [new(Labels.Quantity), new(Labels.Mean, true), new(Labels.Median, true), new(Labels.FiveToNinetyFive, true), new(Labels.Spread)],
            main.Select(name => Row(subject, name))));
    }

    private static object?[] Row(Subject subject, string name)
    {
        var (summary, unit, picture) = (subject.Audit[name], subject.UnitOf(name), subject.Pictures[name]);
        return
        [
            subject.Link(name, Say(subject.Graph[name].Title)),
            Amounts.Mean(summary, unit),
            Amounts.Median(summary, unit),
            Amounts.IsExact(summary) ? Labels.Exact : Amounts.Range(summary, unit),
            picture.Shares.Count == 0 ? null : DensityChart.Small(picture, summary),
        ];
    }
}
