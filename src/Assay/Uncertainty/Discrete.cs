namespace Assay.Uncertainty;

/// <summary>One of a few values, each with a weight. Values are kept in order, equal ones joined, weights adding to 1.</summary>
public sealed record Discrete : Distribution
{
    private readonly double[] values;
    private readonly double[] weights;
    private readonly double[] cumulative;
    private readonly double[] thresholds;

    /// <exception cref="ArgumentException">No values, a value that is not finite, a negative weight, no positive weight, or unequal numbers of both.</exception>
    public Discrete(IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        Require.Weights(weights, values.Count, "value");
        foreach (var value in values)
            Require.Finite(value, "value");
        var total = weights.Sum();
        var kept = values.Zip(weights)
            .Where(pair => pair.Second > 0)
            .GroupBy(pair => pair.First, pair => pair.Second / total)
            .OrderBy(group => group.Key)
            .ToArray();
        this.values = [.. kept.Select(group => group.Key)];
        this.weights = [.. kept.Select(group => group.Sum())];
        cumulative = new double[this.values.Length];
        thresholds = new double[this.values.Length - 1];
        var sum = 0.0;
        for (var i = 0; i < this.values.Length; i++)
        {
            cumulative[i] = sum += this.weights[i];
            if (i < thresholds.Length)
                thresholds[i] = StandardNormal.Quantile(Math.Min(sum, 1));
        }
        cumulative[^1] = 1;
    }

    public IReadOnlyList<double> Values => this.values;

    public IReadOnlyList<double> Weights => this.weights;

    public override double Mean => this.values.Zip(this.weights).Sum(pair => pair.First * pair.Second);

    public override double StandardDeviation
    {
        get
        {
            var mean = Mean;
            return this.values.Length == 1 ? 0 : Math.Sqrt(this.values.Zip(this.weights).Sum(pair => pair.Second * (pair.First - mean) * (pair.First - mean)));
        }
    }

    public override (double Low, double High) Support => (this.values[0], this.values[^1]);

    public override double Cdf(double x)
    {
        var place = Array.BinarySearch(this.values, x);
        var count = place >= 0 ? place + 1 : ~place;
        return count == 0 ? 0 : cumulative[count - 1];
    }

    public override void Transform(Span<double> normals)
    {
        foreach (ref var z in normals)
            z = AtNormal(z);
    }

    public override Discrete Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return new([.. this.values.Select(value => factor * value)], this.weights);
    }

    public override string ToString() => $"discrete({string.Join(", ", this.values.Zip(this.weights).Select(pair => $"{pair.First}: {pair.Second}"))})";

    public bool Equals(Discrete? other) =>
        other is not null && this.values.AsSpan().SequenceEqual(other.values) && this.weights.AsSpan().SequenceEqual(other.weights);

    public override int GetHashCode() => HashCode.Combine(this.values.Length, this.values[0], this.values[^1], this.weights[0]);

    internal override double LowerQuantile(double p)
    {
        var place = 0;
        while (place < this.values.Length - 1 && cumulative[place] < p)
            place++;
        return this.values[place];
    }

    internal override double AtNormal(double z)
    {
        var place = 0;
        while (place < thresholds.Length && thresholds[place] < z)
            place++;
        return this.values[place];
    }
}
