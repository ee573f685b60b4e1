using Assay.Uncertainty;

namespace Assay.Fitting;

/// <summary>
/// What measurements taught about the coefficients: a normal distribution of their inner values (logarithm, or log odds),
/// and how far a prediction is still off when they are right.
/// </summary>
public sealed class Calibration<TWhich>
    where TWhich : struct, Enum
{
    private readonly IReadOnlyList<Prior<TWhich>> priors;
    private readonly double[][] root;

    /// <param name="form">The simulator's name and kinds.</param>
    /// <param name="priors">The coefficients, in order.</param>
    /// <param name="centre">Their most likely inner values.</param>
    /// <param name="root">Lower triangle of the Cholesky root of their covariance, row by row.</param>
    /// <param name="noise">What the coefficients do not explain.</param>
    public Calibration(CalibrationForm form, IReadOnlyList<Prior<TWhich>> priors, double[] centre, double[][] root, Unexplained noise)
    {
        Form = form;
        this.priors = priors;
        this.root = root;
        Centre = centre;
        Noise = noise;
        Typical = Values(centre);
    }

    public CalibrationForm Form { get; }

    public IReadOnlyList<Prior<TWhich>> Priors => priors;

    public IReadOnlyList<double> Centre { get; }

    public IReadOnlyList<IReadOnlyList<double>> Root => root;

    public Unexplained Noise { get; }

    /// <summary>The most likely coefficients.</summary>
    public Coefficients<TWhich> Typical { get; }

    /// <summary>Each coefficient before and after.</summary>
    public IEnumerable<LearntCoefficient<TWhich>> Learnt => priors.Select(LearntOf);

    /// <summary>The medians of the priors, before anything is learnt.</summary>
    public static Calibration<TWhich> Unfitted(CalibrationForm form, IReadOnlyList<Prior<TWhich>> priors) =>
        new(form, priors, [.. priors.Select(prior => prior.Inner)], [.. priors.Select(_ => new double[priors.Count])], Unexplained.None);

    /// <summary>Standard deviation of a coefficient's inner value.</summary>
    public double Spread(int index) => Math.Sqrt(root[index].Sum(value => value * value));

    /// <summary>Draws sets of coefficients; the i-th depends on seed and i alone.</summary>
    public IReadOnlyList<Coefficients<TWhich>> Draw(int count, ulong seed)
    {
        var block = (count + Draws.Quantum - 1) / Draws.Quantum * Draws.Quantum;
        var normals = new double[priors.Count][];
        for (var i = 0; i < priors.Count; i++)
            Draws.Normal(StreamKey.For(seed, $"{Form.Simulator}.{priors[i].Coefficient}"), 0, normals[i] = new double[block]);
        var sets = new Coefficients<TWhich>[count];
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
    public Coefficients<TWhich> Values(IReadOnlyList<double> inner)
    {
        var values = new double[Coefficients<TWhich>.Count];
        for (var i = 0; i < priors.Count; i++)
            values[Coefficients<TWhich>.Place(priors[i].Coefficient)] = priors[i].Outer(inner[i]);
        return new Coefficients<TWhich>(values);
    }

    private LearntCoefficient<TWhich> LearntOf(Prior<TWhich> prior, int i) => new(
        prior,
        End(prior, prior.Inner, prior.Spread, -1), End(prior, prior.Inner, prior.Spread, 1),
        prior.Outer(Centre[i]),
        End(prior, Centre[i], Spread(i), -1), End(prior, Centre[i], Spread(i), 1));

    private static double End(Prior<TWhich> prior, double centre, double spread, int side) => prior.Outer(centre + (side * HeldOut<IReportedRow>.Tail * spread));
}
