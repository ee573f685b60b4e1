using System.Globalization;
using Assay.Quantities;

namespace Assay.Reporting.Languages;

/// <summary>Amounts as French writes them: <c>1,63 Md$</c>, <c>2,79 M heures-GPU</c>, <c>2,00 $/heure-GPU</c>, <c>85 %</c>.</summary>
internal sealed class FrenchNumbers : NumberStyle
{
    /// <summary>Stands between a number and what belongs to it; no line ends there.</summary>
    private const char Joining = '\u00A0';

    private static readonly string[] Times = ["second", "minute", "hour", "day", "week", "month", "year"];

    private static readonly Dictionary<string, (string One, string Many)> Words = new()
    {
        ["second"] = ("seconde", "secondes"),
        ["minute"] = ("minute", "minutes"),
        ["hour"] = ("heure", "heures"),
        ["day"] = ("jour", "jours"),
        ["week"] = ("semaine", "semaines"),
        ["month"] = ("mois", "mois"),
        ["year"] = ("an", "ans"),
        ["person"] = ("personne", "personnes"),
        ["token"] = ("token", "tokens"),
        ["node"] = ("nœud", "nœuds"),
        ["tonne"] = ("tonne", "tonnes"),
        ["byte"] = ("octet", "octets"),
        ["kB"] = ("ko", "ko"),
        ["MB"] = ("Mo", "Mo"),
        ["GB"] = ("Go", "Go"),
        ["TB"] = ("To", "To"),
        ["PB"] = ("Po", "Po"),
        ["KiB"] = ("Kio", "Kio"),
        ["MiB"] = ("Mio", "Mio"),
        ["GiB"] = ("Gio", "Gio"),
        ["TiB"] = ("Tio", "Tio"),
        ["USD"] = ("$", "$"),
        ["EUR"] = ("€", "€"),
        ["CNY"] = ("yuan", "yuans"),
    };

    public override NumberFormatInfo Numbers { get; } = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u202F", PercentDecimalSeparator = ",", PercentGroupSeparator = "\u202F", PercentSymbol = "%", NegativeSign = "-" };

    public override char Space => Joining;

    public override string To => "à";

    // Thousands are written in full; above a milliard there is no short word that every reader takes alike.
    public override IReadOnlyList<(double Bound, double Factor, string Sign)> Magnitudes { get; } = [(1e9, 1e9, $"{Joining}Md"), (1e6, 1e6, $"{Joining}M")];

    public override string Money(string number, string currency, string rest) =>
        $"{number}{(char.IsDigit(number[^1]) ? Joining : "")}{currency}{Unit(rest, false)}";

    public override string Unit(string symbol, bool many) =>
        string.Join('/', symbol.Split('/').Select((part, i) => Product(part, many && i == 0)));

    // 'GPU-hour' is read as 'heure-GPU': the time goes first.
    private static string Product(string product, bool many)
    {
        var factors = product.Split('-');
        return string.Join('-', factors.OrderBy(factor => Times.Contains(factor) ? 0 : 1).Select((factor, i) => Word(factor, many && i == 0)));
    }

    private static string Word(string factor, bool many) => Words.TryGetValue(factor, out var word) ? (many ? word.Many : word.One) : factor;
}
