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
                    errors.Add(node.At, $"{node.Title} is negative: {new Printed(negative.Value, unit)}.", "Write zero or more.");
                else if (End(node, 0.001) is < 0 and var lowest)
                    errors.Add(node.At, $"{node.Title} can be negative: its lowest draws are below {new Printed(lowest, unit)}.", "Keep it above zero, for instance with 'truncate(..., 0, ...)'.");
            }

            if (IsDivisor(node) && End(node, 0.001) <= 0)
                errors.Add(node.At, $"{node.Title} is zero, or can be.", "Write an amount above zero.");
            if (IsShare(node) && End(node, 0.95) is > 1 and var highest)
                errors.Add(node.At, $"{node.Title} exceeds the whole: {new Printed(highest, unit)}.", "Write at most 100 %.");
            if (IsLoss(node) && End(node, 0.999) * UnitTable.HoursPerYear is >= 1 and var most)
                errors.Add(node.At, $"{node.Title} is the whole or more: {new Printed(most / UnitTable.HoursPerYear, unit)}.", "Write less than 100 %/year.");
            if (IsPue(node) && End(node, 0.05) is < 1 and var least)
                errors.Add(node.At, $"{node.Title} is below 1: {new Printed(least, unit)}. A site draws at least what its servers draw.", "Write power at the meter over power at the servers, such as 1.25.");
            if (IsOverhead(node) && End(node, 0.05) is < 1 and var under)
                errors.Add(node.At, $"{node.Title} is below 1: {new Printed(under, unit)}. Nobody costs less than the pay.", "Write the whole cost over the pay, such as '1.25 to 1.4'.");
        }

        if (!errors.Any)
            FleetBounds.Check(graph, errors);
    }

    private static bool IsPue(Node node) => node.Name is "fleet.pue" or "fleet.pue_full_load" || (node.Name.Split('.')[0] is "runs" or "serving" && node.Name.EndsWith(".pue", StringComparison.Ordinal));

    private static double End(Node node, double probability) => Agreement.End(node.Definition, probability);

    private static bool MustNotBeNegative(Node node) => node.Name.Split('.')[0] is "fleet" or "runs" or "people" or "lab" or "claims" or "serving" or "research" or "feasibility" or "money" or "rent" && !MayFall(node);

    private static bool IsOverhead(Node node) => node.Name.StartsWith("people.", StringComparison.Ordinal) && node.Name.EndsWith(".overhead", StringComparison.Ordinal);

    // Prices may rise where others fall, and the other way round.
    private static bool MayFall(Node node) => node.Name is "money.inflation" or "money.income_fall" || node.Name.EndsWith(".fall", StringComparison.Ordinal);

    // What is lost in a year is less than all of it: later there would be nothing, and before nothing that was lost.
    private static bool IsLoss(Node node) => node.Name is "money.declining_rate" or "money.resale_loss" or "money.income_fall" || (node.Name.StartsWith("rent.", StringComparison.Ordinal) && node.Name.EndsWith(".fall", StringComparison.Ordinal));

    private static bool IsDivisor(Node node) => node.Name is "fleet.ownership" or "fleet.utilisation" or "fleet.building.life" or "money.debt_term" or "feasibility.power_available" or "feasibility.funding" or "feasibility.largest_share" || IsServing(node, ".output", "_rate", ".use", ".gpus_told") || (IsServing(node, ".input") && node.Name.Split('.').Length == 3);

    private static bool IsServing(Node node, params ReadOnlySpan<string> ends)
    {
        if (!node.Name.StartsWith("serving.", StringComparison.Ordinal) || node.Name.EndsWith(".rental_rate", StringComparison.Ordinal))
            return false;
        foreach (var end in ends)
        {
            if (node.Name.EndsWith(end, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // An uncertain share may pass the whole in few draws; its stated 90 % interval may not.
    private static bool IsShare(Node node) =>
        node.Name is "fleet.utilisation" or "fleet.residual" or "fleet.power_used" or "fleet.pue_fixed" or "fleet.other_business" or "fleet.use.training" or "fleet.use.serving" or "fleet.use.idle" or "fleet.carbon.clean" or "money.tax" or "money.debt_share" or "money.prepaid_share" || node.Name.StartsWith("money.resale_after_", StringComparison.Ordinal) || node.Name is "feasibility.largest_share" || node.Name.EndsWith(".discount", StringComparison.Ordinal) || node.Name.EndsWith(".lost", StringComparison.Ordinal) || node.Name.EndsWith(".assumed_mfu", StringComparison.Ordinal) || IsServing(node, ".cache_hits", ".at_cache_hits", ".use", ".share");
}
