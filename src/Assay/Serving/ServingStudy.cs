using Assay.Documents;
using Assay.Fitting;

namespace Assay.Serving;

/// <summary>All that is told of how wrong serving predictions are.</summary>
/// <param name="InSample">Rows predicted with the calibration that was fitted to them as well.</param>
/// <param name="ByModel">Rows predicted with a calibration to all rows but those of the same model in the same publication.</param>
/// <param name="ByPublication">Rows predicted with a calibration to all other publications.</param>
/// <param name="Calibration">The calibration of the first.</param>
public sealed record ServingStudy(ServingValidation InSample, ServingValidation ByModel, ServingValidation ByPublication, Calibration<ServingCoefficient> Calibration)
{
    /// <summary>Publications of which a row was predicted.</summary>
    public int Publications => InSample.Rows.Where(row => row.Predicted is not null).Select(row => row.Family).Distinct().Count();

    /// <summary>Predicts every row all three ways.</summary>
    /// <param name="predictor">With the calibration at hand.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="unread">Those that could not be read.</param>
    /// <param name="threads">At most so many fits at once.</param>
    /// <param name="progress">Is told the share that is done.</param>
    public static ServingStudy Of(ServingPredictor predictor, IReadOnlyList<ServingRow> rows, IReadOnlyList<InputError> unread, int threads, IProgress<double>? progress = null) => new(
        predictor.Validate(rows, unread),
        predictor.CrossValidate(rows, unread, LeftOut.Model, threads, progress is null ? null : new Half(progress, 0)),
        predictor.CrossValidate(rows, unread, LeftOut.Family, threads, progress is null ? null : new Half(progress, 0.5)),
        predictor.Calibration);

    private sealed class Half(IProgress<double> whole, double from) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (value / 2));
    }
}
