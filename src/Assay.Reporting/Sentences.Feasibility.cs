using Assay.Claims;

namespace Assay.Reporting;

public static partial class Sentences
{
    private const int MostTold = 100;

    /// <summary>What bounds a claimed fleet, in a word or two.</summary>
    public static string Kind(FleetBoundKind kind) => kind switch
    {
        FleetBoundKind.Shipments => "shipments",
        FleetBoundKind.ExportRules => "export rules",
        FleetBoundKind.Power => "power",
        _ => "funding",
    };

    /// <summary>How much of a bound is used; a bound of nothing is used without end.</summary>
    public static string Use(FleetFinding finding) => finding.Use switch
    {
        null => "",
        { P50: >= MostTold } => $"over {MostTold:N0} times",
        { } use => Amounts.Median(use, Amounts.Percent),
    };

    /// <summary>Whether a claimed fleet could be had, and which of its bounds it passes.</summary>
    public static string Feasibility(IReadOnlyList<FleetFinding> findings)
    {
        string Named(Possibility possibility) => string.Join("; ", findings.Where(finding => finding.Possibility == possibility).Select(finding => $"{finding.Bound.Title} ({Kind(finding.Bound.Kind)}: {finding.Bound.Because})"));
        string Open() => findings.Any(finding => finding.Possibility == Possibility.DependsOnInputs) ? $" It depends on the inputs for: {Named(Possibility.DependsOnInputs)}." : "";
        return FleetFinding.Strictest(findings) switch
        {
            Possibility.Possible => "The claimed fleet stays within every bound that applies to it.",
            Possibility.DependsOnInputs => $"Whether the claimed fleet stays within its bounds depends on the inputs: {Named(Possibility.DependsOnInputs)}.",
            Possibility.NotPossible => $"The claimed fleet is not within its bounds: {Named(Possibility.NotPossible)}.{Open()}",
            _ => "No bound of the claimed fleet applies.",
        };
    }
}
