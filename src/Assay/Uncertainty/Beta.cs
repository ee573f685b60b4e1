using MathNet.Numerics;

namespace Assay.Uncertainty;

/// <summary>A share between 0 and 1: what is left of a uniform belief after alpha - 1 successes and beta - 1 failures.</summary>
public sealed record Beta : Distribution
{
    private const double Tiny = -36;
    private readonly Memo<QuantileTable> logits;
    private readonly double logBeta;

    /// <exception cref="ArgumentException">A parameter is not positive and finite.</exception>
    public Beta(double alpha, double beta)
    {
        Require.Positive(alpha, "alpha");
        Require.Positive(beta, "beta");
        A = alpha;
        B = beta;
        logBeta = SpecialFunctions.BetaLn(alpha, beta);
        logits = new(() => new(z => z <= 0 ? Logit(A, B, StandardNormal.Cdf(z)) : -Logit(B, A, StandardNormal.Cdf(-z))));
    }

    /// <summary>The first parameter, alpha: higher moves towards 1.</summary>
    public double A { get; }

    /// <summary>The second parameter, beta: higher moves towards 0.</summary>
    public double B { get; }

    public override double Mean => A / (A + B);

    public override double StandardDeviation => Math.Sqrt(A / (A + B) * (B / (A + B)) / (A + B + 1));

    public override (double Low, double High) Support => (0, 1);

    public override double Cdf(double x) => x <= 0 ? 0 : x >= 1 ? 1 : SpecialFunctions.BetaRegularized(A, B, x);

    public override void Transform(Span<double> normals) => Transform(normals, 0, 1);

    public override Distribution Scale(double factor)
    {
        Require.Positive(factor, "factor");
        return factor == 1 ? this : new Scaled(this, factor);
    }

    public override string ToString() => $"beta({A}, {B})";

    /// <summary>To a beta stretched to start at <paramref name="offset"/> and be <paramref name="width"/> wide.</summary>
    internal void Transform(Span<double> normals, double offset, double width)
    {
        logits.Value.Transform(normals);
        Elementwise.Logistic(normals, offset, width);
    }

    internal override double LowerQuantile(double p) => Logistic(p <= 0.5 ? Logit(A, B, p) : -Logit(B, A, 1 - p));

    internal override double UpperQuantile(double q) => Logistic(q <= 0.5 ? -Logit(B, A, q) : Logit(A, B, 1 - q));

    internal override double Survival(double x) => x <= 0 ? 1 : x >= 1 ? 0 : SpecialFunctions.BetaRegularized(B, A, 1 - x);

    private static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));

    // The logit of the p-quantile. The logit of a beta variate has a log-concave density.
    private double Logit(double a, double b, double p)
    {
        var series = (Math.Log(p) + Math.Log(a) + logBeta) / a;
        if (series < Tiny)
            return series;
        var start = Math.Log(a / b) + StandardNormal.Quantile(p) * Math.Sqrt(1 / a + 1 / b);
        return LogConcave.Solve(start, Math.Log(p), w =>
        {
            double below = Math.Exp(-w), above = Math.Exp(w);
            var logDensity = -a * SpecialFunctions.Log1p(below) - b * SpecialFunctions.Log1p(above) - logBeta;
            return (Lower(a, b, w, below, above), logDensity, 1);
        });
    }

    // The probability below a logit. Above the half, the share itself may round to one: its complement does not.
    private static double Lower(double a, double b, double logit, double below, double above)
    {
        var complement = logit <= 0 ? 1 : SpecialFunctions.BetaRegularized(b, a, below / (1 + below));
        return complement < 0.9 ? 1 - complement : SpecialFunctions.BetaRegularized(a, b, logit <= 0 ? above / (1 + above) : 1 / (1 + below));
    }
}
