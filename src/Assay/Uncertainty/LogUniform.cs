namespace Assay.Uncertainty;

/// <summary>A positive number between two ends, every order of magnitude as likely: its logarithm is uniform.</summary>
public sealed record LogUniform : Distribution
{
    /// <exception cref="ArgumentException">An end is not positive and finite, or the low end is not below the high end.</exception>
    public LogUniform(double low, double high)
    {
        Require.Ends(low, high);
        Require.Positive(low, "low end of a loguniform");
        Low = low;
        High = high;
    }

    public double Low { get; }

    public double High { get; }

    public override double Mean => (High - Low) / LogRange;

    public override double StandardDeviation =>
        Math.Sqrt(Math.Max(0, 0.5 * (High - Low) * (High + Low) / LogRange - Mean * Mean));

    public override double Median => Math.Sqrt(Low) * Math.Sqrt(High);

    public override (double Low, double High) Support => (Low, High);

    private double LogRange => Math.Log(High / Low);

    public override double Cdf(double x) => x <= Low ? 0 : Math.Min(1, Math.Log(x / Low) / LogRange);

    public override void Transform(Span<double> normals)
    {
        StandardNormal.CdfInPlace(normals, 0, 1);
        Elementwise.Exp(normals, Math.Log(Low), LogRange);
        Elementwise.Clamp(normals, Low, High);
    }

    public override LogUniform Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return new(factor * Low, factor * High);
    }

    public override string ToString() => $"loguniform({Low}, {High})";

    internal override double LowerQuantile(double p) => Low * Math.Exp(p * LogRange);

    internal override double UpperQuantile(double q) => High * Math.Exp(-q * LogRange);

    internal override double Survival(double x) => x <= Low ? 1 : Math.Max(0, Math.Log(High / x) / LogRange);
}
