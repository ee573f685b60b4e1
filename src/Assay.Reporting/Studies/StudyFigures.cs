using Assay.Sweeps;

namespace Assay.Reporting.Studies;

/// <summary>What a report of a sweep tells.</summary>
public sealed record StudyFigures
{
    /// <summary>Heat maps that a report has at most.</summary>
    public const int MostMaps = 6;

    /// <summary>Points of an open cell that are told.</summary>
    public const int MostPoints = 100;

    public required Sweep Sweep { get; init; }

    public required IReadOnlyList<CutAxis> Axes { get; init; }

    public required IReadOnlyList<AxisTitle> AxisTitles { get; init; }

    public required IReadOnlyList<OutputColumn> Outputs { get; init; }

    public required (long Done, long Failed, long Pruned) Points { get; init; }

    /// <summary>Why points came to no result.</summary>
    public required IReadOnlyList<(string Why, long Points, long First)> Problems { get; init; }

    /// <summary>How outputs with numbers are spread.</summary>
    public required IReadOnlyList<OutputSpread> Spreads { get; init; }

    /// <summary>Outputs of words.</summary>
    public required IReadOnlyList<WordCount> Words { get; init; }

    public required IReadOnlyList<HeatMap> Maps { get; init; }

    /// <summary>Outputs along an axis of numbers, a line for each place of another.</summary>
    public required IReadOnlyList<HeatMap> Curves { get; init; }

    public required PointLines? Lines { get; init; }

    public required ParetoFront? Front { get; init; }

    /// <summary>The cell that is open, how many points it has, and the first of them.</summary>
    public (HeatMap Map, int Across, int Up, long Points, IReadOnlyList<StudyPoint> First)? Cell { get; init; }

    /// <summary>Whether the places of the axes hold every combination, so that shares sum to what axes do by themselves.</summary>
    public bool IsWhole => Sweep.Design is Design.Grid && Points is (_, 0, 0) && Axes.All(axis => !axis.IsRanges) && Spreads.All(spread => spread.Points == Points.Done);

    /// <summary>Reads what is looked at.</summary>
    /// <param name="reading">The results.</param>
    /// <param name="choice">What of them.</param>
    /// <param name="known">How outputs are spread, where that has been read already.</param>
    public static StudyFigures Of(SweepReading reading, StudyChoice choice, IReadOnlyList<OutputSpread>? known = null)
    {
        var spreads = known ?? OutputSpread.Read(reading);
        OutputSpread[] mapped = [.. choice.Output is { } one ? spreads.Where(spread => spread.Output.Id == one) : spreads.Take(MostMaps)];
        HeatMap[] maps = [.. mapped.Select(spread => MapChoice.Sides(reading.Axes, spread, choice) is { } sides ? HeatMap.Read(reading, spread.Output, sides.Across, sides.Up, Others(choice, sides)) : null).OfType<HeatMap>()];
        return new StudyFigures
        {
            Sweep = reading.Sweep,
            Axes = reading.Axes,
            AxisTitles = reading.AxisTitles,
            Outputs = reading.Outputs,
            Points = (reading.Done, reading.Failed, reading.Pruned),
            Problems = reading.Failed == 0 ? [] : SweepResults.Problems(reading.Folder),
            Spreads = spreads,
            Words = WordCount.Read(reading),
            Maps = maps,
            Curves = [.. mapped.Select(spread => MapChoice.Lines(reading.Axes, spread) is { } sides ? HeatMap.Read(reading, spread.Output, sides.Across, sides.Up, new Dictionary<int, int>()) : null).OfType<HeatMap>()],
            Lines = spreads.Count == 0 || !reading.Axes.Any(axis => axis.Moves) ? null : Coloured(reading, spreads, choice),
            Front = FrontOf(reading, spreads, choice),
            Cell = choice.Cell is { } cell && maps is [var map] && cell.Across < map.Across.Count && cell.Up < map.Up.Count ? Open(reading, map, cell) : null,
        };
    }

    // What a side of the map shows is not held.
    private static Dictionary<int, int> Others(StudyChoice choice, (int Across, int Up) sides) =>
        choice.Held.Where(one => one.Key != sides.Across && one.Key != sides.Up).ToDictionary();

    private static (HeatMap Map, int Across, int Up, long Points, IReadOnlyList<StudyPoint> First) Open(SweepReading reading, HeatMap map, (int Across, int Up) cell)
    {
        var axes = reading.Axes.ToList();
        var places = map.Held.Append((map.Across, cell.Across)).Append((map.Up, cell.Up)).ToDictionary(one => axes.IndexOf(one.Item1), one => one.Item2);
        return (map, cell.Across, cell.Up, HeatMap.Count(reading, places), HeatMap.Points(reading, places, MostPoints));
    }

    private static PointLines Coloured(SweepReading reading, IReadOnlyList<OutputSpread> spreads, StudyChoice choice)
    {
        var colour = (spreads.FirstOrDefault(spread => spread.Output.Id == choice.Colour) ?? spreads[0]).Output;
        return PointLines.Read(reading, colour, colour.Output.Better ?? Better.Less);
    }

    private static ParetoFront? FrontOf(SweepReading reading, IReadOnlyList<OutputSpread> spreads, StudyChoice choice)
    {
        // What the sweep says of an end tells what it is about.
        OutputColumn[] usual = [.. spreads.Select(spread => spread.Output).OrderBy(output => output.Output.Better is null).Take(2)];
        var two = choice.Front.Count == 2 ? [.. choice.Front.Select(one => spreads.First(spread => spread.Output.Id == one.Output).Output)] : usual;
        if (two.Length < 2 || two[0] == two[1])
            return null;
        Better Wanted(int i) => choice.Front.ElementAtOrDefault(i).Better ?? two[i].Output.Better ?? Better.Less;
        return ParetoFront.Read(reading, (two[0], Wanted(0)), (two[1], Wanted(1)));
    }
}
