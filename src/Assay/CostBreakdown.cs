using Assay.Economics;
using Assay.Quantities;

namespace Assay;

/// <summary>
/// Where the money of a lab goes in a year: phases by resources, on the lab's own basis. Amounts are means in dollars,
/// because means of lines add up to the mean of the whole and medians do not.
/// </summary>
public sealed class CostBreakdown
{
    private readonly Dictionary<(Phase, Resource), double> cells;

    private CostBreakdown(Basis basis, Dictionary<(Phase, Resource), double> cells)
    {
        Basis = basis;
        this.cells = cells;
        Phases = [.. cells.Keys.Select(key => key.Item1).Distinct().Order()];
        Resources = [.. cells.Keys.Select(key => key.Item2).Distinct().Order()];
    }

    /// <summary>The basis of all amounts.</summary>
    public Basis Basis { get; }

    /// <summary>The phases that have a line.</summary>
    public IReadOnlyList<Phase> Phases { get; }

    /// <summary>The resources that have a line.</summary>
    public IReadOnlyList<Resource> Resources { get; }

    /// <summary>The breakdown of an audit; null where the case tells no lab.</summary>
    public static CostBreakdown? Of(AuditResult audit)
    {
        if (audit.Case.Ledger.LabBasis() is not { } basis)
            return null;
        var cells = audit.Case.Ledger.LabLines().GroupBy(line => (line.Phase!.Value, line.Resource!.Value))
            .ToDictionary(group => group.Key, group => group.Sum(line => audit[line.Quantity].Mean) * UnitTable.HoursPerYear);
        return new CostBreakdown(basis, cells);
    }

    /// <summary>What a phase spends on a resource; null where the case has no such line.</summary>
    public double? this[Phase phase, Resource resource] => cells.TryGetValue((phase, resource), out var amount) ? amount : null;

    public double Of(Phase phase) => cells.Where(cell => cell.Key.Item1 == phase).Sum(cell => cell.Value);

    public double Of(Resource resource) => cells.Where(cell => cell.Key.Item2 == resource).Sum(cell => cell.Value);

    /// <summary>All of it.</summary>
    public double Whole => cells.Values.Sum();
}
