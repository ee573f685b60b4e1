namespace Assay.Quantities;

/// <summary>A unit known to the compiler. Amounts of different units do not add.</summary>
public interface IUnit
{
    /// <summary>The unit as values of this type are shown.</summary>
    static abstract Unit Unit { get; }
}

/// <summary>A plain number: a ratio, a share, a factor.</summary>
public readonly struct One : IUnit
{
    public static Unit Unit => Unit.One;
}

/// <summary>United States dollars, nominal.</summary>
public readonly struct Usd : IUnit
{
    public static Unit Unit { get; } = UnitTable.Parse("USD");
}

/// <summary>A length of time, shown in years. All units of time are one dimension, so rates by the hour and by the year mix freely.</summary>
public readonly struct Time : IUnit
{
    public static Unit Unit { get; } = UnitTable.Parse("year");
}

/// <summary>Electric energy.</summary>
public readonly struct Energy : IUnit
{
    public static Unit Unit { get; } = UnitTable.Parse("kWh");
}

/// <summary>Mass, of carbon dioxide and its equivalents.</summary>
public readonly struct Mass : IUnit
{
    public static Unit Unit { get; } = UnitTable.Parse("kg");
}

/// <summary>Volume, of water.</summary>
public readonly struct Volume : IUnit
{
    public static Unit Unit { get; } = UnitTable.Parse("L");
}

/// <summary>Accelerators, counted.</summary>
public readonly struct Gpu : IUnit
{
    public static Unit Unit { get; } = UnitTable.Parse("GPU");
}

/// <summary>Floating-point operations.</summary>
public readonly struct Flop : IUnit
{
    public static Unit Unit { get; } = UnitTable.Parse("FLOP");
}

/// <summary>Tokens of text.</summary>
public readonly struct TextToken : IUnit
{
    public static Unit Unit { get; } = UnitTable.Parse("token");
}

/// <summary>People employed.</summary>
public readonly struct Person : IUnit
{
    public static Unit Unit { get; } = UnitTable.Parse("person");
}

/// <summary>An amount of <typeparamref name="A"/> for each <typeparamref name="B"/>.</summary>
public readonly struct Per<A, B> : IUnit
    where A : IUnit
    where B : IUnit
{
    public static Unit Unit { get; } = Notation.Display(A.Unit.Dimension / B.Unit.Dimension, A.Unit / B.Unit);
}

/// <summary>The product of two units, such as GPU-hours.</summary>
public readonly struct Times<A, B> : IUnit
    where A : IUnit
    where B : IUnit
{
    public static Unit Unit { get; } = Notation.Display(A.Unit.Dimension * B.Unit.Dimension, A.Unit * B.Unit);
}
