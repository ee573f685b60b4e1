namespace Assay.Fitting;

/// <summary>Errors of a set of rows as shares; NaN is never told: without rows all are null.</summary>
public sealed record ErrorSummary(int Count, double? MedianAbsolute, double? MeanAbsolute, double? P90Absolute, double? Bias, double? Coverage90)
{
    public static ErrorSummary Of(IEnumerable<ComparedRow> rows)
    {
        var told = rows.Where(row => row.Error is not null).ToArray();
        if (told.Length == 0)
            return new(0, null, null, null, null, null);
        double[] sorted = [.. told.Select(row => Math.Abs(row.Error!.Value)).Order()];
        return new(told.Length, Quantile(sorted, 0.5), sorted.Average(), Quantile(sorted, 0.9), told.Average(row => row.Error!.Value), told.Count(row => row.Covered) / (double)told.Length);
    }

    // Hyndman and Fan's type 7.
    private static double Quantile(double[] sorted, double p)
    {
        var place = p * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
