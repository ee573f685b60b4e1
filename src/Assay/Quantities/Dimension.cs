using System.Runtime.Intrinsics;

namespace Assay.Quantities;

/// <summary>
/// What a quantity measures, as exponents of the base dimensions. Amounts of different dimensions do not add.
/// GPU, token, node and person are dimensions on purpose, so that a price per GPU-hour never meets a price per hour.
/// An exponent past ±127 stays there, so that no product of absurd length comes round to a plain number.
/// </summary>
public readonly record struct Dimension
{
    private readonly Vector128<sbyte> exponents;

    private Dimension(Vector128<sbyte> exponents) => this.exponents = exponents;

    /// <summary>A plain number.</summary>
    public static Dimension One => default;

    public static Dimension Of(BaseDimension dimension) => new(Vector128<sbyte>.Zero.WithElement((int)dimension, (sbyte)1));

    public int this[BaseDimension dimension] => exponents.GetElement((int)dimension);

    /// <summary>Whether this is an amount of money and of nothing else.</summary>
    public bool IsMoney => this == Of(BaseDimension.UsDollar) || this == Of(BaseDimension.Euro) || this == Of(BaseDimension.Yuan);

    /// <summary>Whether both measure the same but for the currency.</summary>
    public bool DiffersInCurrency(Dimension other) => this != other && InDollars() == other.InDollars();

    private Dimension InDollars()
    {
        var money = this[BaseDimension.UsDollar] + this[BaseDimension.Euro] + this[BaseDimension.Yuan];
        return new(exponents.WithElement((int)BaseDimension.UsDollar, (sbyte)money).WithElement((int)BaseDimension.Euro, (sbyte)0).WithElement((int)BaseDimension.Yuan, (sbyte)0));
    }

    public static Dimension operator *(Dimension a, Dimension b) => new(Vector128.AddSaturate(a.exponents, b.exponents));

    public static Dimension operator /(Dimension a, Dimension b) => new(Vector128.SubtractSaturate(a.exponents, b.exponents));

    public Dimension Power(int exponent)
    {
        var power = Vector128<sbyte>.Zero;
        for (var i = 0; i < Vector128<sbyte>.Count; i++)
            power = power.WithElement(i, (sbyte)Math.Clamp((long)exponents.GetElement(i) * exponent, sbyte.MinValue, sbyte.MaxValue));
        return new(power);
    }

    /// <summary>The square root, or null where an exponent is odd.</summary>
    public Dimension? SquareRoot()
    {
        var half = Vector128<sbyte>.Zero;
        for (var i = 0; i < Vector128<sbyte>.Count; i++)
        {
            if (exponents.GetElement(i) % 2 != 0)
                return null;
            half = half.WithElement(i, (sbyte)(exponents.GetElement(i) / 2));
        }

        return new(half);
    }
}
