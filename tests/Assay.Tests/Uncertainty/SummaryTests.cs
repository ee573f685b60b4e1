using Assay.Uncertainty;
using CsCheck;

namespace Assay.Tests.Uncertainty;

public class SummaryTests
{
    private static readonly double[] Levels = [0.05, 0.25, 0.5, 0.75, 0.95];

    [Fact]
    public void Percentiles_are_those_of_a_full_sort() =>
        Gen.OneOf(Gen.Double[-1e6, 1e6].Array[1, 3000], Gen.Int[0, 5].Select(value => (double)value).Array[1, 3000]).Sample(samples =>
        {
            var summary = Summary.Of(samples, new double[samples.Length + 3]);
            Assert.Equal(BySorting(samples), Percentiles(summary));
        });

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void Percentiles_of_ordered_samples_are_right_too(int kind)
    {
        double[] samples = [.. Enumerable.Range(0, 10_000).Select(i => kind switch { 0 => i, 1 => -i, 2 => Math.Min(i, 10_000 - i), _ => (double)(i % 7) })];
        var summary = Summary.Of(samples, new double[samples.Length]);
        Assert.Equal(BySorting(samples), Percentiles(summary));
    }

    /// <summary>By NumPy 1.24.2: mean, std(ddof=1), quantile of [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5].</summary>
    [Fact]
    public void A_small_example_agrees_with_numpy()
    {
        var summary = Summary.Of([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], new double[11]);
        Assert.Equal(4, summary.Mean, 1e-15);
        Assert.Equal(2.3664319132398464, summary.StandardDeviation, 1e-15);
        Assert.Equal([1.0, 2.5, 4.0, 5.0, 7.5], Percentiles(summary));
    }

    [Fact]
    public void The_samples_are_left_alone()
    {
        double[] samples = [3, 1, 2];
        Summary.Of(samples, new double[3]);
        Assert.Equal([3, 1, 2], samples);
    }

    [Theory, InlineData(1, 0.1), InlineData(3, 0.1), InlineData(9999, 1e-300), InlineData(10_000, 1.1e17)]
    public void Equal_samples_have_no_deviation(int count, double value)
    {
        var summary = Summary.Of([.. Enumerable.Repeat(value, count)], new double[count]);
        Assert.Equal(new(value, 0, value, value, value, value, value), summary);
    }

    [Fact]
    public void The_mean_keeps_its_digits_far_from_zero()
    {
        double[] samples = [.. Enumerable.Range(0, 100_000).Select(i => 1e9 + i % 2)];
        var summary = Summary.Of(samples, new double[samples.Length]);
        Assert.Equal(1e9 + 0.5, summary.Mean);
        Assert.Equal(0.5, summary.StandardDeviation, 1e-5);
    }

    [Theory, InlineData(0, 0), InlineData(1, 0.125), InlineData(1.5, 0.25), InlineData(2, 0.5), InlineData(9, 1)]
    public void A_rank_counts_ties_half(double value, double share) => Assert.Equal(share, Summary.Rank([1, 2, 2, 3], value));

    private static double[] Percentiles(Summary summary) => [summary.P5, summary.P25, summary.P50, summary.P75, summary.P95];

    private static double[] BySorting(double[] samples)
    {
        double[] sorted = [.. samples.Order()];
        return [.. Levels.Select(level =>
        {
            var position = level * (sorted.Length - 1);
            var place = (int)position;
            double low = sorted[place], high = sorted[Math.Min(place + 1, sorted.Length - 1)], share = position - place;
            return low == high ? low : share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
        })];
    }
}
