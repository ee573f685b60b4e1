using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Uncertainty;

/// <summary>
/// Functions applied in place to every element of a block, of any length. An element's result depends on that element
/// alone, not on its place in the block or on the vector width (the tail of a block runs through the same kernel).
/// </summary>
internal static class Elementwise
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>x becomes offset + factor × x.</summary>
    internal static void Affine(Span<double> block, double offset, double factor) => Apply<AffineOf>(block, offset, factor);

    /// <summary>x becomes exp(offset + factor × x).</summary>
    internal static void Exp(Span<double> block, double offset, double factor) => Apply<ExpOf>(block, offset, factor);

    /// <summary>A logit x becomes offset + factor × p, where p = 1 / (1 + exp(-x)).</summary>
    internal static void Logistic(Span<double> block, double offset, double factor) => Apply<LogisticOf>(block, offset, factor);

    /// <summary>x becomes factor × x + weight × other.</summary>
    internal static void Combine(Span<double> block, double factor, ReadOnlySpan<double> other, double weight)
    {
        for (var i = 0; i < block.Length; i++)
            block[i] = Math.FusedMultiplyAdd(weight, other[i], factor * block[i]);
    }

    /// <summary>Takes back a rounding that left the range.</summary>
    internal static void Clamp(Span<double> block, double low, double high)
    {
        foreach (ref var x in block)
            x = Math.Clamp(x, low, high);
    }

    private static void Apply<F>(Span<double> block, double offset, double factor) where F : struct, IFunction
    {
        if (Vector512.IsHardwareAccelerated)
            Apply<Lanes512, F>(block, offset, factor);
        else
            Apply<Lanes256, F>(block, offset, factor);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<T, F>(Span<double> block, double offset, double factor) where T : struct, ILanes<T> where F : struct, IFunction
    {
        T a = T.All(offset), b = T.All(factor);
        ref var start = ref MemoryMarshal.GetReference(block);
        var whole = block.Length - block.Length % T.Count;
        for (var i = 0; i < whole; i += T.Count)
        {
            ref var x = ref Unsafe.Add(ref start, i);
            T.Store(F.Of(T.Load(in x), a, b), ref x);
        }
        if (whole == block.Length)
            return;
        Span<double> tail = stackalloc double[T.Count];
        block[whole..].CopyTo(tail);
        T.Store(F.Of(T.Load(in tail[0]), a, b), ref tail[0]);
        tail[..(block.Length - whole)].CopyTo(block[whole..]);
    }

    private interface IFunction
    {
        static abstract T Of<T>(T x, T offset, T factor) where T : struct, ILanes<T>;
    }

    private readonly struct AffineOf : IFunction
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T x, T offset, T factor) where T : struct, ILanes<T> => T.Fused(x, factor, offset);
    }

    private readonly struct ExpOf : IFunction
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T x, T offset, T factor) where T : struct, ILanes<T> => Exponential.Of(T.Fused(x, factor, offset));
    }

    private readonly struct LogisticOf : IFunction
    {
        [MethodImpl(Inline)]
        public static T Of<T>(T x, T offset, T factor) where T : struct, ILanes<T> =>
            T.Fused(T.All(1) / (T.All(1) + Exponential.Of(T.All(0) - x)), factor, offset);
    }
}
