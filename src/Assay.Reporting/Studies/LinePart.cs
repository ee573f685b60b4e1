using System.Xml.Linq;
using Assay.Reporting.Charts;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Studies;

/// <summary>Points as lines through their axes and outputs.</summary>
internal static class LinePart
{
    private const int MostUprights = 9;
    private const int MostMarks = 12;

    public static XElement? Of(StudyFigures figures)
    {
        if (figures.Lines is not { Points.Count: > 0 } lines)
            return null;
        var spreads = figures.Spreads.OrderByDescending(spread => spread.Output == lines.Colour).Take(MostUprights - Math.Min(MostUprights - 1, figures.Axes.Count(axis => axis.Moves))).Reverse().ToArray();
        var axes = Enumerable.Range(0, figures.Axes.Count).Where(i => figures.Axes[i].Moves).Take(MostUprights - 1).ToArray();
        var scales = spreads.Select(spread => ChartScale.Of([spread.Low, spread.High], 0)).ToArray();
        var colour = Array.FindIndex(spreads, spread => spread.Output == lines.Colour);
        double? Share(StudyPoint point, int i) => point.Outputs[figures.Outputs.ToList().IndexOf(spreads[i].Output)] is double value ? scales[i].Share(value) : null;
        // Words stand in the order in which they were listed, from the top.
        double? Along(StudyPoint point, int axis) => double.IsNaN(point.Along[axis]) ? null : figures.Axes[axis].Axis.Range is null ? 1 - point.Along[axis] : point.Along[axis];
        return Section(
            "lines",
            StudyWords.Lines,
            P(lines.Points.Count < lines.Of ? Say($"{lines.Points.Count:N0} of {lines.Of:N0} points, taken evenly from all, and the best in any case.") : Say($"All {lines.Of:N0} points."), " ", Say($"Each line is a point; its colour tells {lines.Colour.Id}. The best are drawn boldly: {StudyWords.Wanted(lines.Better)}.")),
            Tag(
                "figure",
                Class("card"),
                Scrolling("scrolled", StudyWords.Lines, ParallelChart.Draw(
                    StudyWords.LinePicture(lines),
                    [.. axes.Select(i => new Upright(figures.Axes[i].Axis.Id, [.. Marks(figures.Axes[i])])), .. spreads.Select((spread, i) => new Upright(spread.Output.Id, [.. Marks(spread, scales[i])]))],
                    [.. lines.Points.Select(point => new PointLine([.. axes.Select(i => Along(point, i)), .. Enumerable.Range(0, spreads.Length).Select(i => Share(point, i))], Math.Clamp((int)((Share(point, colour) ?? 0) * HeatChart.Steps), 0, HeatChart.Steps - 1), lines.Best.Contains(point.Number)))])),
                Tag("figcaption", Span("legend", StudyAmounts.Of(spreads[colour], spreads[colour].Low), " ", Key(), " ", StudyAmounts.Of(spreads[colour], spreads[colour].High)), Span("legend", Svg.Ornament(16, 10, "swatch", Svg.Line("thread best", 0, 5, 16, 5)), Say("the best")))),
            Details(Say("The best in figures"), Scrolling("cells", Say("The best in figures"), PointTable.Of(Say($"The best points by {lines.Colour.Id}, the best first"), figures, lines.Best.Select(number => lines.Points.First(point => point.Number == number))))));
    }

    private static XElement Key() => Svg.Ornament(HeatChart.Steps * 16, 12, "heatkey", Enumerable.Range(0, HeatChart.Steps).Select(step => Svg.Box($"fill-{step}", step * 16, 0, 16, 12)));

    private static IEnumerable<(double, string)> Marks(CutAxis axis)
    {
        if (axis.Axis.Range is { } range)
            return new[] { 0, 0.5, 1 }.Select(share => (share, Amounts.Print(range.At(new Coordinate(-1, share)), range.Unit, Math.Abs(range.To - range.From) / 30)));
        var every = Math.Max(1, (int)Math.Ceiling(axis.Count / (double)MostMarks));
        return Enumerable.Range(0, axis.Count).Where(place => place % every == 0).Select(place => (1 - ((double)place / (axis.Count - 1)), axis.Axis.Values[place].Text));
    }

    private static IEnumerable<(double, string)> Marks(OutputSpread spread, ChartScale scale) => spread.High <= spread.Low
        ? [(scale.Share(spread.Low), StudyAmounts.Of(spread.Output, spread.Low))]
        : new[] { scale.Low, scale.IsLogarithmic ? Math.Sqrt(scale.Low * scale.High) : (scale.Low + scale.High) / 2, scale.High }.Select(value => (scale.Share(value), StudyAmounts.Of(spread, value)));
}
