using Assay.Documents;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Studies;

/// <summary>Sentences and headings on sweeps.</summary>
internal static class StudyWords
{
    public static string Asked => Say("What was asked");
    public static string Came => Say("What came out");
    public static string Influence => Say("Which axis moves what");
    public static string Maps => Say("Two axes at a time");
    public static string Curves => Say("Along one axis");
    public static string Lines => Say("Points at a glance");
    public static string Front => Say("What no other point beats");
    public static string Missing => Say("Points without a result");

    public static string About => Say("This page holds the whole report and loads nothing; it needs no script. The same results and version give the same page.");

    public static string SharesAre => Say("The share of an output’s variance over all points that the means along one axis have by themselves. Where the whole is less than 100 %, the rest is what axes do together.");

    public static string SharesOverlap => Say("The share of an output’s variance over all points with a result that the means along one axis have by themselves. Some combinations have no result, or the design is no full grid: shares may overlap, and small ones may be chance.");

    /// <summary>How far a sweep came.</summary>
    public static string HowMany(StudyFigures figures) => Say($"{figures.Points.Done:N0} of {figures.Sweep.Points:N0} points have a result; {figures.Points.Failed:N0} came to none, and {figures.Points.Pruned:N0} were pruned.");

    /// <summary>How each point was computed.</summary>
    public static string HowSampled(Sweep sweep) => sweep.Plan is { } plan
        ? Say($"Each point is what 'assay {plan.Text}' prints.")
        : Say($"Each point is the mean of {sweep.Samples:N0} draws with seed {sweep.Seed}, the same draws at all points, so that differences are not chance.");

    public static Message Of(Design design) => design switch
    {
        Design.LatinHypercube cube => (Message)$"a Latin hypercube of {cube.Points:N0} points",
        Design.Sobol sobol => (Message)$"{sobol.Points:N0} points of Sobol’s sequence",
        _ => "every combination of values",
    };

    /// <summary>An output with its title.</summary>
    public static string Full(OutputColumn output) => output.Title is { } title ? Say($"{output.Id}: {title}") : output.Id;

    /// <summary>An axis with its title.</summary>
    public static string Full(AxisTitle axis) => axis.Title is { } title ? Say($"{axis.Axis.Id}: {title}") : axis.Axis.Id;

    public static string Wanted(Better better) => better == Better.More ? Say("more is better") : Say("less is better");

    /// <summary>Where a point lies on the axes that move.</summary>
    public static string Where(StudyFigures figures, StudyPoint point) => Where(figures.Axes, point);

    public static string Where(IReadOnlyList<CutAxis> axes, StudyPoint point) =>
        string.Join(", ", axes.Select((axis, i) => (axis, i)).Where(one => one.axis.Moves).Select(one => $"{one.axis.Axis.Id} {StudyAmounts.At(one.axis.Axis, point.At[one.i])}"));

    /// <summary>What an output comes to, in one sentence.</summary>
    public static string Answer(StudyFigures figures, OutputSpread spread) => spread.High > spread.Low
        ? Say($"{Full(spread.Output)}. From {StudyAmounts.Of(spread, spread.Low)} ({Where(figures, spread.Lowest)}) to {StudyAmounts.Of(spread, spread.High)} ({Where(figures, spread.Highest)}).")
        : Say($"{Full(spread.Output)}. It is {StudyAmounts.Of(spread.Output, spread.Low)} at every point.");

    /// <summary>What moves an output most; null where nothing does.</summary>
    public static string? Moves(StudyFigures figures, OutputSpread spread)
    {
        var moving = spread.AxesByInfluence.Where(i => figures.Axes[i].Moves && spread.Shares[i] >= 0.005).ToArray();
        return moving switch
        {
            [] => null,
            [var only] => Say($"It is moved most by {figures.Axes[only].Axis.Id}: {StudyAmounts.Share(spread.Shares[only])} of its variance by itself."),
            [var first, var second, ..] => Say($"It is moved most by {figures.Axes[first].Axis.Id}, {StudyAmounts.Share(spread.Shares[first])} of its variance by itself, then by {figures.Axes[second].Axis.Id}, {StudyAmounts.Share(spread.Shares[second])}."),
        };
    }

    /// <summary>What stands in a cell of a heat map.</summary>
    public static string Cells(HeatMap map)
    {
        var held = map.Held.Count == 0 ? "" : " " + Say($"Held: {string.Join(", ", map.Held.Select(one => $"{one.Axis.Axis.Id} {StudyAmounts.Place(one.Axis, one.Place)}"))}.");
        return (map.Averaged.Count > 0
            ? Say($"Each cell is the mean of its points along {string.Join(", ", map.Averaged.Select(axis => axis.Axis.Id))}.")
            : map.Cells.Any(cell => cell.Points > 1) ? Say("Each cell is the mean of the points in it.") : Say("Each cell is one point.")) + held;
    }

    public static string MapPicture(HeatMap map) => Say($"{Full(map.Output)}, by {map.Across.Axis.Id} to the right and {map.Up.Axis.Id} upwards, as colours. The table that follows says the same.");

    public static string CurvePicture(HeatMap map) => Say($"{Full(map.Output)}, along {map.Across.Axis.Id}. The table that follows says the same.");

    public static string LinePicture(PointLines lines) => Say($"{lines.Points.Count:N0} points as lines through their axes and outputs, coloured by {lines.Colour.Id}. The table that follows tells the best of them.");

    public static string FrontPicture(ParetoFront front) => Say($"{front.First.Output.Id} to the right and {front.Second.Output.Id} upwards; {front.Points.Count:N0} points that no other beats, as steps. The table that follows says the same.");

    /// <summary>What a cell says in full.</summary>
    public static string Cell(HeatMap map, HeatCell cell, double spread)
    {
        var where = $"{map.Across.Axis.Id} {StudyAmounts.Place(map.Across, cell.Across)}, {map.Up.Axis.Id} {StudyAmounts.Place(map.Up, cell.Up)}";
        return cell switch
        {
            { Mean: null } => Say($"{where}: no result of {cell.Points:N0} points"),
            { Points: 1 } => Say($"{where}: {StudyAmounts.Of(map.Output, cell.Mean.Value, spread)}"),
            _ => Say($"{where}: {StudyAmounts.Of(map.Output, cell.Mean.Value, spread)} over {cell.Results:N0} of {cell.Points:N0} points"),
        };
    }
}
