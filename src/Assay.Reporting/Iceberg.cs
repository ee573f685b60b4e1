using Assay.Claims;
using Assay.Economics;
using Assay.Uncertainty;

namespace Assay.Reporting;

/// <summary>
/// A claim's scope and what it leaves out, as parts of the lab's yearly cost on the lab's own basis. The parts are means,
/// because means add up to the mean of the whole and medians do not.
/// </summary>
internal sealed class Iceberg
{
    private Iceberg(Finding finding, double whole, double above, IReadOnlyList<Phased> below)
    {
        Finding = finding;
        Whole = whole;
        Above = above;
        Below = below;
    }

    public Finding Finding { get; }

    /// <summary>What the lab costs in a year.</summary>
    public double Whole { get; }

    /// <summary>What of it lies within the scope.</summary>
    public double Above { get; }

    /// <summary>What the claim leaves out, by phase, the largest first.</summary>
    public IReadOnlyList<Phased> Below { get; }

    /// <summary>The cost lines of one phase.</summary>
    /// <param name="Phase">The phase.</param>
    /// <param name="Amount">Their sum.</param>
    /// <param name="Lines">What the claim leaves out of each, the largest first.</param>
    public sealed record Phased(Phase Phase, double Amount, IReadOnlyList<Part> Lines);

    /// <summary>What a claim leaves out of a cost line.</summary>
    /// <param name="Line">The line.</param>
    /// <param name="Amount">The amount by the year.</param>
    public sealed record Part(CostLine Line, Summary Amount);

    /// <summary>
    /// The iceberg of the first claim that is a part of the lab's cost and leaves something out, else of the first that is
    /// the whole of it; null where no claim is a part of it.
    /// </summary>
    public static Iceberg? Of(AuditResult audit)
    {
        var parts = audit.Findings.Where(finding => finding.Covers is not null).OrderBy(finding => finding.SilentOn.Count == 0);
        return parts.FirstOrDefault() is { } finding && audit.Case.Graph.Contains("lab.cost_per_year") ? Of(audit, finding) : null;
    }

    private static Iceberg? Of(AuditResult audit, Finding finding)
    {
        var lines = audit.Case.Ledger.LabLines().ToDictionary(line => line.Quantity);
        var parts = finding.SilentOn.Select(silent => new Part(lines[silent.Line], silent.Amount));
        var below = parts.GroupBy(part => part.Line.Phase!.Value)
            .Select(group => new Phased(group.Key, group.Sum(part => part.Amount.Mean), [.. group.OrderByDescending(part => part.Amount.Mean)]))
            .OrderByDescending(phased => phased.Amount).ThenBy(phased => phased.Phase).ToArray();
        var whole = audit["lab.cost_per_year"].Mean;
        return whole <= 0 ? null : new Iceberg(finding, whole, Math.Max(0, whole - below.Sum(phased => phased.Amount)), below);
    }
}
