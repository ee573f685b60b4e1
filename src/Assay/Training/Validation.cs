using Assay.Documents;
using Assay.Fitting;

namespace Assay.Training;

/// <summary>A row's prediction beside what was measured.</summary>
/// <param name="Row">The row.</param>
/// <param name="Predicted">In the unit of the row's metric; null where it was skipped.</param>
/// <param name="P5">Lower end of the 90 % interval.</param>
/// <param name="P95">Upper end.</param>
/// <param name="Skipped">Why it was not predicted; null where it was.</param>
/// <param name="Complete">Whether nothing was guessed.</param>
public sealed record ValidatedRow(MeasuredRow Row, double? Predicted, double? P5, double? P95, Message? Skipped, bool Complete)
    : ComparedRow(Predicted, P5, P95, Skipped)
{
    public override string Id => Row.Id;

    public override string Family => Row.Family;

    public override string Gpu => Row.Gpu;

    public override string Metric => Row.Metric;

    public override double Reported => Row.Reported;

    public override bool Complete { get; } = Complete;

    /// <summary>Whether the model has experts; null where the row was skipped.</summary>
    public bool? Experts { get; init; }

    /// <summary>Generation of the accelerator, as <see cref="Hardware.Machine.Generation"/> counts; null where the row was skipped.</summary>
    public int? Generation { get; init; }

    /// <summary>The measured figure as model TFLOP/s a GPU, so that rows of all metrics stand on one scale; null where the row was skipped.</summary>
    public double? Tflops { get; init; }

    /// <summary>The prediction on the same scale.</summary>
    public double? PredictedTflops => Measure.IsTime(Row.Metric) ? Tflops * Row.Reported / Predicted : Tflops * Predicted / Row.Reported;
}

/// <summary>How predictions compare with measurements.</summary>
public sealed record Validation(IReadOnlyList<ValidatedRow> Rows, IReadOnlyList<InputError> Unread)
{
    public int Predicted => Rows.Count(row => row.Predicted is not null);

    public int Skipped => Rows.Count - Predicted + Unread.Count;

    public ErrorSummary Summary => ErrorSummary.Of(Rows);

    public ErrorSummary Complete => ErrorSummary.Of(Rows.Where(row => row.Complete));
}
