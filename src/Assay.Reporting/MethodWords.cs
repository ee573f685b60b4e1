using Assay.Documents;
using Assay.Economics;
using Assay.Quantities;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting;

/// <summary>How methods of pricing a run differ, in words.</summary>
public static class MethodWords
{
    /// <summary>What a method counts and leaves out.</summary>
    public static string Scope(CostMethod method) => Say($"{method.Name} ({method.Title}) counts {method.Counts}. It leaves out {method.LeavesOut}.");

    /// <summary>How far one method lies from another, and by what.</summary>
    public static string Difference(CostMethod method, Summary cost, IReadOnlyList<(MethodPart Part, Summary Amount)> parts, CostMethod other, Summary otherCost, IReadOnlyList<(MethodPart Part, Summary Amount)> otherParts)
    {
        var (mine, its) = (cost.P50, otherCost.P50);
        var apart = Math.Abs(mine - its);
        var (far, ratio) = (new Printed(apart, Usd.Unit, apart / 30), new Printed(mine / its, Amounts.Percent, mine / its / 30));
        var (sum, against) = (Sum(parts, cost), Sum(otherParts, otherCost));
        return apart / its < 0.005 ? Say($"{method.Name} comes to the same as {other.Name} within half a per cent: {sum}, against {against}.")
            : mine > its ? Say($"{method.Name} is {far} above {other.Name}, {ratio} of it: {sum}, against {against}.")
            : Say($"{method.Name} is {far} below {other.Name}, {ratio} of it: {sum}, against {against}.");
    }

    private static Message Sum(IReadOnlyList<(MethodPart Part, Summary Amount)> parts, Summary cost)
    {
        var terms = parts.Where(part => part.Part.Adds).ToArray();
        return terms.Length == 1 ? $"{terms[0].Part.Title} ({Amounts.Median(cost, Usd.Unit)})"
            : Message.Join(" + ", terms.Select(term => (Message)$"{term.Part.Title} {Amounts.Median(term.Amount, Usd.Unit)}"));
    }
}
