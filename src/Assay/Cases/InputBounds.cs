using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>
/// What no input of a case can be: counts, prices, times and powers are never negative, no share exceeds the whole, and no
/// site draws less than its servers.
/// </summary>
internal static class InputBounds
{
    public static void Check(Graph graph, Errors errors)
    {
        foreach (var node in graph.Nodes.Where(node => node.At is not null && node.Definition is not Definition.Formula))
        {
            var unit = node.Unit!.Value;
            if (MustNotBeNegative(node))
            {
                if (node.Definition is Definition.Fixed { Value: < 0 } negative)
                    errors.Add(node.At, $"{node.Title} is negative: {Printing.Print(negative.Value, unit)}.", "Write zero or more.");
                else if (End(node, 0.001) is < 0 and var lowest)
                    errors.Add(node.At, $"{node.Title} can be negative: its lowest draws are below {Printing.Print(lowest, unit)}.", "Keep it above zero, for instance with 'truncate(..., 0, ...)'.");
            }

            if (IsDivisor(node) && End(node, 0.001) <= 0)
                errors.Add(node.At, $"{node.Title} is zero, or can be.", "Write an amount above zero.");
            if (IsShare(node) && End(node, 0.95) is > 1 and var highest)
                errors.Add(node.At, $"{node.Title} exceeds the whole: {Printing.Print(highest, unit)}.", "Write at most 100 %.");
            if (node.Name == "fleet.pue" && End(node, 0.05) is < 1 and var least)
                errors.Add(node.At, $"{node.Title} is below 1: {Printing.Print(least, unit)}. A site draws at least what its servers draw.", "Write power at the meter over power at the servers, such as 1.25.");
        }
    }

    private static double End(Node node, double probability) => Agreement.End(node.Definition, probability);

    private static bool MustNotBeNegative(Node node) => node.Name.Split('.')[0] is "fleet" or "runs" or "people" or "lab" or "claims" or "serving" or "research" or "feasibility";

    private static bool IsDivisor(Node node) => node.Name is "fleet.ownership" or "fleet.utilisation" or "fleet.building.life" or "feasibility.power_available" or "feasibility.funding" or "feasibility.largest_share";

    // An uncertain share may pass the whole in few draws; its stated 90 % interval may not.
    private static bool IsShare(Node node) =>
        node.Name is "fleet.utilisation" or "fleet.residual" or "fleet.power_used" or "fleet.other_business" or "feasibility.largest_share" || node.Name.EndsWith(".assumed_mfu", StringComparison.Ordinal);
}
