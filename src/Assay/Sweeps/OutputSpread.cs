using System.Globalization;

namespace Assay.Sweeps;

/// <summary>How an output is spread over the points of a sweep. Numbers are in the unit of its column.</summary>
public sealed record OutputSpread
{
    private const int Bins = 32;

    public required OutputColumn Output { get; init; }

    /// <summary>How many points have a number.</summary>
    public required long Points { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    public required double Mean { get; init; }

    /// <summary>The mean of the squares of what points differ from their mean.</summary>
    public required double Variance { get; init; }

    public required double P5 { get; init; }

    public required double P50 { get; init; }

    public required double P95 { get; init; }

    /// <summary>The first point with the lowest number.</summary>
    public required StudyPoint Lowest { get; init; }

    /// <summary>The first point with the highest.</summary>
    public required StudyPoint Highest { get; init; }

    /// <summary>How many points lie in each of as many ranges of equal width, from the lowest number to the highest; none where all are the same.</summary>
    public required IReadOnlyList<long> Histogram { get; init; }

    /// <summary>The share that each axis has of the variance by itself, in the order of the axes; see <see cref="MainEffect"/>.</summary>
    public IReadOnlyList<double> Shares { get; init; } = [];

    /// <summary>The axes that move, the one that moves it most first.</summary>
    public IEnumerable<int> AxesByInfluence => Enumerable.Range(0, Shares.Count).OrderByDescending(axis => Shares[axis]);

    /// <summary>The spreads of the outputs that are numbers; one without any number is left out.</summary>
    public static IReadOnlyList<OutputSpread> Read(SweepReading reading)
    {
        OutputSpread[] found = [.. reading.Numbers.Select(output => Read(reading, output)).OfType<OutputSpread>()];
        var shares = MainEffect.Read(reading, found);
        return [.. found.Select((spread, i) => spread with { Shares = shares[i] })];
    }

    private static OutputSpread? Read(SweepReading reading, OutputColumn output)
    {
        var y = output.Sql;
        var (points, numbers, ends) = reading.Rows(
            $"SELECT count({y}), min({y}), max({y}), avg({y}), var_pop({y}), quantile_cont({y}, 0.05), quantile_cont({y}, 0.5), quantile_cont({y}, 0.95), arg_min(point, {y}), arg_max(point, {y}) FROM results WHERE problem IS NULL",
            row => (row.GetInt64(0), Enumerable.Range(1, 7).Select(i => row.IsDBNull(i) ? 0 : row.GetDouble(i)).ToArray(), Enumerable.Range(8, 2).Select(i => row.IsDBNull(i) ? -1 : row.GetInt64(i)).ToArray()))[0];
        if (points == 0)
            return null;
        var (low, high) = (numbers[0], numbers[1]);
        return new OutputSpread
        {
            Output = output,
            Points = points,
            Low = low,
            High = high,
            Mean = numbers[2],
            Variance = numbers[3],
            P5 = numbers[4],
            P50 = numbers[5],
            P95 = numbers[6],
            Lowest = Point(ends[0]),
            Highest = Point(ends[1]),
            Histogram = high > low ? Count(reading, y, low, high) : [],
        };

        StudyPoint Point(long number) => reading.Points(string.Create(CultureInfo.InvariantCulture, $"point = {number}"), 1).Single();
    }

    private static long[] Count(SweepReading reading, string y, double low, double high)
    {
        var counts = new long[Bins];
        foreach (var (bin, count) in reading.Rows($"SELECT least({Bins - 1}, floor(({y} - {CutAxis.Number(low)}) / {CutAxis.Number(high - low)} * {Bins}))::INTEGER, count(*) FROM results WHERE problem IS NULL AND {y} IS NOT NULL GROUP BY 1", row => (row.GetInt32(0), row.GetInt64(1))))
            counts[bin] = count;
        return counts;
    }
}
