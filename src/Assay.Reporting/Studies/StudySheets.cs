using Assay.Reporting.Workbook;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Studies;

/// <summary>The sheets of a workbook of a sweep.</summary>
internal static class StudySheets
{
    private const string Any = "General";
    private const string Whole = "#,##0";
    private const string Percent = "0.0\\ %";

    /// <summary>What was asked, and the unit of every column.</summary>
    public static Sheet About(SweepReading reading)
    {
        var (sweep, sheet) = (reading.Sweep, new Sheet(Say("About"), [24, 44, 52, 22, 22]) { Frozen = 0 });
        sheet.Add(Cell.Of(Say(sweep.Title), Look.Title));
        foreach (var sentence in new[]
        {
            Say($"{reading.Done:N0} of {sweep.Points:N0} points have a result; {reading.Failed:N0} came to none, and {reading.Pruned:N0} were pruned."),
            Say($"Points: {StudyWords.Of(sweep.Design)}."),
            StudyWords.HowSampled(sweep),
            sweep.Plan is null ? Say($"Case: {string.Join(", ", sweep.Cases.Select(one => one.Text))}.") : null,
            sweep.Fixed.Count == 0 ? null : Say($"Set everywhere: {string.Join(", ", sweep.Fixed.Select(one => $"{one.Set}: {one.Value.Text}"))}."),
            sweep.Where.Count == 0 ? null : Say($"Where: {string.Join(", ", sweep.Where.Select(one => one.Text))}."),
        }.OfType<string>())
            sheet.Add(Cell.Of(sentence, Look.Wrapped) with { Across = 5 });
        sheet.Add(Cell.Of(""));
        Heads(sheet, Say("axis"), Say("sets"), Say("title"), Say("from"), Say("to"));
        foreach (var (axis, title) in reading.AxisTitles)
            sheet.Add(Cell.Of(axis.Id), Cell.Of(axis.Set, Look.Code), Cell.Of(Say(title) ?? "", Look.Wrapped), Cell.Of(axis.Range is { } range ? Amounts.Print(range.From, range.Unit) : axis.Values[0].Text), Cell.Of(axis.Range is { } until ? Amounts.Print(until.To, until.Unit) : axis.Values[^1].Text));
        sheet.Add(Cell.Of(""));
        Heads(sheet, Say("column"), Say("holds"), Say("title"), Say("unit"), Say("which end is wanted"));
        foreach (var axis in reading.Axes.Select(cut => cut.Axis))
            sheet.Add(Cell.Of(axis.Id), Cell.Of(axis.Set, Look.Code), Cell.Of(""), Cell.Of(axis.Range is { } range ? Units.Of(range.Unit) : Say("words")), Cell.Of(""));
        foreach (var output in reading.Outputs)
            sheet.Add(Cell.Of(output.Id), Cell.Of(output.Output.Path, Look.Code), Cell.Of(Say(output.Title) ?? "", Look.Wrapped), Cell.Of(output.IsWords ? Say("words") : output.Unit.IsShare ? Say("a plain number") : Units.Of(output)), Cell.Of(output.Output.Better is { } better ? StudyWords.Wanted(better) : ""));
        return sheet;
    }

    /// <summary>The head of the sheet of all points.</summary>
    public static Sheet Points(SweepReading reading)
    {
        var sheet = new Sheet(Say("Points"), [10, .. reading.Axes.Select(axis => axis.Axis.Range is null ? Math.Clamp(axis.Axis.Values.Max(value => value.Text.Length) + 2.0, 12, 40) : 12), .. reading.Outputs.Select(_ => 18.0), 44]);
        sheet.Rows.Add([Cell.Of(Say("point"), Look.NumberHeading), .. reading.Axes.Select(axis => Cell.Of(axis.Axis.Id, axis.Axis.Range is null ? Look.Heading : Look.NumberHeading)), .. reading.Outputs.Select(output => Cell.Of(output.Id, output.IsWords ? Look.Heading : Look.NumberHeading)), Cell.Of(Say("why there is no result"), Look.Heading)]);
        return sheet;
    }

    public static Sheet Spreads(StudyFigures figures)
    {
        var sheet = new Sheet(Say("Ranges"), [20, 16, 10, 16, 16, 16, 16, 16, 40, 40]);
        sheet.Rows.Add([Cell.Of(Say("output"), Look.Heading), Cell.Of(Say("unit"), Look.Heading), .. new[] { Say("points"), Say("lowest"), Say("5 %"), Say("median"), Say("95 %"), Say("highest") }.Select(title => Cell.Of(title, Look.NumberHeading)), Cell.Of(Say("lowest at"), Look.Heading), Cell.Of(Say("highest at"), Look.Heading)]);
        foreach (var spread in figures.Spreads)
            sheet.Add(Cell.Of(spread.Output.Id), Cell.Of(Units.Of(spread.Output)), Cell.Of(spread.Points, Whole), Number(spread.Output, spread.Low), Number(spread.Output, spread.P5), Number(spread.Output, spread.P50), Number(spread.Output, spread.P95), Number(spread.Output, spread.High), Cell.Of(StudyWords.Where(figures, spread.Lowest), Look.Wrapped), Cell.Of(StudyWords.Where(figures, spread.Highest), Look.Wrapped));
        return sheet;
    }

