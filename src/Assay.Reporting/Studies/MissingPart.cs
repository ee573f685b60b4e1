using System.Xml.Linq;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Studies;

/// <summary>Why points came to no result, and what a cell holds that is open.</summary>
internal static class MissingPart
{
    public static XElement? Of(StudyFigures figures) => figures.Problems.Count == 0 ? null : Section(
        "missing",
        StudyWords.Missing,
        Table.Of(
            Say("Why points came to no result, the most frequent first"),
            [new(Say("why")), new(Say("points"), true), new(Say("the first"), true)],
            // Kept in the results, which are a document for programs and the same in every language.
            figures.Problems.Select(row => (IReadOnlyList<object?>)[row.Why, StudyAmounts.Count(row.Points), StudyAmounts.Count(row.First)])));

    /// <summary>The points of the cell that is open.</summary>
    public static XElement? OfCell(StudyFigures figures)
    {
        if (figures.Cell is not { } cell)
            return null;
        var (map, where) = (cell.Map, $"{cell.Map.Across.Axis.Id} {StudyAmounts.Place(cell.Map.Across, cell.Across)}, {cell.Map.Up.Axis.Id} {StudyAmounts.Place(cell.Map.Up, cell.Up)}");
        return Section(
            "points",
            Say($"Points at {where}"),
            map.Held.Count == 0 ? null : P(StudyWords.Cells(map)),
            cell.Points == 0 ? P(Say("No point was computed here.")) : Scrolling("cells", Say($"Points at {where}"), PointTable.Of(cell.Points > cell.First.Count ? Say($"The first {cell.First.Count:N0} of {cell.Points:N0} points") : Say($"{cell.Points:N0} points"), figures, cell.First)));
    }
}
