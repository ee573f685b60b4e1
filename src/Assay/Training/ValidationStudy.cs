namespace Assay.Training;

/// <summary>All that is told of how wrong the simulator is.</summary>
/// <param name="InSample">Rows predicted with the calibration that was fitted to them as well.</param>
/// <param name="HeldOut">Rows predicted with a calibration to all other families.</param>
/// <param name="Calibration">The calibration of the first.</param>
public sealed record ValidationStudy(Validation InSample, Validation HeldOut, Calibration Calibration)
{
    /// <summary>Families of which a row was predicted.</summary>
    public int Families => HeldOut.Rows.Where(row => row.Predicted is not null).Select(row => row.Row.Family).Distinct().Count();
}