    public static Sheet Shares(StudyFigures figures)
    {
        var axes = Enumerable.Range(0, figures.Axes.Count).Where(i => figures.Axes[i].Moves).ToArray();
        var sheet = new Sheet(Say("Axes"), [20, .. axes.Select(_ => 16.0)]);
        sheet.Rows.Add([Cell.Of(Say("output"), Look.Heading), .. axes.Select(i => Cell.Of(figures.Axes[i].Axis.Id, Look.NumberHeading))]);
        foreach (var spread in figures.Spreads)
            sheet.Rows.Add([Cell.Of(spread.Output.Id), .. axes.Select(i => Cell.Of(spread.Shares[i], Percent))]);
        sheet.Add(Cell.Of(""));
        sheet.Add(Cell.Of(figures.IsWhole ? StudyWords.SharesAre : StudyWords.SharesOverlap, Look.Wrapped) with { Across = Math.Max(4, axes.Length + 1) });
        return sheet;
    }

    /// <summary>Heat maps, one below the other.</summary>
    public static Sheet Maps(StudyFigures figures)
    {
        var sheet = new Sheet(Say("Two axes"), [24, .. Enumerable.Repeat(15.0, figures.Maps.Select(map => Math.Min(map.Across.Count, map.Up.Count)).DefaultIfEmpty(1).Max())]) { Frozen = 0 };
        foreach (var map in figures.Maps)
        {
            var turned = map.Across.Count > map.Up.Count;
            var (rows, columns) = turned ? (map.Across, map.Up) : (map.Up, map.Across);
            var cells = map.Cells.ToDictionary(cell => turned ? (cell.Across, cell.Up) : (cell.Up, cell.Across), cell => cell.Mean);
            sheet.Add(Cell.Of($"{StudyWords.Full(map.Output)} ({Units.Of(map.Output)})", Look.Wrapped) with { Across = Math.Max(2, columns.Count + 1) });
            sheet.Add(Cell.Of(StudyWords.Cells(map), Look.Wrapped) with { Across = Math.Max(2, columns.Count + 1) });
            sheet.Rows.Add([Cell.Of($"{rows.Axis.Id} \\ {columns.Axis.Id}", Look.Heading), .. Enumerable.Range(0, columns.Count).Select(column => Cell.Of(StudyAmounts.Place(columns, column), Look.NumberHeading))]);
            foreach (var row in Enumerable.Range(0, rows.Count))
                sheet.Rows.Add([Cell.Of(StudyAmounts.Place(rows, row)), .. Enumerable.Range(0, columns.Count).Select(column => cells.GetValueOrDefault((row, column)) is { } mean ? Number(map.Output, mean) : Cell.Of(""))]);
            sheet.Add(Cell.Of(""));
        }

        return sheet;
    }

    public static Sheet Front(StudyFigures figures)
    {
        var front = figures.Front;
        var axes = Enumerable.Range(0, figures.Axes.Count).Where(i => figures.Axes[i].Moves).ToArray();
        var sheet = new Sheet(Say("Front"), [10, .. axes.Select(_ => 18.0), .. figures.Outputs.Select(_ => 18.0)]);
        sheet.Rows.Add([Cell.Of(Say("point"), Look.NumberHeading), .. axes.Select(i => Cell.Of(figures.Axes[i].Axis.Id, Look.Heading)), .. figures.Outputs.Select(output => Cell.Of(output.Id, output.IsWords ? Look.Heading : Look.NumberHeading))]);
        foreach (var point in front?.Points ?? [])
            sheet.Rows.Add([Cell.Of(point.Number, Whole), .. axes.Select(i => Cell.Of(StudyAmounts.At(figures.Axes[i].Axis, point.At[i]))), .. figures.Outputs.Select((output, i) => point.Outputs[i] is double number ? Number(output, number) : Cell.Of(StudyAmounts.Of(output, point.Outputs[i])))]);
        if (front is not null)
            sheet.Add(Cell.Of(""), Cell.Of(Say($"No other point is as good in both and better in one: {front.First.Output.Id} ({StudyWords.Wanted(front.First.Better)}), {front.Second.Output.Id} ({StudyWords.Wanted(front.Second.Better)})."), Look.Wrapped) with { Across = 4 });
        return sheet;
    }

    private static void Heads(Sheet sheet, params IReadOnlyList<string> titles) => sheet.Rows.Add([.. titles.Select(title => Cell.Of(title, Look.Heading))]);

    private static Cell Number(OutputColumn output, double value) => Cell.Of(value, output.Unit.IsShare ? Percent : Math.Abs(value) >= 10_000 ? Whole : Math.Abs(value) is >= 1 or 0 ? "#,##0.00" : Any);
}
