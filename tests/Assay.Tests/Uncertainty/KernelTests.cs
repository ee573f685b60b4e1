using Assay.Uncertainty;

namespace Assay.Tests.Uncertainty;

public class KernelTests
{
    private const int Points = 200_000;

    [Fact]
    public void The_logarithm_is_within_four_ulp()
    {
        var worst = 0.0;
        for (var i = 0; i < Points; i++)
        {
            // Even on a logarithmic scale from 2⁻³⁷, then ever nearer to 1.
            var u = i % 2 == 0 ? Math.Pow(2, -37.0 * (i + 0.5) / Points) : 1 - Math.Pow(2, -37.0 * (i + 0.5) / Points);
            worst = Math.Max(worst, Ulps(-Math.Log(u), One(BoxMuller.MinusLog(Lanes256.All(u)))));
        }
        Assert.InRange(worst, 0, 4);
    }

    [Fact]
    public void Sine_and_cosine_are_within_two_ulp()
    {
        var worst = 0.0;
        for (var i = 0; i < Points; i++)
        {
            var x = (i + 0.5) / Points - 0.5;
            var (sine, cosine) = BoxMuller.SineAndCosine(Lanes256.All(x));
            worst = Math.Max(worst, Math.Max(Ulps(double.SinPi(x / 2), One(sine)), Ulps(double.CosPi(x / 2), One(cosine))));
        }
        Assert.InRange(worst, 0, 2);
    }

    [Fact]
    public void The_exponential_is_within_one_ulp()
    {
        var x = Enumerable.Range(0, Points).Select(i => 1400.0 * (i + 0.5) / Points - 700).ToArray();
        var y = (double[])x.Clone();
        Elementwise.Exp(y, 0, 1);
        Assert.InRange(x.Zip(y, (argument, result) => Ulps(Math.Exp(argument), result)).Max(), 0, 1);
    }

    [Theory, InlineData(0), InlineData(709.5), InlineData(710), InlineData(-709), InlineData(-740), InlineData(-800), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity), InlineData(double.NaN)]
    public void The_exponential_is_right_at_the_edges_without_touching_its_neighbours(double edge)
    {
        double[] alone = [1.25, 2.5, 3.75, -4.5, 5, 6, 7, 8, 9], beside = [1.25, edge, 3.75, -4.5, 5, 6, 7, edge, 9];
        Elementwise.Exp(alone, 0, 1);
        Elementwise.Exp(beside, 0, 1);
        Assert.Equal(Math.Exp(edge), beside[1]);
        Assert.Equal(Math.Exp(edge), beside[7]);
        foreach (var i in new[] { 0, 2, 3, 4, 5, 6, 8 })
            Assert.Equal(alone[i], beside[i]);
    }

    [Fact]
    public void An_element_does_not_depend_on_its_place_in_the_block()
    {
        double[] whole = [.. Enumerable.Range(0, 40).Select(i => 0.37 * i - 7)];
        var cut = (double[])whole.Clone();
        Elementwise.Exp(whole, 0.1, 0.9);
        Elementwise.Exp(cut.AsSpan(0, 13), 0.1, 0.9);
        Elementwise.Exp(cut.AsSpan(13), 0.1, 0.9);
        Assert.Equal(whole, cut);
    }

    private static double One(Lanes256 lanes)
    {
        Span<double> values = stackalloc double[4];
        Lanes256.Store(lanes, ref values[0]);
        return values[0];
    }

    private static double Ulps(double expected, double actual) =>
        Math.Abs(actual - expected) / (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
}
