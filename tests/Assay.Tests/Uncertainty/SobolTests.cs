using Assay.Uncertainty;

namespace Assay.Tests.Uncertainty;

public class SobolTests
{
    private const int Samples = 1 << 16;

    [Fact]
    public void Indices_of_the_ishigami_function_are_the_analytic_ones()
    {
        // Ishigami and Homma 1990, a = 7, b = 0.1; indices as in Saltelli et al., Global Sensitivity Analysis: The Primer (2008).
        double[] firsts = [0.3139, 0.4424, 0], totals = [0.5576, 0.4424, 0.2437];
        Check(firsts, totals, 0.02, u =>
        {
            double x1 = Math.PI * (2 * u[0] - 1), x2 = Math.PI * (2 * u[1] - 1), x3 = Math.PI * (2 * u[2] - 1);
            return Math.Sin(x1) + 7 * Math.Pow(Math.Sin(x2), 2) + 0.1 * Math.Pow(x3, 4) * Math.Sin(x1);
        });
    }

    [Fact]
    public void Indices_of_the_g_function_are_the_analytic_ones()
    {
        // Sobol' 1993: the partial variance of input i is 1/3/(1+a)^2.
        double[] a = [0, 1, 4.5, 9, 99, 99];
        var partial = a.Select(value => 1 / 3.0 / Math.Pow(1 + value, 2)).ToArray();
        var whole = partial.Aggregate(1.0, (product, value) => product * (1 + value));
        double[] firsts = [.. partial.Select(value => value / (whole - 1))];
        double[] totals = [.. partial.Select(value => value / (1 + value) * whole / (whole - 1))];
        Check(firsts, totals, 0.02, u =>
        {
            var product = 1.0;
            for (var i = 0; i < a.Length; i++)
                product *= (Math.Abs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
            return product;
        });
    }

    [Fact]
    public void An_output_that_does_not_vary_is_driven_by_nothing()
    {
        var y = Enumerable.Repeat(3.0, 100).ToArray();
        var indices = SobolIndices.Of(y, y, y, StreamKey.For(1, "constant"));
        Assert.Equal(new(new(0, 0, 0), new(0, 0, 0)), indices);
    }

    [Fact]
    public void The_intervals_hold_the_truth_about_nine_times_in_ten()
    {
        var held = 0;
        const int repeats = 100, n = 2048;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            double[][] z = [.. Enumerable.Range(0, 4).Select(i => Normals((ulong)repeat, $"z{i}", n))];
            // y = 2 x1 + x2: the first input drives 4/5.
            var indices = SobolIndices.Of(
                [.. z[0].Zip(z[1], (x1, x2) => 2 * x1 + x2)],
                [.. z[2].Zip(z[3], (x1, x2) => 2 * x1 + x2)],
                [.. z[2].Zip(z[1], (x1, x2) => 2 * x1 + x2)],
                StreamKey.For((ulong)repeat, "bootstrap"));
            held += indices.First.Low <= 0.8 && 0.8 <= indices.First.High ? 1 : 0;
        }
        Assert.InRange(held, 80, 98);
    }

    [Fact]
    public void Sets_of_unequal_length_are_refused() =>
        Assert.Throws<ArgumentException>(() => SobolIndices.Of(new double[64], new double[64], new double[63], default));

    private static void Check(double[] firsts, double[] totals, double tolerance, Func<double[], double> function)
    {
        double[][] a = [.. firsts.Select((_, i) => Uniforms($"a{i}"))], b = [.. firsts.Select((_, i) => Uniforms($"b{i}"))];
        var yA = Evaluate(function, a);
        var yB = Evaluate(function, b);
        for (var i = 0; i < firsts.Length; i++)
        {
            var yAB = Evaluate(function, [.. a.Select((column, j) => j == i ? b[j] : column)]);
            var indices = SobolIndices.Of(yA, yB, yAB, StreamKey.For(1, $"bootstrap {i}"));
            Assert.Equal(firsts[i], indices.First.Value, tolerance);
            Assert.Equal(totals[i], indices.Total.Value, tolerance);
            Assert.InRange(indices.First.Value, indices.First.Low, indices.First.High);
            Assert.InRange(indices.Total.Value, indices.Total.Low, indices.Total.High);
            Assert.InRange(indices.First.High - indices.First.Low, 0, 4 * tolerance);
        }
    }

    private static double[] Evaluate(Func<double[], double> function, double[][] columns) =>
        [.. Enumerable.Range(0, Samples).Select(row => function([.. columns.Select(column => column[row])]))];

    private static double[] Uniforms(string name)
    {
        var values = new double[Samples];
        Draws.Uniform(StreamKey.For(6, name), 0, values);
        return values;
    }

    private static double[] Normals(ulong seed, string name, int count)
    {
        var values = new double[count];
        Draws.Normal(StreamKey.For(seed, name), 0, values);
        return values;
    }
}
