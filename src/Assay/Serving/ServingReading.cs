using Assay.Fitting;

namespace Assay.Serving;

/// <summary>A measured row with the services it may mean.</summary>
/// <param name="Row">The row.</param>
/// <param name="Figure">What it reports.</param>
/// <param name="Services">What it may mean; their weights sum to 1.</param>
/// <param name="Complete">Whether it tells all that a prediction rests on.</param>
public sealed record ServingReading(ServingRow Row, ServingFigure Figure, IReadOnlyList<PlausibleService> Services, bool Complete) : IFittedRow<ServingCoefficient>
{
    public string Family => Row.Family;

    /// <summary>Whose spread applies: the figure, and whether the model has experts.</summary>
    public string Kind => ServingForm.Kind(Figure, Services[0].Prefill.Model.Experts > 0);

    public double LogReported { get; } = Math.Log(Row.Reported);

    /// <summary>Logarithm of the predicted metric, and its variance over the plausible services.</summary>
    public (double Mean, double Variance) Predict(Coefficients<ServingCoefficient> c)
    {
        double mean = 0, square = 0;
        foreach (var service in Services)
        {
            var value = Math.Log(ServingMeasure.Of(Row.Metric, service, c));
            mean += service.Weight * value;
            square += service.Weight * value * value;
        }

        return (mean, Math.Max(0, square - (mean * mean)));
    }
}
