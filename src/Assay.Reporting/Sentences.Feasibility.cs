using Assay.Claims;
using Assay.Documents;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting;

public static partial class Sentences
{
    private const int MostTold = 100;

    /// <summary>What bounds a claimed fleet, in a word or two.</summary>
    public static string Kind(FleetBoundKind kind) => kind switch
    {
        FleetBoundKind.Shipments => Say("shipments"),
        FleetBoundKind.ExportRules => Say("export rules"),
        FleetBoundKind.Power => Say("power"),
        _ => Say("funding"),
    };

    /// <summary>How much of a bound is used; a bound of nothing is used without end.</summary>
    public static string Use(FleetFinding finding) => finding.Use switch
    {
        null => "",
        { P50: >= MostTold } => Say($"over {MostTold:N0} times"),
        { } use => Amounts.Median(use, Amounts.Percent),
    };

    /// <summary>Whether a claimed fleet could be had, and which of its bounds it passes.</summary>
    public static string Feasibility(IReadOnlyList<FleetFinding> findings)
    {
        Message Named(Possibility possibility) => Message.Join("; ", findings.Where(finding => finding.Possibility == possibility).Select(finding => (Message)$"{finding.Bound.Title} ({Kind(finding.Bound.Kind)}: {finding.Bound.Because})"));
        string Open() => findings.Any(finding => finding.Possibility == Possibility.DependsOnInputs) ? Say($" It depends on the inputs for: {Named(Possibility.DependsOnInputs)}.") : "";
        return FleetFinding.Strictest(findings) switch
        {
            Possibility.Possible => Say("The claimed fleet stays within every bound that applies to it."),
            Possibility.DependsOnInputs => Say($"Whether the claimed fleet stays within its bounds depends on the inputs: {Named(Possibility.DependsOnInputs)}."),
            Possibility.NotPossible => Say($"The claimed fleet is not within its bounds: {Named(Possibility.NotPossible)}.{Open()}"),
            _ => Say("No bound of the claimed fleet applies."),
        };
    }
}
