namespace Assay.Uncertainty;

/// <summary>
/// Ties several inputs together without touching what each is by itself: independent standard normals become correlated
/// ones, which <see cref="Distribution.Transform"/> then turns into the inputs' own distributions.
/// </summary>
public sealed class GaussianCopula
{
    private const double Tolerance = 1e-9;

    // The lower triangle, row by row.
    private readonly double[][] factor;

    /// <param name="correlation">The correlation matrix of the normals. For a rank correlation, see <see cref="FromRankCorrelation"/>.</param>
    /// <exception cref="ArgumentException">The matrix is no correlation matrix; the message says why.</exception>
    public GaussianCopula(double[,] correlation)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        Check(correlation);
        this.factor = Factor(correlation);
    }

    /// <summary>The number of inputs.</summary>
    public int Size => this.factor.Length;

    /// <summary>The copula whose draws have these rank correlations (Spearman's ρ): r = 2 sin(πρ / 6), Pearson 1907.</summary>
    /// <exception cref="ArgumentException">The matrix is no correlation matrix; the message says why.</exception>
    public static GaussianCopula FromRankCorrelation(double[,] rankCorrelation)
    {
        ArgumentNullException.ThrowIfNull(rankCorrelation);
        Check(rankCorrelation);
        var correlation = (double[,])rankCorrelation.Clone();
        for (var i = 0; i < correlation.GetLength(0); i++)
        {
            for (var j = 0; j < i; j++)
                correlation[i, j] = correlation[j, i] = 2 * Math.Sin(Math.PI / 6 * rankCorrelation[i, j]);
        }
        return new(correlation);
    }

    /// <summary>
    /// Correlates in place: elements <paramref name="start"/> to start + length of one array an input, each filled from an
    /// independent stream. The first input's normals stay as they are.
    /// </summary>
    /// <exception cref="ArgumentException">The number of arrays differs from <see cref="Size"/>.</exception>
    public void Apply(ReadOnlySpan<double[]> normals, int start, int length)
    {
        if (normals.Length != Size)
            throw new ArgumentException($"the copula ties {Size} inputs, and there are {normals.Length}", nameof(normals));
        // Row i needs rows up to i alone, so working upwards needs no scratch.
        for (var i = Size - 1; i > 0; i--)
        {
            var row = normals[i].AsSpan(start, length);
            for (var j = 0; j < i; j++)
                Elementwise.Combine(row, j == 0 ? this.factor[i][i] : 1, normals[j].AsSpan(start, length), this.factor[i][j]);
        }
    }

    /// <summary>Correlates in place: <see cref="Size"/> rows of equal length, one after the other.</summary>
    /// <exception cref="ArgumentException">The block is not a whole number of rows.</exception>
    public void Apply(Span<double> normals)
    {
        if (normals.Length % Size != 0)
            throw new ArgumentException($"{normals.Length} normals do not make {Size} rows of equal length", nameof(normals));
        var length = normals.Length / Size;
        for (var i = Size - 1; i > 0; i--)
        {
            var row = normals.Slice(i * length, length);
            for (var j = 0; j < i; j++)
                Elementwise.Combine(row, j == 0 ? this.factor[i][i] : 1, normals.Slice(j * length, length), this.factor[i][j]);
        }
    }

    private static void Check(double[,] correlation)
    {
        var size = correlation.GetLength(0);
        if (size == 0 || correlation.GetLength(1) != size)
            throw new ParameterException($"a correlation matrix is square, and this one is {size} by {correlation.GetLength(1)}");
        for (var i = 0; i < size; i++)
        {
            if (!(Math.Abs(correlation[i, i] - 1) <= Tolerance))
                throw new ParameterException($"a correlation matrix has ones on its diagonal, and this one has {correlation[i, i]} in row {i + 1}");
            for (var j = 0; j < i; j++)
            {
                if (!(Math.Abs(correlation[i, j]) <= 1))
                    throw new ParameterException($"a correlation is from -1 to 1, and the one in row {i + 1}, column {j + 1} is {correlation[i, j]}");
                if (!(Math.Abs(correlation[i, j] - correlation[j, i]) <= Tolerance))
                    throw new ParameterException($"a correlation matrix is symmetric, and this one has {correlation[i, j]} in row {i + 1}, column {j + 1} but {correlation[j, i]} opposite");
            }
        }
    }

    // Cholesky's factor, of a matrix that may be singular.
    private static double[][] Factor(double[,] correlation)
    {
        var factor = new double[correlation.GetLength(0)][];
        for (var i = 0; i < factor.Length; i++)
        {
            factor[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var rest = correlation[i, j];
                for (var k = 0; k < j; k++)
                    rest -= factor[i][k] * factor[j][k];
                if (i == j && rest < -Tolerance || i != j && factor[j][j] == 0 && Math.Abs(rest) > 1e-4)
                    throw new ParameterException($"these correlations contradict each other: the matrix is not positive semi-definite (row {i + 1})");
                factor[i][j] = i == j ? (rest <= Tolerance ? 0 : Math.Sqrt(rest)) : factor[j][j] == 0 ? 0 : rest / factor[j][j];
            }
        }
        return factor;
    }
}
