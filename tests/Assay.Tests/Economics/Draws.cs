using Assay.Cases;
using Assay.Modeling;
using Assay.Tests.Modeling;

namespace Assay.Tests.Economics;

/// <summary>The same few draws of every quantity of a case, so that laws are checked draw by draw.</summary>
internal sealed class Draws
{
    private const int Samples = 256;
    private readonly Dictionary<string, double[]> found;

    public Draws(Case @case)
    {
        Case = @case;
        found = Models.Sample(@case.Graph, new SamplingOptions { Samples = Samples, Threads = 1 }, [.. @case.Graph.Nodes.Select(node => node.Name)]);
    }

    public Case Case { get; }

    /// <summary>The draws of a quantity; those of a fixed one are all the same.</summary>
    public double[] this[string name] => found[name].Length == Samples ? found[name] : [.. Enumerable.Repeat(found[name][0], Samples)];

    /// <summary>The sum of some quantities, draw by draw.</summary>
    public double[] Sum(IEnumerable<string> names) => names.Select(name => this[name]).Aggregate(new double[Samples], (sum, next) => [.. sum.Zip(next, (a, b) => a + b)]);

    /// <summary>Checks that two columns are the same but for rounding.</summary>
    public static void AssertEqual(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 1e-9 * Math.Abs(pair.First), $"{pair.First:R} and {pair.Second:R}"));
    }
}
