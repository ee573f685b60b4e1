namespace Assay.Training;

/// <summary>All that is told of how wrong the simulator is.</summary>
/// <param name="InSample">Rows predicted with the calibration that was fitted to them as well.</param>
/// <param name="HeldOut">Rows predicted with a calibration to all other families.</param>
/// <param name="Calibration">The calibration of the first.</param>
public sealed record ValidationStudy(Validation InSample, Validation HeldOut, Calibration Calibration)
{
    /// <summary>Families of which a row was predicted.</summary>
    public int Families => HeldOut.Rows.Where(row => row.Predicted is not null).Select(row => row.Row.Family).Distinct().Count();

    /// <summary>Each coefficient before and after.</summary>
    public IEnumerable<LearntCoefficient> Coefficients => Calibration.Priors.Select((prior, i) => new LearntCoefficient(
        prior,
        End(prior, prior.Inner, prior.Spread, -1), End(prior, prior.Inner, prior.Spread, 1),
        prior.Outer(Calibration.Centre[i]),
        End(prior, Calibration.Centre[i], Calibration.Spread(i), -1), End(prior, Calibration.Centre[i], Calibration.Spread(i), 1)));

    private static double End(Prior prior, double centre, double spread, int side) => prior.Outer(centre + (side * Training.HeldOut.Tail * spread));
}

/// <summary>What the measured rows taught about a coefficient; intervals hold 90 %.</summary>
public sealed record LearntCoefficient(Prior Prior, double PriorP5, double PriorP95, double Median, double P5, double P95);
