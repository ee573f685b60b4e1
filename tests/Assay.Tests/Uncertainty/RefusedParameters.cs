using Assay.Uncertainty;

namespace Assay.Tests.Uncertainty;

public class RefusedParameters
{
    public static TheoryData<Func<object>, string> Rows => new()
    {
        { () => Distribution.Interval(12, 8), "the low end 12 is above the high end 8" },
        { () => Distribution.Interval(8, 8), "both ends are 8: a number known exactly is written without a range" },
        { () => Distribution.Interval(double.NaN, 8), "the low end is NaN, not a finite number" },
        { () => Distribution.LognormalFromMeanSd(-5, 2), "the mean of a lognormal is -5, and it must be above zero" },
        { () => new Normal(1, 0), "the standard deviation is 0, and it must be above zero" },
        { () => new Lognormal(1, double.PositiveInfinity), "the standard deviation of the logarithm is Infinity, not a finite number" },
        { () => new Uniform(3, 1), "the low end 3 is above the high end 1" },
        { () => new LogUniform(0, 1), "the low end of a loguniform is 0, and it must be above zero" },
        { () => new Triangular(1, 9, 3), "the most likely value 9 is outside the range 1 to 3" },
        { () => new Pert(1, 0, 3), "the most likely value 0 is outside the range 1 to 3" },
        { () => new Beta(0, 1), "the alpha is 0, and it must be above zero" },
        { () => new Gamma(2, -1), "the scale is -1, and it must be above zero" },
        { () => new Discrete([], []), "there is no value to choose from" },
        { () => new Discrete([1, 2], [1]), "the number of weights, 1, differs from that of the values, 2" },
        { () => new Discrete([1, 2], [1, -1]), "the weight -1 is negative" },
        { () => new Mixture([new Normal(0, 1)], [0]), "every weight is zero" },
        { () => new Truncated(new Normal(0, 1), 2, 1), "the low end 2 of the truncation is not below its high end 1" },
        { () => new Truncated(new Uniform(0, 1), 5, 6), "uniform(0, 1) has nothing between 5 and 6" },
        { () => new Normal(0, 1).Scale(-1), "the factor is -1, and it must be above zero" },
        { () => new Normal(0, 1).Quantile(1), "a quantile is asked at a probability strictly between 0 and 1, and 1 is not (Parameter 'p')" },
        { () => new GaussianCopula(new double[,] { { 1, 0.5 }, { 0.4, 1 } }), "a correlation matrix is symmetric, and this one has 0.4 in row 2, column 1 but 0.5 opposite" },
        { () => new GaussianCopula(new double[,] { { 1, 0.5 }, { 0.5, 2 } }), "a correlation matrix has ones on its diagonal, and this one has 2 in row 2" },
        { () => new GaussianCopula(new double[,] { { 1, 1.5 }, { 1.5, 1 } }), "a correlation is from -1 to 1, and the one in row 2, column 1 is 1.5" },
        { () => new GaussianCopula(new double[2, 3]), "a correlation matrix is square, and this one is 2 by 3" },
        { () => new GaussianCopula(new[,] { { 1, 0.9, -0.9 }, { 0.9, 1, 0.9 }, { -0.9, 0.9, 1 } }), "these correlations contradict each other: the matrix is not positive semi-definite (row 3)" },
        { () => Summary.Of([1, double.NaN], new double[2]), "sample 1 is NaN, not a finite number (Parameter 'samples')" },
        { () => Summary.Of([1, double.PositiveInfinity, 2], new double[3]), "sample 1 is Infinity, not a finite number (Parameter 'samples')" },
        { () => Summary.Of([], []), "there are no samples to summarise (Parameter 'samples')" },
        { () => Summary.Of([1, 2], new double[1]), "2 samples need as much scratch, and there is room for 1 (Parameter 'scratch')" },
    };

    [Theory, MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void The_message_says_what_is_wrong(Func<object> make, string message) =>
        Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(() => make()).Message);
}
