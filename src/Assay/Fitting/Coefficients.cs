using System.Runtime.CompilerServices;

namespace Assay.Fitting;

/// <summary>One value for each coefficient of a simulator; reading one is reading an array.</summary>
/// <typeparam name="TWhich">Names the coefficients: an enumeration over <see cref="int"/> that counts from 0 without gaps.</typeparam>
public readonly struct Coefficients<TWhich>
    where TWhich : struct, Enum
{
    private readonly double[] values;

    public Coefficients(double[] values)
    {
        if (Unsafe.SizeOf<TWhich>() != sizeof(int))
            throw new ArgumentException($"{typeof(TWhich).Name} is no enumeration over int.", nameof(values));
        this.values = values;
    }

    public static int Count { get; } = Enum.GetValues<TWhich>().Length;

    public double this[TWhich which] => values[Place(which)];

    internal static int Place(TWhich which) => Unsafe.As<TWhich, int>(ref which);
}
