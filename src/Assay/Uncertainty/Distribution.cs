using MathNet.Numerics;

namespace Assay.Uncertainty;

/// <summary>
/// What is believed about an uncertain number. Immutable, equal by value, and driven by standard normals: a draw is
/// <c>Quantile(Φ(z))</c>, so that correlation is correlation of normals, and one stream of normals serves every
/// distribution that an input may be given.
/// </summary>
public abstract record Distribution
{
    public abstract double Mean { get; }

    public abstract double StandardDeviation { get; }

    public virtual double Median => Quantile(0.5);

    /// <summary>The lowest and the highest possible value; infinite where there is none.</summary>
    public abstract (double Low, double High) Support { get; }

    /// <summary>The value below which lies probability <paramref name="p"/>, strictly between 0 and 1.</summary>
    /// <exception cref="ArgumentException">p is not between 0 and 1.</exception>
    public double Quantile(double p) => p is > 0 and < 1
        ? LowerQuantile(p)
        : throw new ArgumentException($"a quantile is asked at a probability strictly between 0 and 1, and {p} is not", nameof(p));

    /// <summary>The probability of at most <paramref name="x"/>.</summary>
    public abstract double Cdf(double x);

    /// <summary>Replaces every standard normal z by Quantile(Φ(z)): by formula, or within 1e-6 of it by a table made at the first use.</summary>
    public abstract void Transform(Span<double> normals);

    /// <summary>The distribution of <paramref name="factor"/> times the value; for changes of unit.</summary>
    /// <exception cref="ArgumentException">The factor is not positive and finite.</exception>
    public abstract Distribution Scale(double factor);

    /// <summary>
    /// The 90 % interval from <paramref name="low"/> to <paramref name="high"/> (5th to 95th percentile): lognormal where
    /// both ends are positive, else normal.
    /// </summary>
    /// <exception cref="ArgumentException">An end is not finite, or the low end is not below the high end.</exception>
    public static Distribution Interval(double low, double high)
    {
        Require.Ends(low, high);
        return low > 0
            ? new Lognormal(0.5 * (Math.Log(low) + Math.Log(high)), 0.5 * Math.Log(high / low) / StandardNormal.P95)
            : new Normal(0.5 * low + 0.5 * high, 0.5 * (high - low) / StandardNormal.P95);
    }

    /// <summary>The lognormal that has this mean and standard deviation, both positive.</summary>
    /// <exception cref="ArgumentException">One of them is not positive and finite.</exception>
    public static Lognormal LognormalFromMeanSd(double mean, double standardDeviation)
    {
        Require.Positive(mean, "mean of a lognormal");
        Require.Positive(standardDeviation, "standard deviation");
        var ratio = standardDeviation / mean;
        var variance = SpecialFunctions.Log1p(ratio * ratio);
        return new(Math.Log(mean) - 0.5 * variance, Math.Sqrt(variance));
    }

    /// <summary>As a case file would write it: <c>lognormal(1.2, 0.3)</c>.</summary>
    public abstract override string ToString();

    /// <summary><see cref="Quantile"/> without the check.</summary>
    internal abstract double LowerQuantile(double p);

    /// <summary>The value above which lies probability <paramref name="q"/>; precise where 1 - q is not.</summary>
    internal virtual double UpperQuantile(double q) => LowerQuantile(1 - q);

    /// <summary>The probability of more than <paramref name="x"/>; precise where 1 - Cdf(x) is not.</summary>
    internal virtual double Survival(double x) => 1 - Cdf(x);

    /// <summary>Quantile(Φ(z)), precise in both tails.</summary>
    internal virtual double AtNormal(double z) =>
        z <= 0 ? LowerQuantile(StandardNormal.Cdf(z)) : UpperQuantile(StandardNormal.Cdf(-z));
}
