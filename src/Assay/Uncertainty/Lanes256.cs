using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Assay.Uncertainty;

/// <summary>Four lanes: fast from AVX2 and FMA on; right, if slow, on anything.</summary>
internal readonly struct Lanes256(Vector256<double> register) : ILanes<Lanes256>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private readonly Vector256<double> register = register;

    public static int Count => Vector256<double>.Count;

    public static Lanes256 Indices
    {
        [MethodImpl(Inline)]
        get => new(Vector256<ulong>.Indices.AsDouble());
    }

    private Vector256<ulong> Words
    {
        [MethodImpl(Inline)]
        get => this.register.AsUInt64();
    }

    [MethodImpl(Inline)]
    public static Lanes256 All(double value) => new(Vector256.Create(value));

    [MethodImpl(Inline)]
    public static Lanes256 AllBits(ulong value) => new(Vector256.Create(value).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes256 Load(ref readonly double source) => new(Vector256.LoadUnsafe(in source));

    [MethodImpl(Inline)]
    public static void Store(Lanes256 value, ref double destination) => value.register.StoreUnsafe(ref destination);

    [MethodImpl(Inline)]
    public static void StoreQuads(Lanes256 value, ref double destination, int stride) => Store(value, ref destination);

    [MethodImpl(Inline)]
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => new(left.register + right.register);

    [MethodImpl(Inline)]
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => new(left.register - right.register);

    [MethodImpl(Inline)]
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => new(left.register * right.register);

    [MethodImpl(Inline)]
    public static Lanes256 operator /(Lanes256 left, Lanes256 right) => new(left.register / right.register);

    [MethodImpl(Inline)]
    public static Lanes256 operator &(Lanes256 left, Lanes256 right) => new((left.Words & right.Words).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes256 operator |(Lanes256 left, Lanes256 right) => new((left.Words | right.Words).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes256 operator ^(Lanes256 left, Lanes256 right) => new((left.Words ^ right.Words).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes256 operator <<(Lanes256 value, int count) => new((value.Words << count).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes256 operator >>>(Lanes256 value, int count) => new((value.Words >>> count).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes256 Fused(Lanes256 a, Lanes256 b, Lanes256 c) => new(Vector256.FusedMultiplyAdd(a.register, b.register, c.register));

    [MethodImpl(Inline)]
    public static Lanes256 Sqrt(Lanes256 value) => new(Vector256.Sqrt(value.register));

    [MethodImpl(Inline)]
    public static Lanes256 AddBits(Lanes256 left, Lanes256 right) => new((left.Words + right.Words).AsDouble());

    [MethodImpl(Inline)]
    public static Lanes256 MultiplyLowHalves(Lanes256 left, Lanes256 right)
    {
        if (Avx2.IsSupported)
            return new(Avx2.Multiply(left.Words.AsUInt32(), right.Words.AsUInt32()).AsDouble());
        var low = Vector256.Create((ulong)uint.MaxValue);
        return new(((left.Words & low) * (right.Words & low)).AsDouble());
    }

    [MethodImpl(Inline)]
    public static bool AnyBeyond(Lanes256 value, double limit) =>
        !Vector256.LessThanOrEqualAll(Vector256.Abs(value.register), Vector256.Create(limit));
}
