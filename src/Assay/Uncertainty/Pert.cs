namespace Assay.Uncertainty;

/// <summary>
/// A number between two ends, likeliest at a mode, with smooth shoulders: a beta distribution whose mean is
/// (low + 4 mode + high) / 6. Malcolm, Roseboom, Clark and Fazar, Operations Research 7 (1959).
/// </summary>
public sealed record Pert : Distribution
{
    private readonly Beta share;

    /// <exception cref="ArgumentException">A parameter is not finite, or they are not in order.</exception>
    public Pert(double low, double mode, double high)
    {
        Require.Mode(low, mode, high);
        Low = low;
        Mode = mode;
        High = high;
        var range = high - low;
        share = new(1 + 4 * (mode - low) / range, 1 + 4 * (high - mode) / range);
    }

    public double Low { get; }

    public double Mode { get; }

    public double High { get; }

    public override double Mean => (Low + 4 * Mode + High) / 6;

    public override double StandardDeviation => (High - Low) * share.StandardDeviation;

    public override (double Low, double High) Support => (Low, High);

    public override double Cdf(double x) => share.Cdf((x - Low) / (High - Low));

    public override void Transform(Span<double> normals) => share.Transform(normals, Low, High - Low);

    public override Pert Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return new(factor * Low, factor * Mode, factor * High);
    }

    public override string ToString() => $"pert({Low}, {Mode}, {High})";

    internal override double LowerQuantile(double p) => Low + (High - Low) * share.LowerQuantile(p);

    internal override double UpperQuantile(double q) => Low + (High - Low) * share.UpperQuantile(q);

    internal override double Survival(double x) => share.Survival((x - Low) / (High - Low));
}
