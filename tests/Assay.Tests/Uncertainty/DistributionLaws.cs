using Assay.Uncertainty;
using CsCheck;

namespace Assay.Tests.Uncertainty;

public class DistributionLaws
{
    private static readonly Gen<double> Positive = Gen.Double[0.1, 20];
    private static readonly Gen<(double Low, double Middle, double High)> Ordered =
        Gen.Select(Gen.Double[-50, 50], Gen.Double[0.01, 40], Gen.Double[0.01, 40], (low, a, b) => (low, low + a, low + a + b));

    private static readonly Gen<Distribution> Simple = Gen.OneOf<Distribution>(
        Gen.Select(Gen.Double[-50, 50], Positive, (mean, sd) => (Distribution)new Normal(mean, sd)),
        Gen.Select(Gen.Double[-3, 3], Gen.Double[0.05, 0.8], (mu, sigma) => (Distribution)new Lognormal(mu, sigma)),
        Ordered.Select(ends => (Distribution)new Uniform(ends.Low, ends.High)),
        Gen.Select(Positive, Positive, (low, more) => (Distribution)new LogUniform(low, low + more)),
        Ordered.Select(ends => (Distribution)new Triangular(ends.Low, ends.Middle, ends.High)),
        Ordered.Select(ends => (Distribution)new Pert(ends.Low, ends.Middle, ends.High)),
        Gen.Select(Positive, Positive, (alpha, beta) => (Distribution)new Beta(alpha, beta)),
        Gen.Select(Positive, Positive, (shape, scale) => (Distribution)new Gamma(shape, scale)));

    private static readonly Gen<Distribution> Continuous = Gen.OneOf(
        Simple,
        Gen.Select(Simple, Gen.Double[0.01, 0.4], Gen.Double[0.6, 0.99], (whole, low, high) => (Distribution)new Truncated(whole, whole.Quantile(low), whole.Quantile(high))),
        Gen.Select(Simple, Simple, Gen.Double[0.1, 0.9], (one, other, weight) => (Distribution)new Mixture([one, other], [weight, 1 - weight])));

    private static readonly Gen<double> Probability = Gen.Double[0.001, 0.999];

    [Fact]
    public void The_probability_below_a_quantile_is_the_one_it_was_asked_for() =>
        Gen.Select(Continuous, Probability).Sample((distribution, p) => Math.Abs(distribution.Cdf(distribution.Quantile(p)) - p) < 1e-8);

    [Fact]
    public void Quantiles_rise() =>
        Gen.Select(Continuous, Probability, Probability).Sample((distribution, p, q) => p == q || distribution.Quantile(Math.Min(p, q)) <= distribution.Quantile(Math.Max(p, q)));

    [Fact]
    public void Quantiles_lie_within_the_support() =>
        Gen.Select(Continuous, Gen.Double[1e-12, 1 - 1e-12]).Sample((distribution, p) =>
            distribution.Quantile(p) >= distribution.Support.Low && distribution.Quantile(p) <= distribution.Support.High);

    [Fact]
    public void Both_tails_add_to_one() =>
        Gen.Select(Continuous, Probability).Sample((distribution, p) =>
        {
            var x = distribution.Quantile(p);
            return Math.Abs(distribution.Cdf(x) + distribution.Survival(x) - 1) < 1e-9
                && Math.Abs(distribution.UpperQuantile(1 - p) - x) < 1e-7 * (Math.Abs(x) + distribution.StandardDeviation);
        });

    [Fact]
    public void Scaling_scales_the_quantiles_and_the_moments() =>
        Gen.Select(Continuous, Positive, Probability).Sample((distribution, factor, p) =>
        {
            var scaled = distribution.Scale(factor);
            var slack = 1e-7 * factor * (Math.Abs(distribution.Mean) + distribution.StandardDeviation);
            return Math.Abs(scaled.Quantile(p) - factor * distribution.Quantile(p)) <= slack
                && Math.Abs(scaled.Mean - factor * distribution.Mean) <= slack
                && Math.Abs(scaled.StandardDeviation - factor * distribution.StandardDeviation) <= slack;
        });

    [Fact]
    public void A_truncated_distribution_stays_within_its_bounds() =>
        Gen.Select(Simple, Gen.Double[0.001, 0.4], Gen.Double[0.6, 0.999]).Sample((whole, low, high) =>
        {
            var narrowed = new Truncated(whole, whole.Quantile(low), whole.Quantile(high));
            var draws = new double[1024];
            Draws.Normal(StreamKey.For(1, "bounds"), 0, draws);
            narrowed.Transform(draws);
            return draws.Min() >= narrowed.Low && draws.Max() <= narrowed.High && narrowed.Mean >= narrowed.Low && narrowed.Mean <= narrowed.High;
        }, iter: 50);

    [Fact]
    public void Draws_have_the_mean_and_deviation_that_the_distribution_states() =>
        Continuous.Sample(distribution =>
        {
            const int n = 1 << 15;
            var draws = new double[n];
            Draws.Normal(StreamKey.For(5, "moments"), 0, draws);
            distribution.Transform(draws);
            var summary = Summary.Of(draws, new double[n]);
            return Math.Abs(summary.Mean - distribution.Mean) < 5 * distribution.StandardDeviation / Math.Sqrt(n)
                && Math.Abs(summary.StandardDeviation / distribution.StandardDeviation - 1) < 0.15;
        }, iter: 50);

    [Fact]
    public void Distributions_are_equal_by_value()
    {
        Assert.Equal(new Gamma(2, 3), new Gamma(2, 3));
        Assert.Equal(new Truncated(new Normal(0, 1), 0, 1), new Truncated(new Normal(0, 1), 0, 1));
        Assert.Equal(new Discrete([1, 2], [1, 3]), new Discrete([2, 1, 2], [2, 1, 1]));
        Assert.Equal(new Mixture([new Beta(1, 2)], [5]), new Mixture([new Beta(1, 2)], [1]));
        Assert.NotEqual(new Gamma(2, 3), new Gamma(2, 4));
        Assert.NotEqual<Distribution>(new Discrete([1, 2], [1, 3]), new Discrete([1, 2], [1, 2]));
    }
}
