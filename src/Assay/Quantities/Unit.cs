namespace Assay.Quantities;

/// <summary>A unit as people write it: <c>USD/GPU-hour</c>, <c>kW</c>, <c>%</c>.</summary>
/// <param name="Symbol">How it is written; empty for a plain number.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Scale">
/// How many base units one of it is. The base units are USD, EUR, CNY, hour, kWh, byte, FLOP, token, GPU, node, person, kg, litre.
/// </param>
public readonly record struct Unit(string Symbol, Dimension Dimension, double Scale)
{
    /// <summary>A plain number.</summary>
    public static Unit One { get; } = new("", Dimension.One, 1);

    /// <summary>A plain number that people read as a share: shown in per cent, written as a fraction.</summary>
    public static Unit Share { get; } = One with { IsShare = true };

    /// <summary>Whether values are shown in per cent though they are written as plain numbers.</summary>
    public bool IsShare { get; init; }

    /// <summary>The name that machine-readable output gives the unit: <c>1</c> for a plain number.</summary>
    public string Name => Symbol.Length == 0 ? "1" : Symbol;

    public static Unit operator *(Unit a, Unit b) => new(Join(a.Symbol, '-', b.Symbol), a.Dimension * b.Dimension, a.Scale * b.Scale);

    public static Unit operator /(Unit a, Unit b) => new(Join(a.Symbol, '/', b.Symbol), a.Dimension / b.Dimension, a.Scale / b.Scale);

    /// <summary>The unit that a dimension is shown in where nobody named one.</summary>
    public static Unit For(Dimension dimension)
    {
        if (dimension == Dimension.One)
            return One;
        var over = One;
        var under = One;
        var perTime = dimension[BaseDimension.Time] < 0;
        // Money, people and energy are told by the year, work by the second, the rest by the hour.
        var rate = dimension[BaseDimension.Flop] > 0 || dimension[BaseDimension.Data] > 0 || dimension[BaseDimension.Token] > 0 ? "s"
            : dimension[BaseDimension.Gpu] < 0 && perTime ? "hour" : "year";
        foreach (var (name, part) in Order)
        {
            var exponent = dimension[part];
            var unit = UnitTable.Find(part == BaseDimension.Time ? (perTime ? rate : "hour") : name)!.Value;
            for (var i = 0; i < Math.Abs(exponent); i++)
                (over, under) = exponent > 0 ? (over * unit, under) : (over, under * unit);
        }

        var top = over.Symbol.Length == 0 ? One with { Symbol = "1" } : over;
        return under.Symbol.Length == 0 ? over : top / under;
    }

    private static readonly (string, BaseDimension)[] Order =
    [
        ("USD", BaseDimension.UsDollar), ("EUR", BaseDimension.Euro), ("CNY", BaseDimension.Yuan), ("kWh", BaseDimension.Energy),
        ("kg", BaseDimension.Mass), ("L", BaseDimension.Volume), ("FLOP", BaseDimension.Flop), ("byte", BaseDimension.Data), ("token", BaseDimension.Token),
        ("GPU", BaseDimension.Gpu), ("node", BaseDimension.Node), ("person", BaseDimension.Person), ("hour", BaseDimension.Time),
    ];

    private static string Join(string a, char sign, string b)
    {
        if (sign == '-' || b.Length == 0)
            return a.Length == 0 ? b : b.Length == 0 ? a : $"{a}{sign}{b}";
        return $"{(a.Length == 0 ? "1" : a)}/{b}";
    }

    public override string ToString() => Name;
}
