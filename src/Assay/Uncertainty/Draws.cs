using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Uncertainty;

/// <summary>
/// Fills blocks with draws. Sample i of a stream depends on the key and on i alone: not on where a block starts, on its
/// length, on threads, or on the machine's vector width.
/// </summary>
/// <remarks>
/// Blocks start at a multiple of <see cref="Quantum"/> and are whole multiples of it long. Fast on x86-64 from AVX2 and
/// FMA on (1.6 times faster still with AVX-512); elsewhere slower, with the same bits.
/// </remarks>
public static class Draws
{
    /// <summary>Blocks are cut at multiples of this many samples.</summary>
    public const int Quantum = 16;

    /// <summary>Uniforms strictly between 0 and 1, on the grid (k + ½) / 2⁵².</summary>
    /// <exception cref="ArgumentException">The block is not cut at multiples of <see cref="Quantum"/>.</exception>
    public static void Uniform(StreamKey key, long first, Span<double> destination)
    {
        Check(first, destination);
        if (Vector512.IsHardwareAccelerated)
            FillUniform<Lanes512>(key, first, destination);
        else
            FillUniform<Lanes256>(key, first, destination);
    }

    /// <summary>
    /// Standard normals, by Box and Muller's method from 36 random bits for the radius and 28 for the angle: the tails are
    /// right to 6.5 standard deviations and end at 7.2.
    /// </summary>
    /// <exception cref="ArgumentException">The block is not cut at multiples of <see cref="Quantum"/>.</exception>
    public static void Normal(StreamKey key, long first, Span<double> destination)
    {
        Check(first, destination);
        var whole = Vector512.IsHardwareAccelerated ? destination.Length & ~(2 * Quantum - 1) : 0;
        if (whole > 0)
            FillNormal<Lanes512>(key, first, destination[..whole]);
        if (whole < destination.Length)
            FillNormal<Lanes256>(key, first + whole, destination[whole..]);
    }

    // Each run of 8 samples takes 4 counters: the first words of the four, then the second words.
    // Optimised at the first call: under tiering a program that draws once would run the slow form of this loop.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillUniform<T>(StreamKey key, long first, Span<double> destination) where T : struct, ILanes<T>
    {
        ref var start = ref MemoryMarshal.GetReference(destination);
        var index = T.AddBits(T.Indices, T.AllBits((ulong)first / 2));
        for (var i = 0; i < destination.Length; i += 2 * T.Count)
        {
            var (one, two) = Philox.Words(index, key, Purpose.Uniform);
            index = T.AddBits(index, T.AllBits((ulong)T.Count));
            T.StoreQuads(ToUniform(one), ref Unsafe.Add(ref start, i), 8);
            T.StoreQuads(ToUniform(two), ref Unsafe.Add(ref start, i + 4), 8);
        }
    }

    // Each run of 16 samples takes 4 counters: two words a counter, two normals a word.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillNormal<T>(StreamKey key, long first, Span<double> destination) where T : struct, ILanes<T>
    {
        ref var start = ref MemoryMarshal.GetReference(destination);
        var index = T.AddBits(T.Indices, T.AllBits((ulong)first / 4));
        for (var i = 0; i < destination.Length; i += 4 * T.Count)
        {
            var (one, two) = Philox.Words(index, key, Purpose.Normal);
            index = T.AddBits(index, T.AllBits((ulong)T.Count));
            ref var run = ref Unsafe.Add(ref start, i);
            var (a, b) = BoxMuller.Pair(one);
            T.StoreQuads(a, ref run, Quantum);
            T.StoreQuads(b, ref Unsafe.Add(ref run, 4), Quantum);
            (a, b) = BoxMuller.Pair(two);
            T.StoreQuads(a, ref Unsafe.Add(ref run, 8), Quantum);
            T.StoreQuads(b, ref Unsafe.Add(ref run, 12), Quantum);
        }
    }

    // 52 bits under the exponent of 1 give [1, 2); taking off 1 - 2⁻⁵³ centres them in their cells of (0, 1), exactly.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ToUniform<T>(T word) where T : struct, ILanes<T> =>
        ((word >>> 12) | T.AllBits(0x3FF0_0000_0000_0000)) - T.All(1 - 1.1102230246251565e-16);

    private static void Check(long first, Span<double> destination)
    {
        if (first < 0 || first % Quantum != 0)
            throw new ArgumentException($"a block of draws starts at a multiple of {Quantum}, and {first} is none", nameof(first));
        if (destination.Length % Quantum != 0)
            throw new ArgumentException($"a block of draws is a multiple of {Quantum} long, and {destination.Length} is none", nameof(destination));
    }
}
