using Assay.Documents;
using Assay.Modeling;

namespace Assay.Claims;

/// <summary>An input that would bring the recomputed figure nearer to the claimed one.</summary>
/// <param name="Input">The name of the input.</param>
/// <param name="Title">What it is.</param>
/// <param name="At">Which end of its own 90 % range it is moved to: 0.05 or 0.95.</param>
/// <param name="Reaches">The recomputed figure with the input there and all others at their medians, in base units.</param>
/// <param name="Closes">The share of the gap that this closes; 1 where the figure reaches the claim or passes it.</param>
public sealed record GapDriver(string Input, Message Title, double At, double Reaches, double Closes);

/// <summary>What lies between a claimed figure and the recomputed one, and which inputs would close it.</summary>
public static class Gap
{
    /// <summary>What moves the figure by less than this share of the gap is not named.</summary>
    private const double Smallest = 0.01;

    /// <summary>The inputs that move a quantity towards a figure within their own 90 % ranges, the one that moves it most first.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="quantity">The recomputed quantity.</param>
    /// <param name="claim">The claim; a bound that the figure keeps leaves no gap, and neither does a difference within its rounding.</param>
    /// <returns>Empty where there is no gap, or where no input would make it smaller.</returns>
    public static IReadOnlyList<GapDriver> Close(Graph graph, string quantity, Claim claim)
    {
        var node = graph.IndexOf(quantity);
        var middle = new Evaluation(graph, [node]).AtMedians()[0];
        var gap = claim.Claimed - middle;
        var rounding = claim.Sense == ClaimSense.About ? claim.Rounding : 0;
        if (Math.Abs(gap) <= rounding || (claim.Sense == ClaimSense.AtLeast && gap < 0) || (claim.Sense == ClaimSense.AtMost && gap > 0))
            return [];
        return
        [
            .. Sensitivity.Swings(graph, node).Select(swing => Towards(graph, swing.Key, swing.Value, middle, gap)).Where(driver => driver.Moved >= Smallest)
                .OrderByDescending(driver => driver.Moved).ThenBy(driver => driver.Driver.Input, StringComparer.Ordinal).Select(driver => driver.Driver),
        ];
    }

    private static (GapDriver Driver, double Moved) Towards(Graph graph, string input, (double AtLow, double AtHigh) swing, double middle, double gap)
    {
        var (low, high) = ((swing.AtLow - middle) / gap, (swing.AtHigh - middle) / gap);
        var (at, reaches, moved) = low > high ? (0.05, swing.AtLow, low) : (0.95, swing.AtHigh, high);
        return (new GapDriver(input, graph[input].Title, at, reaches, Math.Min(1, moved)), moved);
    }
}
