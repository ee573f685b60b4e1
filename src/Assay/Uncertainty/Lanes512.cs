using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Assay.Uncertainty;

/// <summary>Eight lanes, used where AVX-512 is.</summary>
internal readonly struct Lanes512(Vector512<double> register) : ILanes<Lanes512>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private readonly Vector512<double> register = register;

    public static int Count => Vector512<double>.Count;

    public static Lanes512 Indices
    {
        [MethodImpl(Inline)]
        get => new(Vector512<ulong>.Indices.AsDouble());
    }

    private Vector512<ulong> Words
    {
        [MethodImpl(Inline)]
        get => this.register.AsUInt64();
    }

    [MethodImpl(Inline)]
    public static Lanes512 All(double value) => new(Vector512.Create(value));

    [MethodImpl(Inline)]
    public static Lanes512 AllBits(ulong value) => new(Vector512.Create(value).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes512 Load(ref readonly double source) => new(Vector512.LoadUnsafe(in source));

    [MethodImpl(Inline)]
    public static void Store(Lanes512 value, ref double destination) => value.register.StoreUnsafe(ref destination);

    [MethodImpl(Inline)]
    public static void StoreQuads(Lanes512 value, ref double destination, int stride)
    {
        value.register.GetLower().StoreUnsafe(ref destination);
        value.register.GetUpper().StoreUnsafe(ref Unsafe.Add(ref destination, stride));
    }

    [MethodImpl(Inline)]
    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => new(left.register + right.register);

    [MethodImpl(Inline)]
    public static Lanes512 operator -(Lanes512 left, Lanes512 right) => new(left.register - right.register);

    [MethodImpl(Inline)]
    public static Lanes512 operator *(Lanes512 left, Lanes512 right) => new(left.register * right.register);

    [MethodImpl(Inline)]
    public static Lanes512 operator /(Lanes512 left, Lanes512 right) => new(left.register / right.register);

    [MethodImpl(Inline)]
    public static Lanes512 operator &(Lanes512 left, Lanes512 right) => new((left.Words & right.Words).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes512 operator |(Lanes512 left, Lanes512 right) => new((left.Words | right.Words).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes512 operator ^(Lanes512 left, Lanes512 right) => new((left.Words ^ right.Words).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes512 operator <<(Lanes512 value, int count) => new((value.Words << count).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes512 operator >>>(Lanes512 value, int count) => new((value.Words >>> count).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes512 Fused(Lanes512 a, Lanes512 b, Lanes512 c) => new(Vector512.FusedMultiplyAdd(a.register, b.register, c.register));

    [MethodImpl(Inline)]
    public static Lanes512 Sqrt(Lanes512 value) => new(Vector512.Sqrt(value.register));

    [MethodImpl(Inline)]
    public static Lanes512 AddBits(Lanes512 left, Lanes512 right) => new((left.Words + right.Words).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes512 MultiplyLowHalves(Lanes512 left, Lanes512 right)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.Multiply(left.Words.AsUInt32(), right.Words.AsUInt32()).AsDouble());
        var low = Vector512.Create((ulong)uint.MaxValue);
        return new(((left.Words & low) * (right.Words & low)).AsDouble());
    }

    [MethodImpl(Inline)]
    public static bool AnyBeyond(Lanes512 value, double limit) =>
        !Vector512.LessThanOrEqualAll(Vector512.Abs(value.register), Vector512.Create(limit));
}
