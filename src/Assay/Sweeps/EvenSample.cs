namespace Assay.Sweeps;

/// <summary>
/// Some of many points, evenly from all of them. Equal steps would meet the same values of the axes of a grid again and again, so
/// that steps go by the golden ratio, which keeps apart from every whole number of steps.
/// </summary>
internal static class EvenSample
{
    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>Which of so many are taken, in their order, each once.</summary>
    public static IReadOnlyList<long> Of(long all, int most) =>
        all <= most ? [.. Enumerable.Range(0, (int)all).Select(i => (long)i)] : [.. Enumerable.Range(1, most).Select(i => (long)(i * Golden % 1 * all)).Distinct().Order()];

    /// <summary>Points by a condition, evenly.</summary>
    /// <param name="reading">The results.</param>
    /// <param name="where">The condition in SQL.</param>
    /// <param name="all">How many meet it.</param>
    /// <param name="most">How many are taken at most.</param>
    /// <param name="also">Points that are taken in any case.</param>
    public static IEnumerable<StudyPoint> Read(SweepReading reading, string where, long all, int most, params IEnumerable<long> also)
    {
        var numbers = all <= most ? null : reading.Rows($"SELECT point FROM (SELECT point, row_number() OVER (ORDER BY point) - 1 AS _place FROM results WHERE {where}) WHERE _place IN ({ParetoFront.Listed(Of(all, most))})", row => row.GetInt64(0));
        return reading.Points(numbers is null ? where : $"point IN ({ParetoFront.Listed(numbers.Concat(also).Distinct())})");
    }
}
