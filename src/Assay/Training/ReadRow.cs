using Assay.Fitting;

namespace Assay.Training;

/// <summary>A measured row with the runs it may mean.</summary>
public sealed record ReadRow(MeasuredRow Row, IReadOnlyList<PlausibleRun> Runs) : IFittedRow<Coefficient>
{
    public string Family => Row.Family;

    public string Kind => Fitted.Kind(Runs[0].Job.Model);

    public double LogReported => Math.Log(Row.Reported);

    /// <summary>
    /// Whether the row tells all that a prediction rests on, so that nothing is guessed: one plausible run, on a shape,
    /// precision and recomputation that are published.
    /// </summary>
    public bool Complete => Runs.Count == 1 && Row is { Recompute: not null, MicroBatch: not null, GlobalBatch: not null, SeqLen: not null, Precision: not null, Sharding: not null };

    /// <summary>Logarithm of the predicted metric, and its variance over the plausible runs.</summary>
    public (double Mean, double Variance) Predict(Coefficients c)
    {
        double mean = 0, square = 0;
        foreach (var run in Runs)
        {
            var value = Math.Log(Measure.Of(Row, run, TrainingStep.Evaluate(run.Job, run.Strategy, c).Total));
            mean += run.Weight * value;
            square += run.Weight * value * value;
        }

        return (mean, Math.Max(0, square - (mean * mean)));
    }
}
