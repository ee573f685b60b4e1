using MathNet.Numerics;

namespace Assay.Uncertainty;

/// <summary>The standard normal distribution: Φ, its inverse and its density, accurate relative to the value in both tails.</summary>
public static class StandardNormal
{
    /// <summary>The 95th percentile: half the width of a 90 % interval in standard deviations.</summary>
    public const double P95 = 1.6448536269514722;

    private const double InverseSqrt2 = 0.70710678118654752;
    private const double InverseSqrt2Pi = 0.3989422804014327;

    // ln(Φ / (1 - Φ)) is smooth and nearly a cubic, so a table of it keeps both tails relative.
    private static readonly Lazy<QuantileTable> Logits = new(() => new(z => Math.Log(Cdf(z) / Cdf(-z))));

    /// <summary>Φ(z), the probability below <paramref name="z"/>. For the probability above, ask for Φ(-z).</summary>
    public static double Cdf(double z) => 0.5 * SpecialFunctions.Erfc(-z * InverseSqrt2);

    /// <summary>The z below which lies probability <paramref name="p"/>; -∞ at 0 and ∞ at 1.</summary>
    public static double Quantile(double p) => p <= 0.5
        ? -SpecialFunctions.ErfcInv(2 * p) / InverseSqrt2
        : SpecialFunctions.ErfcInv(2 * (1 - p)) / InverseSqrt2;

    /// <summary>The height of the bell curve at <paramref name="z"/>.</summary>
    public static double Density(double z) => InverseSqrt2Pi * Math.Exp(-0.5 * z * z);

    /// <summary>Every z becomes offset + factor × Φ(z); Φ is within 1e-9 of itself, for |z| up to 8.</summary>
    internal static void CdfInPlace(Span<double> normals, double offset, double factor)
    {
        Logits.Value.Transform(normals);
        Elementwise.Logistic(normals, offset, factor);
    }
}
