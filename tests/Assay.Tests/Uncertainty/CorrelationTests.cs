using Assay.Uncertainty;
using CsCheck;

namespace Assay.Tests.Uncertainty;

public class CorrelationTests
{
    private const int Samples = 1 << 16;

    [Fact]
    public void A_copula_reaches_the_rank_correlation_and_keeps_the_marginals()
    {
        double[,] wanted = { { 1, 0.7, -0.4 }, { 0.7, 1, 0.1 }, { -0.4, 0.1, 1 } };
        var normals = Independent(3);
        GaussianCopula.FromRankCorrelation(wanted).Apply(normals, 0, Samples);
        Distribution[] marginals = [new Lognormal(0, 1), new Beta(2, 3), new Gamma(2, 1)];
        for (var i = 0; i < 3; i++)
            marginals[i].Transform(normals[i]);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.Equal(wanted[i, j], Ranks.Spearman(normals[i], normals[j]), 4 / Math.Sqrt(Samples));
            foreach (var p in new[] { 0.01, 0.3, 0.5, 0.9, 0.999 })
                Assert.Equal(p, Summary.Rank(normals[i], marginals[i].Quantile(p)), 4 * Math.Sqrt(p * (1 - p) / Samples));
        }
    }

    [Fact]
    public void Any_pair_of_inputs_reaches_its_correlation() =>
        Gen.Double[-1, 1].Sample(correlation =>
        {
            var normals = Independent(2);
            new GaussianCopula(new[,] { { 1, correlation }, { correlation, 1 } }).Apply(normals, 0, Samples);
            return Math.Abs(normals[0].Zip(normals[1], (a, b) => a * b).Average() - correlation) < 6 / Math.Sqrt(Samples);
        }, iter: 20);

    [Fact]
    public void Full_correlation_makes_copies()
    {
        var normals = Independent(3);
        new GaussianCopula(new double[,] { { 1, 1, -1 }, { 1, 1, -1 }, { -1, -1, 1 } }).Apply(normals, 0, Samples);
        Assert.Equal(normals[0], normals[1]);
        Assert.Equal(normals[0].Select(z => -z), normals[2]);
    }

    [Fact]
    public void A_copula_gives_the_same_by_rows_by_arrays_and_by_parts()
    {
        var copula = new GaussianCopula(new[,] { { 1, 0.5, 0.2 }, { 0.5, 1, 0.3 }, { 0.2, 0.3, 1 } });
        double[][] whole = Independent(3), parts = Independent(3);
        double[] rows = [.. whole.SelectMany(row => row)];
        copula.Apply(whole, 0, Samples);
        copula.Apply(rows);
        copula.Apply(parts, 0, 1001);
        copula.Apply(parts, 1001, Samples - 1001);
        Assert.Equal(whole, parts);
        Assert.Equal(whole.SelectMany(row => row), rows);
    }

    /// <summary>By SciPy 1.10.1, scipy.stats.spearmanr.</summary>
    [Fact]
    public void Rank_correlation_averages_ties() =>
        Assert.Equal(0.8207826816681233, Ranks.Spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]), 1e-12);

    [Fact]
    public void Rank_correlation_sees_the_order_alone()
    {
        var x = Independent(1)[0];
        Assert.Equal(1, Ranks.Spearman(x, [.. x.Select(Math.Exp)]), 1e-12);
        Assert.Equal(-1, Ranks.Spearman(x, [.. x.Select(z => -z * z * z)]), 1e-12);
        Assert.True(double.IsNaN(Ranks.Spearman([1, 1, 1], [1, 2, 3])));
    }

    private static double[][] Independent(int inputs) => [.. Enumerable.Range(0, inputs).Select(i =>
    {
        var normals = new double[Samples];
        Draws.Normal(StreamKey.For(11, $"input.{i}"), 0, normals);
        return normals;
    })];
}
