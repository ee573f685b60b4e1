using System.Xml.Linq;

namespace Assay.Reporting.Spending;

/// <summary>The parts of a report of accounts, in their order.</summary>
internal static class SpendingParts
{
    public static IReadOnlyList<XElement> Of(SpendingFigures figures, SpendingWays ways) =>
    [
        .. new[]
        {
            ModelPart.Of(figures, ways), CostPart.Of(figures, ways), CostPart.Unexplained(figures), HoursPart.Of(figures, ways), EfficiencyPart.Of(figures), UsePart.OfWaste(figures), UsePart.Of(figures), UsePart.OfEnergy(figures),
            HoursPart.Uncaught(figures), NotePart.OfKubernetes(figures), NotePart.Of(figures),
        }.OfType<XElement>(),
    ];
}
