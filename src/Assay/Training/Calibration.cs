using Assay.Uncertainty;

namespace Assay.Training;

/// <summary>
/// What measured runs taught about the coefficients: a normal distribution of their inner values (logarithm, or log odds),
/// and how far a prediction is still off when they are right.
/// </summary>
public sealed class Calibration
{
    private readonly IReadOnlyList<Prior> priors;
    private readonly double[][] root;

    /// <param name="priors">The coefficients, in order.</param>
    /// <param name="centre">Their most likely inner values.</param>
    /// <param name="root">Lower triangle of the Cholesky root of their covariance, row by row.</param>
    /// <param name="noise">What the coefficients do not explain.</param>
    public Calibration(IReadOnlyList<Prior> priors, double[] centre, double[][] root, Unexplained noise)
    {
        this.priors = priors;
        this.root = root;
        Centre = centre;
        Noise = noise;
        Typical = Values(centre);
    }

    public IReadOnlyList<Prior> Priors => priors;

    public IReadOnlyList<double> Centre { get; }

    public IReadOnlyList<IReadOnlyList<double>> Root => root;

    public Unexplained Noise { get; }

    /// <summary>The most likely coefficients.</summary>
    public Coefficients Typical { get; }

    /// <summary>Standard deviation of a coefficient's inner value.</summary>
    public double Spread(int index) => Math.Sqrt(root[index].Sum(value => value * value));

    /// <summary>Draws sets of coefficients; the i-th depends on seed and i alone.</summary>
    public IReadOnlyList<Coefficients> Draw(int count, ulong seed)
    {
        var block = (count + Draws.Quantum - 1) / Draws.Quantum * Draws.Quantum;
        var normals = new double[priors.Count][];
        for (var i = 0; i < priors.Count; i++)
            Draws.Normal(StreamKey.For(seed, $"training.{priors[i].Coefficient}"), 0, normals[i] = new double[block]);
        var sets = new Coefficients[count];
        var inner = new double[priors.Count];
        for (var draw = 0; draw < count; draw++)
        {
            for (var i = 0; i < inner.Length; i++)
            {
                inner[i] = Centre[i];
                for (var k = 0; k <= i; k++)
                    inner[i] += root[i][k] * normals[k][draw];
            }

            sets[draw] = Values(inner);
        }

        return sets;
    }

    /// <summary>Coefficients from their inner values.</summary>
    public Coefficients Values(IReadOnlyList<double> inner)
    {
        var values = new double[Coefficients.Count];
        for (var i = 0; i < priors.Count; i++)
            values[(int)priors[i].Coefficient] = priors[i].Outer(inner[i]);
        return new Coefficients(values);
    }
}
