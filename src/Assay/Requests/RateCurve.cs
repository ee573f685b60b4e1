namespace Assay.Requests;

/// <summary>Requests a second over time: straight lines between points, repeated from the last point on.</summary>
public sealed class RateCurve
{
    private const double Hour = 3600;
    private readonly double[] times;
    private readonly double[] rates;
    private readonly double[] passed;

    private RateCurve(double[] times, double[] rates)
    {
        this.times = times;
        this.rates = rates;
        passed = new double[times.Length];
        for (var i = 1; i < times.Length; i++)
            passed[i] = passed[i - 1] + (0.5 * (rates[i - 1] + rates[i]) * (times[i] - times[i - 1]));
        if (!(passed[^1] > 0) || !double.IsFinite(passed[^1]))
            throw new ArgumentException("a load curve needs a rate above zero somewhere");
    }

    /// <summary>Seconds after which the curve starts again.</summary>
    public double Period => times[^1];

    /// <summary>Requests a second in the mean.</summary>
    public double Mean => passed[^1] / Period;

    /// <summary>The same rate at all times.</summary>
    /// <param name="rate">Requests a second.</param>
    /// <exception cref="ArgumentException">The rate is not above zero.</exception>
    public static RateCurve Constant(double rate) => Of([(0, rate), (Hour, rate)]);

    /// <summary>A day in 24 hours, each with a rate of its own.</summary>
    /// <param name="weights">24 weights, in any unit.</param>
    /// <param name="mean">Requests a second in the mean of the day.</param>
    /// <exception cref="ArgumentException">There are not 24 weights, or one is negative, or none is above zero.</exception>
    public static RateCurve Hourly(IReadOnlyList<double> weights, double mean)
    {
        if (weights.Count != 24)
            throw new ArgumentException($"a day has 24 hours, and there are {weights.Count} weights");
        var scale = mean / weights.Average();
        return Of([.. weights.SelectMany((weight, hour) => new[] { (Hour * hour, weight * scale), (Hour * (hour + 1), weight * scale) })]);
    }

    /// <summary>Any curve.</summary>
    /// <param name="points">Seconds, from 0 on and never falling, and requests a second there; two points at one time make a jump.</param>
    /// <exception cref="ArgumentException">The points are no such curve.</exception>
    public static RateCurve Of(IReadOnlyList<(double Seconds, double Rate)> points)
    {
        if (points.Count < 2 || points[0].Seconds != 0 || !(points[^1].Seconds > 0))
            throw new ArgumentException("a load curve starts at 0 seconds and has a later point");
        for (var i = 0; i < points.Count; i++)
        {
            if (!double.IsFinite(points[i].Rate) || points[i].Rate < 0)
                throw new ArgumentException($"a rate is a number that is not negative, and {points[i].Rate} is none");
            if (!double.IsFinite(points[i].Seconds) || (i > 0 && points[i].Seconds < points[i - 1].Seconds))
                throw new ArgumentException($"the points of a load curve go forward in time, and that at {points[i].Seconds} s does not");
        }

        return new([.. points.Select(point => point.Seconds)], [.. points.Select(point => point.Rate)]);
    }

    /// <summary>Requests expected until a time.</summary>
    public double Expected(double seconds)
    {
        var periods = Math.Floor(seconds / Period);
        var rest = seconds - (periods * Period);
        var i = After(times, rest) - 1;
        var width = times[i + 1] - times[i];
        var slope = width > 0 ? (rates[i + 1] - rates[i]) / width : 0;
        var into = rest - times[i];
        return (periods * passed[^1]) + passed[i] + (into * (rates[i] + (0.5 * slope * into)));
    }

    /// <summary>When so many requests are expected: the inverse of <see cref="Expected"/>, by which a steady stream of arrivals takes the curve's form.</summary>
    internal double When(double expected)
    {
        var periods = Math.Floor(expected / passed[^1]);
        var rest = expected - (periods * passed[^1]);
        var i = After(passed, rest) - 1;
        rest -= passed[i];
        var width = times[i + 1] - times[i];
        var slope = width > 0 ? (rates[i + 1] - rates[i]) / width : 0;
        var into = rest <= 0 ? 0 : 2 * rest / (rates[i] + Math.Sqrt(Math.Max(0, (rates[i] * rates[i]) + (2 * slope * rest))));
        return (periods * Period) + times[i] + Math.Min(into, width);
    }

    // The first place whose value is above, from 1 to the last.
    private static int After(double[] values, double value)
    {
        int low = 1, high = values.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (values[middle] > value)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
