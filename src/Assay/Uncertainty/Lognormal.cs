using MathNet.Numerics;

namespace Assay.Uncertainty;

/// <summary>A positive number whose logarithm is normal: what a product of many uncertain factors tends to.</summary>
public sealed record Lognormal : Distribution
{
    /// <param name="mu">The mean of the logarithm: the median is exp(mu).</param>
    /// <param name="sigma">The standard deviation of the logarithm.</param>
    /// <exception cref="ArgumentException">mu is not finite, or sigma not positive and finite.</exception>
    public Lognormal(double mu, double sigma)
    {
        Require.Finite(mu, "mean of the logarithm");
        Require.Positive(sigma, "standard deviation of the logarithm");
        Mu = mu;
        Sigma = sigma;
    }

    public double Mu { get; }

    public double Sigma { get; }

    public override double Mean => Math.Exp(Mu + 0.5 * Sigma * Sigma);

    public override double StandardDeviation => Mean * Math.Sqrt(SpecialFunctions.Expm1(Sigma * Sigma));

    public override double Median => Math.Exp(Mu);

    public override (double Low, double High) Support => (0, double.PositiveInfinity);

    public override double Cdf(double x) => x <= 0 ? 0 : StandardNormal.Cdf((Math.Log(x) - Mu) / Sigma);

    public override void Transform(Span<double> normals) => Elementwise.Exp(normals, Mu, Sigma);

    public override Lognormal Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return new(Mu + Math.Log(factor), Sigma);
    }

    public override string ToString() => $"lognormal({Mu}, {Sigma})";

    internal override double LowerQuantile(double p) => AtNormal(StandardNormal.Quantile(p));

    internal override double UpperQuantile(double q) => AtNormal(-StandardNormal.Quantile(q));

    internal override double Survival(double x) => x <= 0 ? 1 : StandardNormal.Cdf((Mu - Math.Log(x)) / Sigma);

    internal override double AtNormal(double z) => Math.Exp(Math.FusedMultiplyAdd(z, Sigma, Mu));
}
