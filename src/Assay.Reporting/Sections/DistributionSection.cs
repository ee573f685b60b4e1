using System.Xml.Linq;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>The quantities that most readers look for, with their spread.</summary>
internal static class DistributionSection
{
    private static readonly HashSet<string> OfFleet = ["gpus", "capex", "operating_cost", "cost_per_year", "cost_per_gpu_hour", "cost_per_used_gpu_hour"];
    private static readonly HashSet<string> OfRuns = ["gpu_hours", "rental_value", "own_cost", "share_of_fleet_year", "break_even_utilisation", "mfu"];

    private static readonly HashSet<string> OfMoney = ["total_cost", "net_present_value", "internal_rate_of_return", "payback", "levelised_cost_per_gpu_hour", "levelised_cost_per_used_gpu_hour"];

    /// <summary>The main quantities of a case, in the order of its graph.</summary>
    public static IEnumerable<string> Main(Modeling.Graph graph) => graph.Nodes.Select(node => node.Name).Where(name => name.Split('.') switch
    {
        ["fleet", var part] => OfFleet.Contains(part),
        ["runs", _, var part] => OfRuns.Contains(part),
        ["people" or "lab", "cost_per_year"] => true,
        ["money", var part] => OfMoney.Contains(part),
        ["lab", "idle", "share"] => true,
        _ => false,
    });

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
            subject.Link(name, subject.Graph[name].Title),
            Amounts.Mean(summary, unit),
            Amounts.Median(summary, unit),
            Amounts.IsExact(summary) ? Labels.Exact : Amounts.Range(summary, unit),
            picture.Shares.Count == 0 ? null : DensityChart.Small(picture, summary),
        ];
    }
}
