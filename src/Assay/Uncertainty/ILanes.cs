namespace Assay.Uncertainty;

/// <summary>
/// A register of doubles, also seen as 64-bit words. The kernels are written once against this and run 4 or 8 lanes
/// wide; every operation is exact or rounds once (IEEE 754, fused multiply-add included), so the width never shows in
/// a result.
/// </summary>
internal interface ILanes<T> where T : struct, ILanes<T>
{
    static abstract int Count { get; }

    /// <summary>The word 0 in the first lane, 1 in the second, and so on.</summary>
    static abstract T Indices { get; }

    static abstract T All(double value);
    static abstract T AllBits(ulong value);
    static abstract T Load(ref readonly double source);
    static abstract void Store(T value, ref double destination);

    /// <summary>Stores each run of four lanes <paramref name="stride"/> elements after the one before.</summary>
    static abstract void StoreQuads(T value, ref double destination, int stride);

    static abstract T operator +(T left, T right);
    static abstract T operator -(T left, T right);
    static abstract T operator *(T left, T right);
    static abstract T operator /(T left, T right);
    static abstract T operator &(T left, T right);
    static abstract T operator |(T left, T right);
    static abstract T operator ^(T left, T right);
    static abstract T operator <<(T value, int count);
    static abstract T operator >>>(T value, int count);

    /// <summary>a × b + c, rounded once.</summary>
    static abstract T Fused(T a, T b, T c);
    static abstract T Sqrt(T value);
    static abstract T AddBits(T left, T right);

    /// <summary>The 64-bit products of the low halves of the words.</summary>
    static abstract T MultiplyLowHalves(T left, T right);

    /// <summary>True unless every lane lies within ±<paramref name="limit"/>; NaN lies outside.</summary>
    static abstract bool AnyBeyond(T value, double limit);
}
