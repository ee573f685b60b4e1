using System.Xml.Linq;
using Assay.Reporting.Charts;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Studies;

/// <summary>The points that no other beats in two outputs.</summary>
internal static class FrontPart
{
    private const int MostRows = 50;

    public static XElement? Of(StudyFigures figures)
    {
        if (figures.Front is not { Points.Count: > 0 } front)
            return null;
        var (first, second) = (front.First.Output, front.Second.Output);
        var outputs = figures.Outputs.ToList();
        var (x, y) = (outputs.IndexOf(first), outputs.IndexOf(second));
        var (across, up) = (figures.Spreads.First(spread => spread.Output == first), figures.Spreads.First(spread => spread.Output == second));
        return Section(
            "front",
            StudyWords.Front,
            P(Says(front)),
            Tag(
                "figure",
                Class("card"),
                Scrolling("scrolled", StudyWords.Front, ParetoChart.Draw(
                    StudyWords.FrontPicture(front),
                    [.. front.Points.Select(point => ((double)point.Outputs[x]!, (double)point.Outputs[y]!, StudyWords.Where(figures, point)))],
                    [.. front.Others.Select(point => ((double)point.Outputs[x]!, (double)point.Outputs[y]!))],
                    new FrontAxis(Say($"{first.Id} ({StudyWords.Wanted(front.First.Better)})"), value => StudyAmounts.Of(across, value)),
                    new FrontAxis(Say($"{second.Id} ({StudyWords.Wanted(front.Second.Better)})"), value => StudyAmounts.Of(up, value)))),
                Tag("figcaption", Span("legend", Svg.Ornament(10, 10, "swatch", Svg.Dot("dot picked", 5, 5, 4)), Say("no other point is as good in both and better in one")), Span("legend", Svg.Ornament(10, 10, "swatch", Svg.Dot("other-point", 5, 5, 3)), front.Others.Count + front.Points.Count < front.Of ? Say("other points, some of them") : Say("other points")))),
            Details(Say("The same in figures"), Scrolling("cells", Say("The same in figures"), PointTable.Of(front.Points.Count > MostRows ? Say($"The first {MostRows} of the {front.Points.Count:N0} points on the front, the best by {first.Id} first") : Say($"The points on the front, the best by {first.Id} first"), figures, front.Points.Take(MostRows)))));
    }

    private static string Says(ParetoFront front)
    {
        var (first, second) = (front.First.Output.Id, front.Second.Output.Id);
        if (front.IsCut)
            return Say($"More than {front.Points.Count:N0} of {front.Of:N0} points are beaten by no other in {first} and {second}; the first of them are told.");
        return front.Points.Count == 1
            ? Say($"One of {front.Of:N0} points is the best in both {first} and {second}.")
            : Say($"{front.Points.Count:N0} of {front.Of:N0} points are beaten by no other in {first} and {second} together: none is as good in both and better in one.");
    }
}
