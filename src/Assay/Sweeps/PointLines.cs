namespace Assay.Sweeps;

/// <summary>Points to be drawn as lines through their values: some of all, evenly, and the best in any case.</summary>
/// <param name="Colour">The output by which lines are told apart.</param>
/// <param name="Better">Which end of it is wanted.</param>
/// <param name="Points">The points, in their order.</param>
/// <param name="Best">The numbers of the best, the best first.</param>
/// <param name="Of">How many points have the output.</param>
public sealed record PointLines(OutputColumn Colour, Better Better, IReadOnlyList<StudyPoint> Points, IReadOnlyList<long> Best, long Of)
{
    private const int Most = 250;
    private const int MostBest = 5;

    /// <summary>Reads the points.</summary>
    public static PointLines Read(SweepReading reading, OutputColumn colour, Better better)
    {
        var has = $"problem IS NULL AND {colour.Sql} IS NOT NULL";
        var all = reading.Rows($"SELECT count(*) FROM results WHERE {has}", row => row.GetInt64(0))[0];
        var best = reading.Rows($"SELECT point FROM results WHERE {has} ORDER BY {colour.Sql} {(better == Better.More ? "DESC" : "ASC")}, point LIMIT {Math.Min(MostBest, Math.Max(1, all / 10))}", row => row.GetInt64(0));
        return new PointLines(colour, better, all == 0 ? [] : [.. EvenSample.Read(reading, has, all, Most, best)], best, all);
    }
}
