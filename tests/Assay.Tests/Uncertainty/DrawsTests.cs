using System.Runtime.InteropServices;
using Assay.Uncertainty;
using CsCheck;

namespace Assay.Tests.Uncertainty;

public class DrawsTests
{
    private static readonly StreamKey Key = StreamKey.For(42, "tests.draws");

    [Fact]
    public void Draws_do_not_depend_on_where_the_block_starts()
    {
        const int samples = 4096;
        double[] normals = new double[samples], uniforms = new double[samples];
        Draws.Normal(Key, 0, normals);
        Draws.Uniform(Key, 0, uniforms);
        Gen.Select(Gen.Int[0, 127], Gen.Int[1, 128]).Sample((start, length) =>
        {
            var first = start * Draws.Quantum;
            var part = new double[length * Draws.Quantum];
            Draws.Normal(Key, first, part);
            Assert.Equal(normals[first..(first + part.Length)], part);
            Draws.Uniform(Key, first, part);
            Assert.Equal(uniforms[first..(first + part.Length)], part);
        });
    }

    [Fact]
    public void Draws_have_these_very_bits_on_every_machine()
    {
        var block = new double[4096 + Draws.Quantum];
        Draws.Uniform(Key, 1L << 33, block);
        var uniform = Fingerprint(block);
        Draws.Normal(Key, 1L << 33, block);
        var normal = Fingerprint(block);
        new Lognormal(2, 1.5).Transform(block);
        Assert.Equal((7152730739704238588UL, 17293925917941763713UL, 18339605694410962529UL), (uniform, normal, Fingerprint(block)));
    }

    [Theory, InlineData(-16, 16), InlineData(8, 16), InlineData(0, 17)]
    public void Blocks_off_the_grid_are_refused(long first, int length)
    {
        var block = new double[length];
        Assert.Throws<ArgumentException>(() => Draws.Normal(Key, first, block));
        Assert.Throws<ArgumentException>(() => Draws.Uniform(Key, first, block));
    }

    [Fact]
    public void Normals_have_the_moments_of_a_normal()
    {
        const int n = 1 << 20;
        var z = new double[n];
        Draws.Normal(Key, 0, z);
        // Standard errors of the mean of z^k: 1, √2, √15, √96, ... over √n.
        Within(4, Math.Sqrt(1.0 / n), 0, Moment(z, 1));
        Within(4, Math.Sqrt(2.0 / n), 1, Moment(z, 2));
        Within(4, Math.Sqrt(15.0 / n), 0, Moment(z, 3));
        Within(4, Math.Sqrt(96.0 / n), 3, Moment(z, 4));
        Within(4, Math.Sqrt((10395 - 225.0) / n), 15, Moment(z, 6));
    }

    [Theory, InlineData(-4), InlineData(-3), InlineData(-1), InlineData(-0.1), InlineData(0.5), InlineData(2), InlineData(3.5), InlineData(4.5)]
    public void Normals_fall_below_each_point_as_often_as_they_should(double point)
    {
        const int n = 1 << 21;
        var z = new double[n];
        Draws.Normal(StreamKey.For(3, "tails"), 0, z);
        var p = StandardNormal.Cdf(point);
        Within(4, Math.Sqrt(p * (1 - p) / n), p, z.Count(value => value < point) / (double)n);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(8), InlineData(12), InlineData(16)]
    public void Neighbouring_normals_and_their_squares_are_uncorrelated(int lag)
    {
        const int n = 1 << 20;
        var z = new double[n];
        Draws.Normal(Key, 0, z);
        double products = 0, squares = 0;
        for (var i = lag; i < n; i++)
        {
            products += z[i] * z[i - lag];
            squares += (z[i] * z[i] - 1) * (z[i - lag] * z[i - lag] - 1);
        }
        Within(4, Math.Sqrt(1.0 / n), 0, products / n);
        Within(4, 2 * Math.Sqrt(1.0 / n), 0, squares / n);
    }

    [Fact]
    public void Streams_of_neighbouring_names_are_uncorrelated()
    {
        const int n = 1 << 18;
        double[] a = new double[n], b = new double[n];
        Draws.Normal(StreamKey.For(1, "input.1"), 0, a);
        Draws.Normal(StreamKey.For(1, "input.2"), 0, b);
        Within(4, Math.Sqrt(1.0 / n), 0, a.Zip(b, (x, y) => x * y).Average());
    }

    [Fact]
    public void Uniforms_are_inside_the_open_interval_and_even()
    {
        const int n = 1 << 20;
        var u = new double[n];
        Draws.Uniform(Key, 0, u);
        Assert.All([u.Min(), u.Max()], value => Assert.InRange(value, double.Epsilon, 1 - 1e-16));
        var counts = u.CountBy(value => (int)(value * 64)).Select(bin => (double)bin.Value).ToArray();
        Assert.Equal(64, counts.Length);
        // Chi squared with 63 degrees of freedom: mean 63, standard deviation 11.2.
        Assert.InRange(counts.Sum(count => Math.Pow(count - n / 64.0, 2) / (n / 64.0)), 25, 115);
    }

    private static double Moment(double[] values, int power) => values.Average(value => Math.Pow(value, power));

    private static void Within(double errors, double standardError, double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= errors * standardError, $"{actual} is {(actual - expected) / standardError:F1} standard errors from {expected}.");

    private static ulong Fingerprint(double[] values)
    {
        var hash = 0UL;
        foreach (var word in MemoryMarshal.Cast<double, ulong>(values))
            hash = unchecked((hash ^ word) * 0x9E3779B97F4A7C15);
        return hash;
    }
}
