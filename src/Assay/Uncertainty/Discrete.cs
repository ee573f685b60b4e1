namespace Assay.Uncertainty;

/// <summary>One of a few values, each with a weight. Values are kept in order, equal ones joined, weights adding to 1.</summary>
public sealed record Discrete : Distribution
{
    private readonly double[] _values;
    private readonly double[] _weights;
    private readonly double[] _cumulative;
    private readonly double[] _thresholds;

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
        _values = [.. kept.Select(group => group.Key)];
        _weights = [.. kept.Select(group => group.Sum())];
        _cumulative = new double[_values.Length];
        _thresholds = new double[_values.Length - 1];
        var sum = 0.0;
        for (var i = 0; i < _values.Length; i++)
        {
            _cumulative[i] = sum += _weights[i];
            if (i < _thresholds.Length)
                _thresholds[i] = StandardNormal.Quantile(Math.Min(sum, 1));
        }
        _cumulative[^1] = 1;
    }

    public IReadOnlyList<double> Values => _values;

    public IReadOnlyList<double> Weights => _weights;

    public override double Mean => _values.Zip(_weights).Sum(pair => pair.First * pair.Second);

    public override double StandardDeviation
    {
        get
        {
            var mean = Mean;
            return _values.Length == 1 ? 0 : Math.Sqrt(_values.Zip(_weights).Sum(pair => pair.Second * (pair.First - mean) * (pair.First - mean)));
        }
    }

    public override (double Low, double High) Support => (_values[0], _values[^1]);

    public override double Cdf(double x)
    {
        var place = Array.BinarySearch(_values, x);
        var count = place >= 0 ? place + 1 : ~place;
        return count == 0 ? 0 : _cumulative[count - 1];
    }

    public override void Transform(Span<double> normals)
    {
        foreach (ref var z in normals)
            z = AtNormal(z);
    }

    public override Discrete Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return new([.. _values.Select(value => factor * value)], _weights);
    }

    public override string ToString() => $"discrete({string.Join(", ", _values.Zip(_weights).Select(pair => $"{pair.First}: {pair.Second}"))})";

    public bool Equals(Discrete? other) =>
        other is not null && _values.AsSpan().SequenceEqual(other._values) && _weights.AsSpan().SequenceEqual(other._weights);

    public override int GetHashCode() => HashCode.Combine(_values.Length, _values[0], _values[^1], _weights[0]);

    internal override double LowerQuantile(double p)
    {
        var place = 0;
        while (place < _values.Length - 1 && _cumulative[place] < p)
            place++;
        return _values[place];
    }

    internal override double AtNormal(double z)
    {
        var place = 0;
        while (place < _thresholds.Length && _thresholds[place] < z)
            place++;
        return _values[place];
    }
}
