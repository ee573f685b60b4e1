using System.Numerics;
using Assay.Uncertainty;

namespace Assay.Sweeps;

/// <summary>
/// A random permutation of the numbers below some bound, any element of which is computed by itself: a Feistel network over
/// the next power of four, followed until it falls below the bound (Black and Rogaway, CT-RSA 2002).
/// </summary>
internal static class Permutation
{
    private const int Rounds = 6;

    /// <param name="number">A number below the bound.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="key">Chooses the permutation.</param>
    public static long Of(long number, long bound, StreamKey key)
    {
        var half = Math.Max(1, (65 - BitOperations.LeadingZeroCount((ulong)(bound - 1))) / 2);
        var mask = (1L << half) - 1;
        do
        {
            var (left, right) = (number >> half, number & mask);
            for (var round = 0; round < Rounds; round++)
                (left, right) = (right, left ^ (Word((ulong)right, (uint)round + 1, key) & mask));
            number = (left << half) | right;
        }
        while (number >= bound);
        return number;
    }

    /// <summary>A number from 0 to below 1 that belongs to another.</summary>
    public static double Uniform(long number, StreamKey key) => (Word((ulong)number, 0, key) & ((1L << 52) - 1)) / (double)(1L << 52);

    private static long Word(ulong number, uint use, StreamKey key)
    {
        // The third word of the counter keeps these apart from all draws.
        const uint OfDesigns = 16;
        var block = Philox.Block(new PhiloxBlock((uint)number, (uint)(number >> 32), OfDesigns, use), (uint)key.Value, (uint)(key.Value >> 32));
        return (long)(((ulong)block.W0 << 32) | block.W1);
    }
}
