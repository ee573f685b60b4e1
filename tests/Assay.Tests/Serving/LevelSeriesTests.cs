using Assay.Requests;
using Assay.Serving;
using CsCheck;

namespace Assay.Tests.Serving;

/// <summary>Levels over time against a count of what there was.</summary>
public class LevelSeriesTests
{
    private static readonly Gen<(double From, double Seconds, double Level)[]> Spans =
        Gen.Select(Gen.Double[0, 5000], Gen.Double[0, 700], Gen.Double[0, 9]).Array[1, 40];

    [Fact]
    public void The_area_in_a_bin_is_that_of_all_levels_within_it() => Spans.Sample(spans =>
    {
        var series = new LevelSeries();
        foreach (var (from, seconds, level) in spans)
            series.Add(Level.Waiting, from, from + seconds, level);
        var until = spans.Max(span => span.From + span.Seconds);
        var areas = series.Areas(Level.Waiting, until);
        for (var bin = 0; bin < areas.Length; bin++)
        {
            var (start, end) = (bin * series.Width, (bin + 1) * series.Width);
            var expected = spans.Sum(span => span.Level * Math.Max(0, Math.Min(end, span.From + span.Seconds) - Math.Max(start, span.From)));
            Assert.Equal(expected, areas[bin], 1e-6 * (1 + expected));
        }
    });

    [Fact]
    public void Two_series_added_are_the_series_of_both() => Gen.Select(Spans, Spans).Sample((left, right) =>
    {
        LevelSeries one = new(), two = new(), both = new();
        foreach (var (series, spans) in new[] { (one, left), (two, right), (both, left), (both, right) })
        {
            foreach (var (from, seconds, level) in spans)
                series.Add(Level.Running, from, from + seconds, level);
        }

        one.Add(two);
        Assert.Equal(both.Width, one.Width);
        Assert.All(both.Areas(Level.Running, 5700).Zip(one.Areas(Level.Running, 5700)), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * (1 + pair.First)));
    });

    [Fact]
    public void Queue_and_sequences_over_time_are_those_that_the_requests_tell()
    {
        // One sequence at a time and a tenth of a second each: who waits and who runs follows from the arrivals.
        double[] arrivals = [.. Enumerable.Range(0, 300).Select(i => (0.08 * i) + (0.9 * Math.Abs(Math.Sin(i))))];
        Array.Sort(arrivals);
        var trace = new RequestTrace([.. arrivals.Select(at => at - arrivals[0])], [.. Enumerable.Repeat(100, 300)], [.. Enumerable.Repeat(1, 300)], null);
        var pool = Setups.Pool(limits: new EngineLimits(100_000, 1, 4096), times: new SyntheticTimes(0.1, 0, 0, 0, 0));
        var result = Setups.Run(Setups.Of(new RequestLoad { Arrivals = new Arrivals.Recorded(trace) }, pool));
        var series = result.Pools[0].Series;
        var records = new List<(double Came, double Began, double Ended)>();
        var free = 0.0;
        foreach (var came in trace.Seconds)
        {
            var began = Math.Max(came, free);
            free = began + 0.1;
            records.Add((came, began, free));
        }

        Assert.Equal(free, result.Seconds, 1e-6);
        for (var bin = 0; bin < series.Waiting.Count; bin++)
        {
            double start = bin * series.Width, end = Math.Min(result.Seconds, start + series.Width);
            double Within(double from, double to) => Math.Max(0, Math.Min(end, to) - Math.Max(start, from)) / (end - start);
            Assert.Equal(records.Sum(one => Within(one.Came, one.Began)), series.Waiting[bin], 1e-6);
            Assert.Equal(records.Sum(one => Within(one.Began, one.Ended)), series.Running[bin], 1e-6);
            Assert.Equal(series.Running[bin], series.BusyShare[bin], 1e-6);
        }

        Assert.Equal(300, series.ArrivalsPerSecond.Sum() * series.Width, 3.0);
    }
}
