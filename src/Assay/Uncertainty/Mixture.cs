namespace Assay.Uncertainty;

/// <summary>
/// One of several beliefs, each with a weight: which one holds is itself uncertain. Driven by one normal through its own
/// quantile function, so that a higher normal always gives a higher value.
/// </summary>
public sealed record Mixture : Distribution
{
    private const double Rounding = 4e-15;
    private readonly Distribution[] components;
    private readonly double[] weights;
    private readonly Memo<QuantileTable> table;

    /// <exception cref="ArgumentException">No components, a negative weight, no positive weight, or unequal numbers of both.</exception>
    public Mixture(IReadOnlyList<Distribution> components, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(components);
        ArgumentNullException.ThrowIfNull(weights);
        Require.Weights(weights, components.Count, "component");
        var total = weights.Sum();
        var kept = components.Zip(weights).Where(pair => pair.Second > 0).ToArray();
        this.components = [.. kept.Select(pair => pair.First)];
        this.weights = [.. kept.Select(pair => pair.Second / total)];
        table = new(() => new(Positive ? z => Math.Log(AtNormal(z)) : AtNormal));
    }

    public IReadOnlyList<Distribution> Components => this.components;

    /// <summary>The weights, adding to 1.</summary>
    public IReadOnlyList<double> Weights => this.weights;

    public override double Mean => Weighted(component => component.Mean);

    public override double StandardDeviation
    {
        get
        {
            var mean = Mean;
            return Math.Sqrt(Weighted(component => Square(component.StandardDeviation) + Square(component.Mean - mean)));
        }
    }

    public override (double Low, double High) Support =>
        (this.components.Min(component => component.Support.Low), this.components.Max(component => component.Support.High));

    private bool Positive => Support.Low >= 0;

    public override double Cdf(double x) => Math.Min(1, Weighted(component => component.Cdf(x)));

    public override void Transform(Span<double> normals)
    {
        table.Value.Transform(normals);
        if (Positive)
            Elementwise.Exp(normals, 0, 1);
        Elementwise.Clamp(normals, Support.Low, Support.High);
    }

    public override Mixture Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return new([.. this.components.Select(component => component.Scale(factor))], this.weights);
    }

    public override string ToString() => $"mixture({string.Join(", ", this.components.Zip(this.weights).Select(pair => $"{pair.First}: {pair.Second}"))})";

    public bool Equals(Mixture? other) =>
        other is not null && this.components.SequenceEqual(other.components) && this.weights.AsSpan().SequenceEqual(other.weights);

    public override int GetHashCode() => HashCode.Combine(this.components.Length, this.components[0], this.weights[0]);

    // In logarithms, because tails are nearly straight there. The quantile of a mixture lies among those of its components.
    internal override double LowerQuantile(double p)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var component in this.components)
        {
            var quantile = component.LowerQuantile(p);
            (low, high) = (Math.Min(low, quantile), Math.Max(high, quantile));
        }
        return Crossing.Find(low, high, Rounding, x => Math.Log(Cdf(x) / p));
    }

    internal override double UpperQuantile(double q)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var component in this.components)
        {
            var quantile = component.UpperQuantile(q);
            (low, high) = (Math.Min(low, quantile), Math.Max(high, quantile));
        }
        return Crossing.Find(low, high, Rounding, x => Math.Log(q / Survival(x)));
    }

    internal override double Survival(double x) => Math.Min(1, Weighted(component => component.Survival(x)));

    private double Weighted(Func<Distribution, double> of)
    {
        var sum = 0.0;
        for (var i = 0; i < this.components.Length; i++)
            sum += this.weights[i] * of(this.components[i]);
        return sum;
    }

    private static double Square(double x) => x * x;
}
