namespace Assay.Uncertainty;

/// <summary>A belief narrowed to a range: the shape inside stays, what was outside is spread over it.</summary>
public sealed record Truncated : Distribution
{
    private const double LeastMass = 1e-250;
    private readonly double below;
    private readonly double above;
    private readonly double mass;
    private readonly Memo<QuantileTable> table;
    private readonly Memo<Moments> moments;

    /// <param name="original">What is narrowed.</param>
    /// <param name="low">The lowest value left; may be minus infinity.</param>
    /// <param name="high">The highest value left; may be infinity.</param>
    /// <exception cref="ArgumentException">The ends are not in order, or nothing of the original lies between them.</exception>
    public Truncated(Distribution original, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(original);
        if (!(low < high))
            throw new ParameterException($"the low end {low} of the truncation is not below its high end {high}");
        Original = original;
        Low = low;
        High = high;
        var justBelow = Math.BitDecrement(low);
        this.below = double.IsNegativeInfinity(low) ? 0 : original.Cdf(justBelow);
        this.above = double.IsPositiveInfinity(high) ? 0 : original.Survival(high);
        mass = this.below > 0.5 ? original.Survival(justBelow) - this.above
            : this.above > 0.5 ? original.Cdf(high) - this.below
            : 1 - this.below - this.above;
        if (!(mass > LeastMass))
            throw new ParameterException($"{original} has nothing between {low} and {high}");
        table = new(() => new(Positive ? z => Math.Log(AtNormal(z)) : AtNormal));
        moments = new(Moment);
    }

    public Distribution Original { get; }

    public double Low { get; }

    public double High { get; }

    public override double Mean => moments.Value.Mean;

    public override double StandardDeviation => moments.Value.StandardDeviation;

    public override (double Low, double High) Support =>
        (Math.Max(Low, Original.Support.Low), Math.Min(High, Original.Support.High));

    private bool Positive => Support.Low >= 0;

    public override double Cdf(double x)
    {
        if (x < Low)
            return 0;
        if (x >= High)
            return 1;
        return this.below > 0.5 ? 1 - Survival(x) : Math.Clamp((Original.Cdf(x) - this.below) / mass, 0, 1);
    }

    public override void Transform(Span<double> normals)
    {
        table.Value.Transform(normals);
        if (Positive)
            Elementwise.Exp(normals, 0, 1);
        Elementwise.Clamp(normals, Low, High);
    }

    public override Truncated Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return new(Original.Scale(factor), factor * Low, factor * High);
    }

    public override string ToString() => $"truncate({Original}, {Low}, {High})";

    internal override double LowerQuantile(double p) => At(p, 1 - p);

    internal override double UpperQuantile(double q) => At(1 - q, q);

    internal override double Survival(double x)
    {
        if (x < Low)
            return 1;
        if (x >= High)
            return 0;
        return this.below <= 0.5 ? 1 - Cdf(x) : Math.Clamp((Original.Survival(x) - this.above) / mass, 0, 1);
    }

    // Asks the original on the side where its probability is the smaller, hence the more precise.
    private double At(double below, double above)
    {
        var lower = this.below + below * mass;
        var value = lower <= 0.5 ? Original.LowerQuantile(lower) : Original.UpperQuantile(this.above + above * mass);
        return Math.Clamp(value, Low, High);
    }

    private Moments Moment()
    {
        Func<double, double> value = Positive ? Math.Exp : x => x;
        var mean = table.Value.Mean(value);
        return new(mean, Math.Sqrt(table.Value.Mean(x => (value(x) - mean) * (value(x) - mean))));
    }

    private sealed record Moments(double Mean, double StandardDeviation);
}
