namespace Assay.Fitting;

/// <summary>
/// How far measurements lie from predictions beyond what the coefficients explain, by kind: standard deviations of the
/// logarithm of measured over predicted.
/// </summary>
/// <param name="spreads">Of each kind, in the order of the file.</param>
public sealed class Unexplained(IReadOnlyList<(string Kind, double Spread)> spreads) : IEquatable<Unexplained>
{
    /// <summary>Nothing is left unexplained, whatever the kind.</summary>
    public static Unexplained None { get; } = new([]);

    public IReadOnlyList<(string Kind, double Spread)> Spreads => spreads;

    /// <summary>That of a kind.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public double Of(string kind)
    {
        foreach (var (name, spread) in spreads)
        {
            if (name == kind)
                return spread;
        }

        return spreads.Count == 0 ? 0 : throw new ArgumentException($"There is no kind '{kind}'.", nameof(kind));
    }

    public bool Equals(Unexplained? other) => other is not null && spreads.SequenceEqual(other.Spreads);

    public override bool Equals(object? obj) => Equals(obj as Unexplained);

    public override int GetHashCode() => spreads.Aggregate(0, HashCode.Combine);
}
