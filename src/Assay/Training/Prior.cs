namespace Assay.Training;

/// <summary>What is believed of a coefficient before any run is looked at.</summary>
/// <param name="Coefficient">Which.</param>
/// <param name="Title">What it means.</param>
/// <param name="Median">Its median.</param>
/// <param name="Spread">Standard deviation of its logarithm, or of its log odds where it is a fraction.</param>
/// <param name="Fraction">Whether it lies between 0 and 1.</param>
public sealed record Prior(Coefficient Coefficient, string Title, double Median, double Spread, bool Fraction)
{
    /// <summary>The median as an inner value: logarithm or log odds, on which a normal distribution is natural.</summary>
    public double Inner => Fraction ? Math.Log(Median / (1 - Median)) : Math.Log(Median);

    /// <summary>A coefficient from its inner value.</summary>
    public double Outer(double inner) => Fraction ? 1 / (1 + Math.Exp(-inner)) : Math.Exp(inner);
}
