using System.Globalization;

namespace Assay.Sweeps;

/// <summary>The points that no other point beats: of two outputs none is as good in both and better in one.</summary>
/// <param name="First">One output.</param>
/// <param name="Second">The other.</param>
/// <param name="Points">The front, from the best in the first to the best in the second. Of points that are the same in both, the first.</param>
/// <param name="Others">Some of the other points, evenly from all, to be drawn beside it.</param>
/// <param name="Of">How many points have both outputs.</param>
public sealed record ParetoFront((OutputColumn Output, Better Better) First, (OutputColumn Output, Better Better) Second, IReadOnlyList<StudyPoint> Points, IReadOnlyList<StudyPoint> Others, long Of)
{
    /// <summary>Points of a front that are read; a longer one is cut.</summary>
    public const int Most = 1000;

    private const int MostOthers = 400;

    /// <summary>Whether there are more points on the front than are told.</summary>
    public bool IsCut => Points.Count == Most;

    /// <summary>Reads a front.</summary>
    public static ParetoFront Read(SweepReading reading, (OutputColumn Output, Better Better) first, (OutputColumn Output, Better Better) second)
    {
        var (a, b) = (Wanted(first), Wanted(second));
        var both = $"problem IS NULL AND {first.Output.Sql} IS NOT NULL AND {second.Output.Sql} IS NOT NULL";
        var numbers = reading.Rows(
            $"SELECT point FROM (SELECT point, _a, _b, min(_b) OVER (ORDER BY _a, _b, point ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS _beaten FROM (SELECT point, {a} AS _a, {b} AS _b FROM results WHERE {both})) WHERE _beaten IS NULL OR _b < _beaten ORDER BY _a, _b, point LIMIT {Most}",
            row => row.GetInt64(0));
        var of = reading.Rows($"SELECT count(*) FROM results WHERE {both}", row => row.GetInt64(0))[0];
        if (of == 0)
            return new ParetoFront(first, second, [], [], 0);
        var order = numbers.Select((number, i) => (number, i)).ToDictionary(one => one.number, one => one.i);
        return new ParetoFront(
            first,
            second,
            [.. reading.Points($"point IN ({Listed(numbers)})").OrderBy(point => order[point.Number])],
            [.. EvenSample.Read(reading, both, of, MostOthers).Where(point => !order.ContainsKey(point.Number))],
            of);
    }

    internal static string Listed(IEnumerable<long> numbers) => string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Wanted((OutputColumn Output, Better Better) one) => one.Better == Better.More ? $"-{one.Output.Sql}" : one.Output.Sql;
}
