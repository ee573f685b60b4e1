using Assay.Economics;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Reporting;

/// <summary>How methods of pricing a run differ, in words.</summary>
public static class MethodWords
{
    /// <summary>What a method counts and leaves out.</summary>
    public static string Scope(CostMethod method) => $"{method.Name} ({method.Title}) counts {method.Counts}. It leaves out {method.LeavesOut}.";

    /// <summary>How far one method lies from another, and by what.</summary>
    public static string Difference(CostMethod method, Summary cost, IReadOnlyList<(MethodPart Part, Summary Amount)> parts, CostMethod other, Summary otherCost, IReadOnlyList<(MethodPart Part, Summary Amount)> otherParts)
    {
        var (mine, its) = (cost.P50, otherCost.P50);
        var apart = Math.Abs(mine - its);
        var far = apart / its < 0.005 ? $"{method.Name} comes to the same as {other.Name} within half a per cent"
            : $"{method.Name} is {Printing.Print(apart, Usd.Unit, apart / 30)} {(mine > its ? "above" : "below")} {other.Name}, {Ratio(mine / its)} of it";
        return $"{far}: {Sum(parts, cost)}, against {Sum(otherParts, otherCost)}.";
    }

    private static string Sum(IReadOnlyList<(MethodPart Part, Summary Amount)> parts, Summary cost)
    {
        var terms = parts.Where(part => part.Part.Adds).ToArray();
        return terms.Length == 1 ? $"{terms[0].Part.Title} ({Amounts.Median(cost, Usd.Unit)})"
            : string.Join(" + ", terms.Select(term => $"{term.Part.Title} {Amounts.Median(term.Amount, Usd.Unit)}"));
    }

    private static string Ratio(double ratio) => Printing.Print(ratio, Amounts.Percent, ratio / 30);
}
