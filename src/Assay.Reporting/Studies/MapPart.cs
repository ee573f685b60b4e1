using System.Xml.Linq;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Studies;

/// <summary>Heat maps, each with its numbers as a table.</summary>
internal static class MapPart
{
    public static XElement? Of(StudyFigures figures, StudyWays ways) => figures.Maps.Count == 0 ? null : Section(
        "maps",
        StudyWords.Maps,
        figures.Maps.Select(map => Figure(figures, map, ways)));

    private static XElement Figure(StudyFigures figures, HeatMap map, StudyWays ways)
    {
        if (map.Range is not { } range)
            return Tag("p", Say($"{map.Output.Id}: no cell has a result."));
        // Where ratios are large, equal steps of colour are equal ratios.
        var ratios = range.Low > 0 && range.High / range.Low > 30;
        var spread = (range.High - range.Low) / (ratios ? 1000 : 10);
        int Step(double mean)
        {
            var share = range.High <= range.Low ? 0 : ratios ? Math.Log(mean / range.Low) / Math.Log(range.High / range.Low) : (mean - range.Low) / (range.High - range.Low);
            return Math.Clamp((int)(share * HeatChart.Steps), 0, HeatChart.Steps - 1);
        }

        string Text(HeatCell cell) => cell.Mean is { } mean ? StudyAmounts.Of(map.Output, mean, spread) : "–";
        var cells = map.Cells.ToDictionary(cell => (cell.Across, cell.Up));
        return Tag(
            "figure",
            Class("card"),
            Tag("h3", StudyWords.Full(map.Output)),
            Scrolling("scrolled", StudyWords.Full(map.Output), HeatChart.Draw(
                StudyWords.MapPicture(map),
                Side(figures, map.Across),
                Side(figures, map.Up),
                (x, y) => cells.GetValueOrDefault((x, y)) is { } cell ? new HeatMark(cell.Mean is { } mean ? Step(mean) : null, Text(cell), StudyWords.Cell(map, cell, spread), ways.Cell?.Invoke(map, cell), figures.Cell is { } open && open.Map == map && (open.Across, open.Up) == (x, y)) : null)),
            Tag(
                "figcaption",
                Span("legend", StudyAmounts.Of(map.Output, range.Low, spread), " ", HeatChart.Key(), " ", StudyAmounts.Of(map.Output, range.High, spread)),
                map.Cells.Any(cell => cell.Mean is null) ? Span("legend", Svg.Ornament(10, 10, "swatch", Svg.Box("heat-none", 0, 0, 10, 10)), Say("no result")) : null,
                " ", StudyWords.Cells(map), ratios ? " " + Say("Equal steps of colour are equal ratios.") : null),
            Details(Say("The same in figures"), Numbers(map, cells, Text, ways)));
    }

    private static HeatSide Side(StudyFigures figures, CutAxis axis) =>
        new(StudyWords.Full(figures.AxisTitles.First(title => title.Axis == axis.Axis)), [.. Enumerable.Range(0, axis.Count).Select(place => StudyAmounts.Place(axis, place))], axis.Axis.Range is not null);

    private static XElement Numbers(HeatMap map, Dictionary<(int Across, int Up), HeatCell> cells, Func<HeatCell, string> text, StudyWays ways)
    {
        // A table grows downwards: the longer axis has the rows.
        var turned = map.Across.Count > map.Up.Count;
        var (rows, columns) = turned ? (map.Across, map.Up) : (map.Up, map.Across);
        object? Cell(int row, int column)
        {
            if (cells.GetValueOrDefault(turned ? (row, column) : (column, row)) is not { } cell)
                return "";
            return ways.Cell is { } open ? new XElement("a", new XAttribute("href", open(map, cell)), text(cell)) : text(cell);
        }

        return Scrolling("cells", Say("The same in figures"), Table.Of(
            Say($"{map.Output.Id} by {rows.Axis.Id} and {columns.Axis.Id}"),
            [new(rows.Axis.Id), .. Enumerable.Range(0, columns.Count).Select(column => new Column(StudyAmounts.Place(columns, column), true))],
            Enumerable.Range(0, rows.Count).Select(row => (IReadOnlyList<object?>)[StudyAmounts.Place(rows, row), .. Enumerable.Range(0, columns.Count).Select(column => Cell(row, column))])));
    }
}
