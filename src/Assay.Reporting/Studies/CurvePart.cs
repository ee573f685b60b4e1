using System.Xml.Linq;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Studies;

/// <summary>Outputs along an axis of numbers, a line for each value of another.</summary>
internal static class CurvePart
{
    private const int Few = 6;

    public static XElement? Of(StudyFigures figures)
    {
        var drawn = figures.Curves.Where(map => map.Range is not null).ToArray();
        return drawn.Length == 0 ? null : Section("curves", StudyWords.Curves, drawn.Select(map => Figure(figures, map)));
    }

    private static XElement Figure(StudyFigures figures, HeatMap map)
    {
        var (low, high) = map.Range!.Value;
        var alone = map.Across == map.Up;
        var (axis, places) = (map.Across.Axis, Enumerable.Range(0, map.Across.Count).ToArray());
        var cells = map.Cells.ToDictionary(cell => (cell.Across, cell.Up), cell => cell.Mean);
        // A place of a range is drawn at its middle.
        double X(int place) => map.Across.Ends(place) is var (from, to) ? (from + to) / 2 : 0;
        double? Y(int line, int place) => cells.GetValueOrDefault((place, alone ? place : line));
        var all = alone ? [0] : Enumerable.Range(0, map.Up.Count).Where(line => places.Any(place => Y(line, place) is not null)).ToArray();
        // Of many values some, evenly, with the first and the last.
        var lines = all.Length <= CurveChart.Most ? all : [.. Enumerable.Range(0, Few).Select(i => all[i * (all.Length - 1) / (Few - 1)])];
        var ends = new ChartScale(places.Min(X), places.Max(X), axis.Range!.IsLogarithmic);
        return Tag(
            "figure",
            Class("card"),
            Tag("h3", StudyWords.Full(map.Output)),
            Scrolling("scrolled", StudyWords.Full(map.Output), CurveChart.Draw(
                StudyWords.CurvePicture(map),
                [.. lines.Select(line => new Curve(alone ? "" : StudyAmounts.Place(map.Up, line), [.. places.Select(place => (X(place), Y(line, place)))]))],
                new FrontAxis(StudyWords.Full(figures.AxisTitles.First(title => title.Axis == axis)), value => Amounts.Print(value, axis.Range.Unit, (ends.High - ends.Low) / 30)),
                ends,
                new FrontAxis(map.Output.Id, value => StudyAmounts.Of(map.Output, value, (high - low) / 10)))),
            Tag("figcaption", alone ? null : (lines.Length < all.Length ? Say($"A line for each of {lines.Length} values of {map.Up.Axis.Id}, out of {all.Length}.") : Say($"A line for each {map.Up.Axis.Id}.")) + " ", map.Averaged.Count == 0 ? null : Say($"Each is the mean along {string.Join(", ", map.Averaged.Select(one => one.Axis.Id))}.")),
            Details(Say("The same in figures"), Scrolling("cells", Say("The same in figures"), Table.Of(
                Say($"{map.Output.Id} along {axis.Id}"),
                [new(axis.Id), .. lines.Select(line => new Column(alone ? map.Output.Id : StudyAmounts.Place(map.Up, line), true))],
                places.Select(place => (IReadOnlyList<object?>)[StudyAmounts.Place(map.Across, place), .. lines.Select(line => Y(line, place) is { } y ? StudyAmounts.Of(map.Output, y, (high - low) / 100) : "–")])))));
    }
}
