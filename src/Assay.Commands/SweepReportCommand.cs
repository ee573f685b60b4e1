using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Reporting;
using Assay.Reporting.Studies;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sweep report</c>: what a sweep came to.</summary>
internal static class SweepReportCommand
{
    private const int MostRows = 20;

    public static Command Create(Globals globals)
    {
        var directory = SweepStatusCommand.Folder();
        var front = new Option<string?>("--front") { Description = Say("The two outputs of which no point is to be beaten, each with the end that is wanted: cost:less,hours:more."), HelpName = "outputs" };
        var command = new Command("report", Say("What a sweep came to: ranges, which axis moves what, heat maps, points that no other beats.")) { directory, front };
        var files = new ReportFiles(Say("Also write it as a spreadsheet (.xlsx), with every point."), "sweep");
        files.AddTo(command);
        command.SetAction(parsed =>
        {
            files.Check(globals.Host.Files, parsed);
            var (set, folder, _) = SweepSet.Open(globals.Host.Files, parsed.GetRequiredValue(directory));
            using var reading = SweepReading.Open(folder, set.Sweep, set.Study());
            var figures = LongWork.Run(globals, parsed, Say("report"), _ => StudyFigures.Of(reading, StudyChoice.All with { Front = Front(parsed.GetValue(front), reading) }));
            if (files.Page(parsed) is { } page)
                globals.Host.Files.Write(new OutputFile(page, StudyReport.Write(figures)));
            if (files.Workbook(parsed) is { } workbook)
                StudyWorkbook.Write(globals.Host.Files.Local(workbook), figures, reading);
            Printer.Print(globals, parsed, () => Show(figures), () => Rows(figures), json => Write(json, figures));
            return 0;
        });
        return command;
    }

    /// <exception cref="InputException">It names no two outputs with numbers.</exception>
    internal static IReadOnlyList<(string, Better?)> Front(string? told, SweepReading reading)
    {
        if (told is null)
            return [];
        var numbers = reading.Numbers.Select(output => output.Id).ToArray();
        (string Output, Better? Better)[] two = [.. told.Split(',').Select(one => one.Trim().Split(':')).Select(one => (one[0], one switch
        {
            [_] => (Better?)null,
            [_, "less"] => Better.Less,
            [_, "more"] => Better.More,
            _ => throw new InputException(null, $"--front is '{told}'.", "Write such as: --front cost:less,hours:more"),
        }))];
        foreach (var (output, _) in two.Where(one => !numbers.Contains(one.Output)))
            throw new InputException(null, $"No output with numbers is called '{output}'.", Nearest.Suggest(output, numbers, $"Outputs with numbers: {string.Join(", ", numbers)}."));
        return two is [var first, var second] && first.Output != second.Output ? two : throw new InputException(null, $"--front is '{told}'.", "Write such as: --front cost:less,hours:more");
    }

    private static Page Show(StudyFigures figures) => new(
    [
        new Heading(Say(figures.Sweep.Title)),
        new Paragraph(StudyWords.HowMany(figures) + " " + StudyWords.HowSampled(figures.Sweep)),
        .. figures.Spreads.Count == 0 ? Array.Empty<Block>() :
        [
            new Table(Say("Outputs with numbers, over all points that have one"), [new(Say("output")), new(Say("lowest"), true), new(Say("median"), true), new(Say("highest"), true), new(Say("lowest at"), Width: 34), new(Say("highest at"), Width: 34)],
                [.. figures.Spreads.Select(spread => new[] { spread.Output.Id, StudyAmounts.Of(spread, spread.Low), StudyAmounts.Of(spread, spread.P50), StudyAmounts.Of(spread, spread.High), StudyWords.Where(figures, spread.Lowest), StudyWords.Where(figures, spread.Highest) })]),
            new Table(Say("Share of the variance of each output that each axis has by itself"), [new(Say("output")), .. Moving(figures).Select(i => new Column(figures.Axes[i].Axis.Id, true))],
                [.. figures.Spreads.Select(spread => Moving(figures).Select(i => StudyAmounts.Share(spread.Shares[i])).Prepend(spread.Output.Id).ToArray())]),
        ],
        .. figures.Front is { Points.Count: > 0 } front ? [new Table(
            Say($"Points that no other beats in {front.First.Output.Id} ({StudyWords.Wanted(front.First.Better)}) and {front.Second.Output.Id} ({StudyWords.Wanted(front.Second.Better)})"),
            [new(Say("point"), true), new(Say("at"), Width: 50), new(front.First.Output.Id, true), new(front.Second.Output.Id, true)],
            [.. front.Points.Take(MostRows).Select(point => new[] { StudyAmounts.Count(point.Number), StudyWords.Where(figures, point), Amount(figures, point, front.First.Output), Amount(figures, point, front.Second.Output) })])] : Array.Empty<Block>(),
        .. figures.Problems.Count == 0 ? Array.Empty<Block>() : [new Table(Say("Points without a result"), [new(Say("points"), true), new(Say("the first"), true), new(Say("why"), Width: 70)], [.. figures.Problems.Select(row => new[] { StudyAmounts.Count(row.Points), StudyAmounts.Count(row.First), row.Why })])],
    ]);

