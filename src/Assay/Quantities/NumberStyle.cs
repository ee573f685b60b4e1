using System.Globalization;

namespace Assay.Quantities;

/// <summary>How a language writes amounts: its separators, its short forms of large numbers, its units.</summary>
public abstract class NumberStyle
{
    /// <summary>As English writes them.</summary>
    public static NumberStyle English { get; } = new EnglishNumbers();

    /// <summary>Separators of decimals and thousands.</summary>
    public abstract NumberFormatInfo Numbers { get; }

    /// <summary>What stands between a number and its unit.</summary>
    public abstract char Space { get; }

    /// <summary>What stands between the ends of a range.</summary>
    public abstract string To { get; }

    /// <summary>From which size a number is written in what, and the sign for it; the largest first.</summary>
    public abstract IReadOnlyList<(double Bound, double Factor, string Sign)> Magnitudes { get; }

    /// <summary>An amount of money.</summary>
    /// <param name="number">The number with the sign of its magnitude.</param>
    /// <param name="currency">The currency's sign.</param>
    /// <param name="rest">What follows the currency in the unit's symbol: <c>/GPU-hour</c>.</param>
    public abstract string Money(string number, string currency, string rest);

    /// <summary>A unit behind a number.</summary>
    /// <param name="symbol">The unit's symbol.</param>
    /// <param name="many">Whether the number is other than one.</param>
    public abstract string Unit(string symbol, bool many);

    private sealed class EnglishNumbers : NumberStyle
    {
        public override NumberFormatInfo Numbers => NumberFormatInfo.InvariantInfo;

        public override char Space => ' ';

        public override string To => "to";

        public override IReadOnlyList<(double Bound, double Factor, string Sign)> Magnitudes { get; } = [(1e12, 1e12, "T"), (1e9, 1e9, "B"), (1e6, 1e6, "M"), (1e4, 1e3, "k")];

        public override string Money(string number, string currency, string rest) => $"{currency}{number}{rest}";

        public override string Unit(string symbol, bool many)
        {
            if (!many)
                return symbol;
            var slash = symbol.IndexOf('/', StringComparison.Ordinal);
            var (over, under) = slash < 0 ? (symbol, "") : (symbol[..slash], symbol[slash..]);
            return over switch
            {
                "person" => "people" + under,
                _ when over.EndsWith("hour", StringComparison.Ordinal) || over is "year" or "month" or "week" or "day" or "minute" or "token" or "node" or "byte" or "GPU" or "tonne" => over + "s" + under,
                _ => symbol,
            };
        }
    }
}
