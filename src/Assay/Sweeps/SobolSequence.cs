namespace Assay.Sweeps;

/// <summary>
/// Sobol's sequence in up to 21 dimensions, with the primitive polynomials and first direction numbers of Joe and Kuo, SIAM
/// Journal on Scientific Computing 30 (2008), their table new-joe-kuo-6.
/// </summary>
internal static class SobolSequence
{
    private const int Bits = 52;

    // Degree and coefficients of each polynomial, and the first direction numbers, from the second dimension on.
    private static readonly (int Degree, int Coefficients, int[] First)[] Table =
    [
        (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1]), (4, 1, [1, 1, 3, 3]), (4, 4, [1, 3, 5, 13]),
        (5, 2, [1, 1, 5, 5, 17]), (5, 4, [1, 1, 5, 5, 5]), (5, 7, [1, 1, 7, 11, 19]), (5, 11, [1, 1, 5, 1, 1]), (5, 13, [1, 1, 1, 3, 11]), (5, 14, [1, 3, 5, 5, 31]),
        (6, 1, [1, 3, 3, 9, 7, 49]), (6, 13, [1, 1, 1, 15, 21, 21]), (6, 16, [1, 3, 1, 13, 27, 49]), (6, 19, [1, 1, 1, 15, 7, 5]), (6, 22, [1, 3, 1, 15, 13, 25]), (6, 25, [1, 1, 5, 5, 19, 61]),
        (7, 1, [1, 3, 7, 11, 23, 15, 103]), (7, 4, [1, 3, 7, 13, 13, 15, 69]),
    ];

    private static readonly ulong[][] Directions = [.. Enumerable.Range(0, Table.Length + 1).Select(Direct)];

    /// <summary>How many dimensions it has.</summary>
    public static int Dimensions => Directions.Length;

    /// <summary>A coordinate of a point, from 0 to below 1.</summary>
    /// <param name="point">The number of the point; 0 is the origin.</param>
    /// <param name="dimension">The dimension, from 0.</param>
    public static double At(long point, int dimension)
    {
        var found = 0UL;
        for (var bit = 0; point >> bit != 0; bit++)
        {
            if ((point >> bit & 1) != 0)
                found ^= Directions[dimension][bit];
        }

        return found / (double)(1UL << Bits);
    }

    private static ulong[] Direct(int dimension)
    {
        var found = new ulong[Bits];
        if (dimension == 0)
        {
            for (var i = 0; i < Bits; i++)
                found[i] = 1UL << (Bits - 1 - i);
            return found;
        }

        var (degree, coefficients, first) = Table[dimension - 1];
        for (var i = 0; i < Bits; i++)
        {
            if (i < degree)
            {
                found[i] = (ulong)first[i] << (Bits - 1 - i);
                continue;
            }

            found[i] = found[i - degree] ^ (found[i - degree] >> degree);
            for (var k = 1; k < degree; k++)
            {
                if ((coefficients >> (degree - 1 - k) & 1) != 0)
                    found[i] ^= found[i - k];
            }
        }

        return found;
    }
}
