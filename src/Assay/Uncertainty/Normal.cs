namespace Assay.Uncertainty;

/// <summary>The bell curve, over all numbers.</summary>
public sealed record Normal : Distribution
{
    /// <exception cref="ArgumentException">The mean is not finite, or the standard deviation not positive and finite.</exception>
    public Normal(double mean, double standardDeviation)
    {
        Require.Finite(mean, "mean");
        Require.Positive(standardDeviation, "standard deviation");
        Mean = mean;
        StandardDeviation = standardDeviation;
    }

    public override double Mean { get; }

    public override double StandardDeviation { get; }

    public override double Median => Mean;

    public override (double Low, double High) Support => (double.NegativeInfinity, double.PositiveInfinity);

    public override double Cdf(double x) => StandardNormal.Cdf((x - Mean) / StandardDeviation);

    public override void Transform(Span<double> normals) => Elementwise.Affine(normals, Mean, StandardDeviation);

    public override Normal Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return new(factor * Mean, factor * StandardDeviation);
    }

    public override string ToString() => $"normal({Mean}, {StandardDeviation})";

    internal override double LowerQuantile(double p) => AtNormal(StandardNormal.Quantile(p));

    internal override double UpperQuantile(double q) => AtNormal(-StandardNormal.Quantile(q));

    internal override double Survival(double x) => StandardNormal.Cdf((Mean - x) / StandardDeviation);

    internal override double AtNormal(double z) => Math.FusedMultiplyAdd(z, StandardDeviation, Mean);
}
