using System.Xml.Linq;

namespace Assay.Reporting.Studies;

/// <summary>The parts of a report of a sweep, in their order.</summary>
internal static class StudyParts
{
    public static IReadOnlyList<XElement> Of(StudyFigures figures, StudyWays ways) =>
    [
        .. new[]
        {
            MapPart.Of(figures, ways), MissingPart.OfCell(figures), CurvePart.Of(figures), InfluencePart.Of(figures), SpreadPart.Of(figures), FrontPart.Of(figures), LinePart.Of(figures), MissingPart.Of(figures), AskedPart.Of(figures),
        }.OfType<XElement>(),
    ];
}
