using MathNet.Numerics;

namespace Assay.Uncertainty;

/// <summary>A positive number with a right tail lighter than the lognormal's: waiting times, rates, counts of many rare things.</summary>
public sealed record Gamma : Distribution
{
    // Below exp of this the power series has one term.
    private const double Tiny = -36;
    private readonly Memo<QuantileTable> logarithms;
    private readonly double logGamma;

    /// <exception cref="ArgumentException">The shape or the scale is not positive and finite.</exception>
    public Gamma(double shape, double scale)
    {
        Require.Positive(shape, "shape");
        Require.Positive(scale, "scale");
        Shape = shape;
        ScaleFactor = scale;
        logGamma = SpecialFunctions.GammaLn(shape);
        logarithms = new(() => new(z => z <= 0 ? LogLower(StandardNormal.Cdf(z)) : LogUpper(StandardNormal.Cdf(-z))));
    }

    public double Shape { get; }

    /// <summary>The scale parameter: the mean is shape × scale.</summary>
    public double ScaleFactor { get; }

    public override double Mean => Shape * ScaleFactor;

    public override double StandardDeviation => Math.Sqrt(Shape) * ScaleFactor;

    public override (double Low, double High) Support => (0, double.PositiveInfinity);

    public override double Cdf(double x) => x <= 0 ? 0 : double.IsPositiveInfinity(x) ? 1 : Lower(Math.Log(x / ScaleFactor));

    public override void Transform(Span<double> normals)
    {
        logarithms.Value.Transform(normals);
        Elementwise.Exp(normals, Math.Log(ScaleFactor), 1);
    }

    public override Gamma Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return new(Shape, factor * ScaleFactor);
    }

    public override string ToString() => $"gamma({Shape}, {ScaleFactor})";

    internal override double LowerQuantile(double p) => ScaleFactor * Math.Exp(p <= 0.5 ? LogLower(p) : LogUpper(1 - p));

    internal override double UpperQuantile(double q) => ScaleFactor * Math.Exp(q <= 0.5 ? LogUpper(q) : LogLower(1 - q));

    internal override double Survival(double x) => x <= 0 ? 1 : double.IsPositiveInfinity(x) ? 0 : SpecialFunctions.GammaUpperRegularized(Shape, x / ScaleFactor);

    // The logarithm of a gamma variate has a log-concave density, so both tails are log-concave: Newton's method on ln P
    // converges from any start.
    private double LogLower(double p)
    {
        var series = (Math.Log(p) + SpecialFunctions.GammaLn(Shape + 1)) / Shape;
        if (series < Tiny)
            return series;
        return LogConcave.Solve(Math.Max(series, WilsonHilferty(StandardNormal.Quantile(p))), Math.Log(p), u => (Lower(u), LogDensity(u), 1));
    }

    private double LogUpper(double q) =>
        LogConcave.Solve(WilsonHilferty(-StandardNormal.Quantile(q)), Math.Log(q), u => (SpecialFunctions.GammaUpperRegularized(Shape, Math.Exp(u)), LogDensity(u), -1));

    // The probability below exp(u). Near zero the library rounds it to zero; two terms of its series do.
    private double Lower(double u) => u < -20
        ? Math.Exp(Shape * u - SpecialFunctions.GammaLn(Shape + 1)) * (1 - Shape / (Shape + 1) * Math.Exp(u))
        : SpecialFunctions.GammaLowerRegularized(Shape, Math.Exp(u));

    // Of the logarithm u.
    private double LogDensity(double u) => Shape * u - Math.Exp(u) - logGamma;

    // Wilson and Hilferty 1931: the cube root is nearly normal.
    private double WilsonHilferty(double z)
    {
        var root = 1 - 1 / (9 * Shape) + z / (3 * Math.Sqrt(Shape));
        return Math.Log(Shape) + 3 * Math.Log(Math.Max(root, 0.1));
    }
}
