namespace Assay.Uncertainty;

/// <summary>A number between two ends that is likeliest at a mode and grows less likely in straight lines towards the ends.</summary>
public sealed record Triangular : Distribution
{
    /// <exception cref="ArgumentException">A parameter is not finite, or they are not in order.</exception>
    public Triangular(double low, double mode, double high)
    {
        Require.Mode(low, mode, high);
        Low = low;
        Mode = mode;
        High = high;
    }

    public double Low { get; }

    public double Mode { get; }

    public double High { get; }

    public override double Mean => (Low + Mode + High) / 3;

    public override double StandardDeviation
    {
        get
        {
            double a = Mode - Low, b = High - Mode;
            return Math.Sqrt((a * a + a * b + b * b) / 18);
        }
    }

    public override (double Low, double High) Support => (Low, High);

    private double Range => High - Low;

    public override double Cdf(double x) => x <= Mode
        ? x <= Low ? 0 : (x - Low) * (x - Low) / (Range * (Mode - Low))
        : 1 - Survival(x);

    public override void Transform(Span<double> normals)
    {
        StandardNormal.CdfInPlace(normals, 0, 1);
        double below = (Mode - Low) / Range, left = Range * (Mode - Low), right = Range * (High - Mode);
        for (var i = 0; i < normals.Length; i++)
        {
            var p = normals[i];
            normals[i] = p < below ? Low + Math.Sqrt(p * left) : High - Math.Sqrt((1 - p) * right);
        }
    }

    public override Triangular Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return new(factor * Low, factor * Mode, factor * High);
    }

    public override string ToString() => $"triangular({Low}, {Mode}, {High})";

    internal override double LowerQuantile(double p) => At(p, 1 - p);

    internal override double UpperQuantile(double q) => At(1 - q, q);

    internal override double Survival(double x) => x > Mode
        ? x >= High ? 0 : (High - x) * (High - x) / (Range * (High - Mode))
        : 1 - Cdf(x);

    private double At(double below, double above) => below * Range < Mode - Low
        ? Low + Math.Sqrt(below * Range * (Mode - Low))
        : High - Math.Sqrt(above * Range * (High - Mode));
}