    private static IEnumerable<int> Moving(StudyFigures figures) => Enumerable.Range(0, figures.Axes.Count).Where(i => figures.Axes[i].Moves);

    private static string Amount(StudyFigures figures, StudyPoint point, OutputColumn output) => StudyAmounts.Of(output, point.Outputs[figures.Outputs.ToList().IndexOf(output)]);

    private static IEnumerable<IEnumerable<string>> Rows(StudyFigures figures)
    {
        yield return ["output", "unit", "figure", "axis", "value", "point"];
        foreach (var spread in figures.Spreads)
        {
            var (output, unit) = (spread.Output.Id, spread.Output.UnitName);
            foreach (var (figure, value, point) in new[] { ("low", spread.Low, spread.Lowest), ("mean", spread.Mean, null), ("p5", spread.P5, null), ("p50", spread.P50, null), ("p95", spread.P95, null), ("high", spread.High, spread.Highest) })
                yield return [output, unit, figure, "", Json.Text(value), point?.Number.ToString(CultureInfo.InvariantCulture) ?? ""];
            foreach (var axis in Moving(figures))
                yield return [output, "1", "variance_share", figures.Axes[axis].Axis.Id, Json.Text(spread.Shares[axis]), ""];
        }
    }

    private static void Write(Utf8JsonWriter json, StudyFigures figures)
    {
        json.WriteString("sweep", figures.Sweep.Id);
        json.WriteString("title", figures.Sweep.Title);
        json.WriteNumber("points", figures.Sweep.Points);
        json.WriteNumber("done", figures.Points.Done);
        json.WriteNumber("failed", figures.Points.Failed);
        json.WriteNumber("pruned", figures.Points.Pruned);
        json.Objects("problems", figures.Problems, row =>
        {
            json.WriteString("why", row.Why);
            json.WriteNumber("points", row.Points);
            json.WriteNumber("first", row.First);
        });
        json.Objects("outputs", figures.Spreads, spread =>
        {
            json.WriteString("output", spread.Output.Id);
            json.WriteString("holds", spread.Output.Output.Path);
            json.WriteString("unit", spread.Output.UnitName);
            json.WriteNumber("points", spread.Points);
            foreach (var (figure, value) in new[] { ("low", spread.Low), ("mean", spread.Mean), ("sd", Math.Sqrt(spread.Variance)), ("p5", spread.P5), ("p50", spread.P50), ("p95", spread.P95), ("high", spread.High) })
                json.Number(figure, value);
            Point(json, "lowest", figures, spread.Lowest);
            Point(json, "highest", figures, spread.Highest);
            json.WriteStartObject("variance_shares");
            foreach (var axis in Moving(figures))
                json.Number(figures.Axes[axis].Axis.Id, spread.Shares[axis]);
            json.WriteEndObject();
        });
        json.Objects("front_of", figures.Front is { } wanted ? new[] { wanted.First, wanted.Second } : [], one =>
        {
            json.WriteString("output", one.Output.Id);
            json.WriteString("better", one.Better == Better.More ? "more" : "less");
        });
        json.Objects("front", figures.Front?.Points ?? [], point => Fields(json, figures, point));
    }

    private static void Point(Utf8JsonWriter json, string name, StudyFigures figures, StudyPoint point)
    {
        json.WriteStartObject(name);
        Fields(json, figures, point);
        json.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter json, StudyFigures figures, StudyPoint point)
    {
        json.WriteNumber("point", point.Number);
        json.WriteStartObject("axes");
        for (var i = 0; i < figures.Axes.Count; i++)
            Value(json, figures.Axes[i].Axis.Id, point.At[i]);
        json.WriteEndObject();
        json.WriteStartObject("outputs");
        for (var i = 0; i < figures.Outputs.Count; i++)
            Value(json, figures.Outputs[i].Id, point.Outputs[i]);
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, string name, object? value)
    {
        if (value is double number)
            json.Number(name, number);
        else
            json.WriteString(name, value?.ToString());
    }
}
