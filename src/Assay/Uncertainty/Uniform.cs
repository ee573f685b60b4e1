namespace Assay.Uncertainty;

/// <summary>Any number between two ends, all as likely.</summary>
public sealed record Uniform : Distribution
{
    /// <exception cref="ArgumentException">An end is not finite, or the low end is not below the high end.</exception>
    public Uniform(double low, double high)
    {
        Require.Ends(low, high);
        Low = low;
        High = high;
    }

    public double Low { get; }

    public double High { get; }

    public override double Mean => 0.5 * Low + 0.5 * High;

    public override double StandardDeviation => (High - Low) / Math.Sqrt(12);

    public override double Median => Mean;

    public override (double Low, double High) Support => (Low, High);

    public override double Cdf(double x) => Math.Clamp((x - Low) / (High - Low), 0, 1);

    public override void Transform(Span<double> normals) => StandardNormal.CdfInPlace(normals, Low, High - Low);

    public override Uniform Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return new(factor * Low, factor * High);
    }

    public override string ToString() => $"uniform({Low}, {High})";

    internal override double LowerQuantile(double p) => Math.FusedMultiplyAdd(p, High - Low, Low);

    internal override double UpperQuantile(double q) => Math.FusedMultiplyAdd(-q, High - Low, High);

    internal override double Survival(double x) => Math.Clamp((High - x) / (High - Low), 0, 1);
}
