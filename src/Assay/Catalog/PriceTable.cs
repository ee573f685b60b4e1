using System.Globalization;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Catalog;

/// <summary>Every published price of the catalogue, and the price at a date.</summary>
public sealed class PriceTable(IReadOnlyList<Price> prices)
{
    /// <summary>A price holds for a date at most this many days away: markets move too fast for more.</summary>
    public const int Reach = 365;

    private static readonly string[] Columns = ["item", "form", "venue", "term", "region", "date", "low", "value", "high", "unit", "source", "note"];

    public IReadOnlyList<Price> Prices => prices;

    /// <summary>
    /// The price of an item near a date, as a quantity. Several prices within reach are all kept: they span its uncertainty.
    /// </summary>
    /// <param name="item">What is priced.</param>
    /// <param name="form">How it is sold.</param>
    /// <param name="day">The date.</param>
    /// <param name="region">Only prices of this region, where one is given and has any.</param>
    /// <param name="offer">Only prices of these venues and this term; null for all.</param>
    /// <returns>The quantity, or null where no price is within reach.</returns>
    public Node? At(string item, string form, DateOnly day, string? region = null, PriceOffer? offer = null)
    {
        var series = Series(item, form, offer).Where(price => price.Unit.Symbol.StartsWith("USD", StringComparison.Ordinal)).ToArray();
        if (region is not null && series.Any(price => price.Region == region))
            series = [.. series.Where(price => price.Region == region)];
        var near = series.Where(price => price.Date.DaysFrom(day) <= Reach).ToArray();
        if (near.Length == 0)
            return null;
        var told = near.Length == 1 ? near[0].Note : (Message)$"{near.Length} published prices within a year of {day:yyyy-MM-dd}, {new Printed(near.Min(Lowest), near[0].Unit)} to {new Printed(near.Max(Highest), near[0].Unit)}";
        return new Node($"catalog.prices.{Accelerator.PartOf(item)}.{form}", Title(item, form, Message.Empty, day), Agreement.Of([.. near.Select(price => price.Value)]))
        {
            Unit = near[0].Unit,
            Grounds = new Grounds.Fact([.. near.Select(price => price.Source).Distinct()], told.IsEmpty ? null : told),
        };
    }

    /// <summary>What a price is called.</summary>
    internal static Message Title(string item, string form, Message where, DateOnly day) =>
        where.IsEmpty ? (Message)$"{(Message)item}: price ({(Message)form}) around {day:yyyy-MM-dd}" : (Message)$"{(Message)item}: price ({(Message)form}{where}) around {day:yyyy-MM-dd}";

    /// <summary>What to say where no price is within reach: the nearest entries of the series, and what to do instead.</summary>
    /// <param name="item">What is priced.</param>
    /// <param name="form">The form of the price.</param>
    /// <param name="day">The day it was asked for.</param>
    /// <param name="offer">Which offers count; null for all.</param>
    /// <param name="instead">What to do instead; null for to give the price in the case.</param>
    public Message NearestEntries(string item, string form, DateOnly day, PriceOffer? offer = null, Message? instead = null)
    {
        instead ??= "give the price in the case";
        return Series(item, form, offer).Any()
            ? (Message)$"{Nearest(item, form, day, offer)}; {instead}, or move 'as_of'."
            : $"{Nearest(item, form, day, offer)}; {instead}.";
    }

    /// <summary>The nearest entries of a series in words, without a full stop.</summary>
    public Message Nearest(string item, string form, DateOnly day, PriceOffer? offer = null)
    {
        var near = Series(item, form, offer).OrderBy(price => price.Date.DaysFrom(day)).Take(3).ToArray();
        return near.Length == 0
            ? (Message)$"The catalogue has no price of {item} in the form '{form}' at any date"
            : $"The nearest entries are {Message.Join(", ", near.Select(price => (Message)$"{new Printed(Lowest(price), price.Unit)} ({price.Date.First:yyyy-MM-dd})"))}";
    }

    /// <summary>The published prices of an item in a form, of any date.</summary>
    public IEnumerable<Price> Series(string item, string form, PriceOffer? offer = null) =>
        prices.Where(price => price.Item == item && price.Form == form && (offer is null || offer.Holds(price)));

    /// <summary>Reads <c>prices.csv</c>.</summary>
    internal static PriceTable Read(SourceText source, IReadOnlyCollection<string> sources, Errors errors) =>
        new(CsvTable.Read(source, "price table", Columns, exact: true, errors, row => Row(row, sources)));

    private static Price Row(CsvRow row, IReadOnlyCollection<string> sources)
    {
        var at = row.At;
        string Cell(string column) => row[column];
        var date = FactDate.Parse(Cell("date")) ?? throw new InputException(at, $"'{Cell("date")}' is no date.", "Write a year, a month (2025-01) or a day (2025-01-31).");
        Unit unit;
        try
        {
            unit = UnitTable.Parse(Cell("unit"));
        }
        catch (UnknownUnitException unknown)
        {
            throw new InputException(at, unknown.Problem, "Write a unit such as 'USD/GPU-hour'.");
        }

        if (!sources.Contains(Cell("source")))
            throw new InputException(at, Cell("source").Length == 0 ? "The price has no source." : (Message)$"There is no source '{Cell("source")}'.", Documents.Nearest.Suggest(Cell("source"), sources, "Describe it in sources.yaml."));
        return new Price(Cell("item"), Cell("form"), Cell("venue"), Cell("term"), Cell("region"), date, Value(Number("low"), Number("value"), Number("high")), unit, Cell("source"), Cell("note"), at);

        double? Number(string column)
        {
            if (Cell(column).Length == 0)
                return null;
            return double.TryParse(Cell(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && double.IsFinite(number)
                ? number * unit.Scale
                : throw new InputException(at, $"'{Cell(column)}' under '{column}' is no price.", "Write a number above zero.");
        }

        Definition Value(double? low, double? value, double? high) => (low, value, high) switch
        {
            ({ } a, _, { } b) when a < b => new Definition.Uncertain(Distribution.Interval(a, b)),
            ({ }, _, { }) => throw new InputException(at, "The low price is not below the high one.", "Write the lower end under 'low'; a single price goes under 'value'."),
            (_, { } only, _) => new Definition.Fixed(only),
            _ => throw new InputException(at, "The row has no price.", "Fill 'value', or 'low' and 'high'."),
        };
    }

    private static double Lowest(Price price) => Agreement.End(price.Value, 0.05);

    private static double Highest(Price price) => Agreement.End(price.Value, 0.95);
}
