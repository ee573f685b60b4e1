using Assay.Uncertainty;

namespace Assay.Tests.Uncertainty;

public class TransformTests
{
    public static IEnumerable<TheoryDataRow<Distribution>> Distributions =>
    [
        .. DistributionReferences.Rows.Select(row => new TheoryDataRow<Distribution>(row.Data.Item1)),
        new(new Beta(40, 0.3)),
        new(new Beta(1, 1)),
        new(new Gamma(0.05, 2)),
        new(new Gamma(1, 3)),
        new(new Mixture([new Normal(0, 1), new Normal(100, 1)], [0.3, 0.7])),
        new(new Mixture([new Lognormal(0, 1), new Gamma(3, 2), new Pert(1, 2, 8)], [1, 1, 2])),
        new(new Mixture([new Uniform(0, 1), new Uniform(5, 6)], [1, 1])),
        new(new Mixture([new Discrete([0, 2], [1, 1]), new Uniform(1, 3)], [1, 1])),
        new(new Truncated(new Triangular(0, 1, 4), 0.5, 3)),
        new(new Truncated(new Gamma(2, 1), 0, 1e9)),
        new(new Truncated(new Lognormal(0, 1), 0, 5)),
        new(new Truncated(new Normal(0, 1), double.NegativeInfinity, -3)),
        new(new Truncated(new Discrete([1, 2, 3, 4], [1, 1, 1, 1]), 2, 3)),
        new(new Discrete([1, 5, 7], [0.2, 0.5, 0.3])),
    ];

    [Theory, MemberData(nameof(Distributions), DisableDiscoveryEnumeration = true)]
    public void A_draw_is_the_quantile_at_phi_of_its_normal_within_a_millionth(Distribution distribution)
    {
        var z = Enumerable.Range(0, 1001).Select(i => i / 100.0 - 5.003).ToArray();
        var draws = (double[])z.Clone();
        distribution.Transform(draws);
        var spread = Math.Abs(distribution.StandardDeviation);
        for (var i = 0; i < z.Length; i++)
        {
            var exact = distribution.AtNormal(z[i]);
            var scale = distribution.Support.Low >= 0 ? Math.Abs(exact) : Math.Max(Math.Abs(exact), spread);
            Assert.True(Math.Abs(draws[i] - exact) <= 1e-6 * scale, $"{distribution} at {z[i]}: {draws[i]:R} against {exact:R}");
        }
    }

    [Theory, MemberData(nameof(Distributions), DisableDiscoveryEnumeration = true)]
    public void Draws_far_out_stay_in_order_and_in_the_support(Distribution distribution)
    {
        double[] draws = [-12, -9, -8, -7.999, -7, -6, 0, 6, 7, 7.999, 8, 9, 12];
        distribution.Transform(draws);
        for (var i = 1; i < draws.Length; i++)
            Assert.True(draws[i] >= draws[i - 1] - 4e-16 * Math.Abs(draws[i - 1]), $"{draws[i - 1]:R} comes before {draws[i]:R}");
        Assert.All(draws, draw => Assert.InRange(draw, distribution.Support.Low, distribution.Support.High));
    }

    [Theory, MemberData(nameof(Distributions), DisableDiscoveryEnumeration = true)]
    public void A_draw_does_not_depend_on_its_block(Distribution distribution)
    {
        var whole = new double[64];
        Draws.Normal(StreamKey.For(9, "blocks"), 0, whole);
        var cut = (double[])whole.Clone();
        distribution.Transform(whole);
        distribution.Transform(cut.AsSpan(0, 5));
        distribution.Transform(cut.AsSpan(5, 3));
        distribution.Transform(cut.AsSpan(8));
        Assert.Equal(whole, cut);
    }

    [Fact]
    public void A_table_stays_small_where_the_function_breaks()
    {
        Assert.InRange(new QuantileTable(z => z < 0.123 ? Math.Sin(z) : 100 + z).CellCount, 32, 200);
        Assert.InRange(new QuantileTable(z => Math.Abs(z - 0.123)).CellCount, 32, 200);
        Assert.InRange(new QuantileTable(z => Math.Log(Math.Max(0, z - 0.123))).CellCount, 32, 400);
    }

    [Fact]
    public void A_table_gives_up_on_noise_and_asks_the_function()
    {
        static double Noise(double z) => Math.Sin(1e9 * z);
        var table = new QuantileTable(Noise);
        double[] block = [0.1, 0.2];
        table.Transform(block);
        Assert.InRange(table.CellCount, 32, 5000);
        Assert.Equal([Noise(0.1), Noise(0.2)], block);
    }

    [Fact]
    public void A_discrete_draw_is_one_of_the_values_as_often_as_its_weight_says()
    {
        const int n = 1 << 18;
        var draws = new double[n];
        Draws.Normal(StreamKey.For(2, "choice"), 0, draws);
        new Discrete([1, 5, 7], [0.2, 0.5, 0.3]).Transform(draws);
        var shares = draws.CountBy(value => value).ToDictionary(pair => pair.Key, pair => pair.Value / (double)n);
        Assert.Equal([1, 5, 7], shares.Keys.Order());
        Assert.Equal(0.2, shares[1], 0.004);
        Assert.Equal(0.5, shares[5], 0.004);
        Assert.Equal(0.3, shares[7], 0.004);
    }

    [Fact]
    public void A_mixture_keeps_the_exact_values_of_its_discrete_parts()
    {
        var draws = new double[4096];
        Draws.Normal(StreamKey.For(2, "choice"), 0, draws);
        new Mixture([new Discrete([0, 2], [1, 1]), new Uniform(1, 3)], [1, 1]).Transform(draws);
        Assert.Equal(0.25, draws.Count(draw => draw == 0) / 4096.0, 0.03);
    }
}
