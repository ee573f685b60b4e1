namespace Assay.Fitting;

/// <summary>A row and the logarithm predicted for it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Logarithm">Of the predicted metric.</param>
/// <param name="Variance">Of that logarithm, as far as coefficients and what is not told of the measured system explain it.</param>
public sealed record HeldOut<TRow>(TRow Row, double Logarithm, double Variance)
    where TRow : IReportedRow
{
    /// <summary>Standard deviations from the middle of a normal distribution to its 95 % quantile.</summary>
    public const double Tail = 1.6448536269514722;

    public double Residual => Logarithm - Row.LogReported;
}
