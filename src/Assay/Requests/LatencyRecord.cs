namespace Assay.Requests;

/// <summary>Collects one kind of duration: each of them, or where there are too many the counts of a histogram.</summary>
internal sealed class LatencyRecord(bool exact)
{
    private readonly LogHistogram? histogram = exact ? null : new();
    private double[] values = [];
    private double sum;
    private double most;

    public long Count { get; private set; }

    public void Add(double seconds)
    {
        if (histogram is not null)
        {
            histogram.Add(seconds);
        }
        else
        {
            if (Count == values.Length)
                Array.Resize(ref values, Math.Max(1024, 2 * values.Length));
            values[Count] = seconds;
        }

        Count++;
        sum += seconds;
        most = Math.Max(most, seconds);
    }

    public void AddRow(double first, double growth, long row, long times)
    {
        histogram!.AddRow(first, growth, row, times);
        Count += row * times;
        sum += times * row * (first + (0.5 * growth * (row - 1)));
        most = Math.Max(most, first + (growth * (row - 1)));
    }

    public static LatencySummary? Summarise(IReadOnlyList<LatencyRecord> records)
    {
        var count = records.Sum(record => record.Count);
        if (count == 0)
            return null;
        double[] shares = [0.5, 0.9, 0.95, 0.99];
        var quantiles = new double[shares.Length];
        var longest = records.Max(record => record.most);
        var exact = records.All(record => record.histogram is null);
        if (exact)
        {
            var all = new double[count];
            var at = 0;
            foreach (var record in records)
            {
                record.values.AsSpan(0, (int)record.Count).CopyTo(all.AsSpan(at));
                at += (int)record.Count;
            }

            Uncertainty.Selection.Quantiles(all, shares, quantiles);
        }
        else
        {
            var merged = new LogHistogram();
            foreach (var record in records)
                merged.Add(record.histogram!);
            quantiles = [.. shares.Select(share => Math.Min(longest, merged.Quantile(share)))];
        }

        return new(count, records.Sum(record => record.sum) / count, quantiles[0], quantiles[1], quantiles[2], quantiles[3], longest, exact ? 0 : LogHistogram.Error);
    }
}
