using System.Runtime.CompilerServices;

namespace Assay.Uncertainty;

/// <summary>The exponential function, several lanes at a time, within 1 ulp.</summary>
internal static class Exponential
{
    /// <summary>Beyond this the kernel's exponent arithmetic would overflow.</summary>
    private const double Limit = 708;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Of<T>(T x) where T : struct, ILanes<T>
    {
        var result = Kernel(x);
        return T.AnyBeyond(x, Limit) ? Mend(x, result) : result;
    }

    // x = n ln 2 + r with |r| ≤ ½ ln 2 (Cody and Waite 1980: ln 2 in two parts); the polynomial is a minimax fit by Sollya 8.0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Kernel<T>(T x) where T : struct, ILanes<T>
    {
        var shift = T.All(6755399441055744);
        var shifted = T.Fused(x, T.All(1.4426950408889634), shift);
        var n = shifted - shift;
        var r = T.Fused(n, T.All(-0.6931471803691238), x);
        r = T.Fused(n, T.All(-1.9082149292705877e-10), r);
        var p = T.All(2.5022322567635342e-08);
        p = T.Fused(p, r, T.All(2.7630903490112654e-07));
        p = T.Fused(p, r, T.All(2.7557514545825323e-06));
        p = T.Fused(p, r, T.All(2.480149103909504e-05));
        p = T.Fused(p, r, T.All(0.00019841269589115522));
        p = T.Fused(p, r, T.All(0.0013888888945916382));
        p = T.Fused(p, r, T.All(0.008333333333455043));
        p = T.Fused(p, r, T.All(0.041666666666519754));
        p = T.Fused(p, r, T.All(0.16666666666666477));
        p = T.Fused(p, r, T.All(0.5000000000000012));
        p = T.Fused(p, r, T.All(1));
        p = T.Fused(p, r, T.All(1));
        return T.AddBits(p, shifted << 52);
    }

    // Only the lanes out of range: a neighbour must not change a result.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Mend<T>(T x, T result) where T : struct, ILanes<T>
    {
        Span<double> arguments = stackalloc double[T.Count];
        Span<double> results = stackalloc double[T.Count];
        T.Store(x, ref arguments[0]);
        T.Store(result, ref results[0]);
        for (var i = 0; i < T.Count; i++)
        {
            if (!(Math.Abs(arguments[i]) <= Limit))
                results[i] = Math.Exp(arguments[i]);
        }
        return T.Load(in results[0]);
    }
}
