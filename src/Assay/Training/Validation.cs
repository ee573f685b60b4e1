using Assay.Documents;

namespace Assay.Training;

/// <summary>A row's prediction beside what was measured.</summary>
/// <param name="Row">The row.</param>
/// <param name="Predicted">In the unit of the row's metric; null where it was skipped.</param>
/// <param name="P5">Lower end of the 90 % interval.</param>
/// <param name="P95">Upper end.</param>
/// <param name="Skipped">Why it was not predicted; null where it was.</param>
/// <param name="Complete">Whether nothing was guessed.</param>
public sealed record ValidatedRow(MeasuredRow Row, double? Predicted, double? P5, double? P95, string? Skipped, bool Complete)
{
    /// <summary>Predicted over reported, less one.</summary>
    public double? Error => Predicted / Row.Reported - 1;

    /// <summary>Whether the model has experts; null where the row was skipped.</summary>
    public bool? Experts { get; init; }

    /// <summary>Generation of the accelerator, as <see cref="Hardware.Machine.Generation"/> counts; null where the row was skipped.</summary>
    public int? Generation { get; init; }

    /// <summary>The measured figure as model TFLOP/s a GPU, so that rows of all metrics stand on one scale; null where the row was skipped.</summary>
    public double? Tflops { get; init; }

    /// <summary>The prediction on the same scale.</summary>
    public double? PredictedTflops => Measure.IsTime(Row.Metric) ? Tflops * Row.Reported / Predicted : Tflops * Predicted / Row.Reported;

    public bool Covered => P5 <= Row.Reported && Row.Reported <= P95;
}

/// <summary>How predictions compare with measurements.</summary>
public sealed record Validation(IReadOnlyList<ValidatedRow> Rows, IReadOnlyList<InputError> Unread)
{
    public int Predicted => Rows.Count(row => row.Predicted is not null);

    public int Skipped => Rows.Count - Predicted + Unread.Count;

    public ErrorSummary Summary => ErrorSummary.Of(Rows);

    public ErrorSummary Complete => ErrorSummary.Of(Rows.Where(row => row.Complete));
}

/// <summary>Errors of a set of rows as shares; NaN is never told: without rows all are null.</summary>
public sealed record ErrorSummary(int Count, double? MedianAbsolute, double? MeanAbsolute, double? P90Absolute, double? Bias, double? Coverage90)
{
    public static ErrorSummary Of(IEnumerable<ValidatedRow> rows)
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
