namespace Assay.Uncertainty;

/// <summary>A distribution times a positive factor, for those whose own parameters cannot hold the factor.</summary>
public sealed record Scaled : Distribution
{
    /// <exception cref="ArgumentException">The factor is not positive and finite.</exception>
    public Scaled(Distribution original, double factor)
    {
        ArgumentNullException.ThrowIfNull(original);
        Require.Positive(factor, "factor");
        Original = original;
        Factor = factor;
    }

    public Distribution Original { get; }

    public double Factor { get; }

    public override double Mean => Factor * Original.Mean;

    public override double StandardDeviation => Factor * Original.StandardDeviation;

    public override (double Low, double High) Support => (Factor * Original.Support.Low, Factor * Original.Support.High);

    public override double Cdf(double x) => Original.Cdf(x / Factor);

    public override void Transform(Span<double> normals)
    {
        Original.Transform(normals);
        Elementwise.Affine(normals, 0, Factor);
    }

    public override Distribution Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return factor * Factor == 1 ? Original : new Scaled(Original, factor * Factor);
    }

    public override string ToString() => $"{Original} × {Factor}";

    internal override double LowerQuantile(double p) => Factor * Original.LowerQuantile(p);

    internal override double UpperQuantile(double q) => Factor * Original.UpperQuantile(q);

    internal override double Survival(double x) => Original.Survival(x / Factor);
}
