using System.Collections.Frozen;

namespace Assay.Quantities;

/// <summary>Every unit that has a name of its own.</summary>
public static class UnitTable
{
    /// <summary>Hours in a year: the mean Gregorian year of 365.25 days, as the field's own formulas use.</summary>
    public const double HoursPerYear = 8766;

    private const double HoursPerSecond = 1.0 / 3600;
    private const double KilowattHoursPerJoule = 1.0 / 3.6e6;

    private static readonly FrozenDictionary<string, Unit> Units = Build();

    /// <summary>All names, for suggestions.</summary>
    public static IEnumerable<string> Names => Units.Keys;

    /// <summary>The unit of a single name such as <c>GPU</c>, <c>hours</c> or <c>TFLOP</c>; null where there is none.</summary>
    public static Unit? Find(string name) => Units.TryGetValue(name, out var unit) ? unit : null;

    /// <summary>The unit of a product such as <c>GPU-hour</c>; null where a part is unknown.</summary>
    public static Unit? FindProduct(string name)
    {
        if (Find(name) is { } simple)
            return simple;
        if (!name.Contains('-'))
            return null;
        var product = Unit.One;
        foreach (var part in name.Split('-'))
        {
            if (Find(part) is not { } unit)
                return null;
            product *= unit;
        }

        return product;
    }

    /// <summary>Reads a unit such as <c>USD/GPU-hour</c>; <c>1</c> and the empty text are the plain number.</summary>
    /// <exception cref="UnknownUnitException">A part is no unit.</exception>
    public static Unit Parse(string text)
    {
        if (text.Trim() is "" or "1")
            return Unit.One;
        var parts = text.Split('/');
        var unit = parts[0] == "1" ? Unit.One : Part(parts[0]);
        foreach (var part in parts[1..])
            unit /= Part(part);
        return unit;

        Unit Part(string name) => FindProduct(name.Trim()) ?? throw new UnknownUnitException($"'{name.Trim()}' is not a unit. {Remedy(name.Trim())}");
    }

    /// <summary>What to say to somebody who wrote an unknown unit.</summary>
    public static Documents.Message Remedy(string name) => Documents.Nearest.Suggest(name, name.Contains('-') ? Names.Append(Mended(name)) : Names, "Units are such as USD, GPU, hour, GPU-hour, token, person, kW, kWh, FLOP, GB, %.");

    // A product with the nearest unit in place of each part that is none.
    private static string Mended(string product) =>
        string.Join('-', product.Split('-').Select(part => Find(part) is null ? Documents.Nearest.To(part, Names) ?? part : part)) is var mended && FindProduct(mended) is not null ? mended : "GPU-hour";

    /// <summary>What to say where two currencies meet.</summary>
    public const string CurrencyRemedy = "Convert one at a rate of its day, such as '* 1.08 USD/EUR'; 'assay catalog list facts' shows the dated rates of the catalogue under finance.exchange_rate.";

    private static FrozenDictionary<string, Unit> Build()
    {
        var units = new Dictionary<string, Unit>();

        void Add(BaseDimension dimension, double scale, string symbol, params ReadOnlySpan<string> others)
        {
            var unit = new Unit(symbol, Dimension.Of(dimension), scale);
            units.Add(symbol, unit);
            foreach (var other in others)
                units.Add(other, unit);
        }

        Add(BaseDimension.UsDollar, 1, "USD", "dollar", "dollars");
        Add(BaseDimension.Euro, 1, "EUR", "euro", "euros");
        Add(BaseDimension.Yuan, 1, "CNY", "yuan");
        Add(BaseDimension.Time, HoursPerSecond, "s", "second", "seconds");
        Add(BaseDimension.Time, HoursPerSecond / 1e3, "ms");
        Add(BaseDimension.Time, HoursPerSecond / 1e6, "us");
        Add(BaseDimension.Time, HoursPerSecond / 1e9, "ns");
        Add(BaseDimension.Time, 1.0 / 60, "minute", "min", "minutes");
        Add(BaseDimension.Time, 1, "hour", "h", "hours");
        Add(BaseDimension.Time, 24, "day", "days");
        Add(BaseDimension.Time, 168, "week", "weeks");
        Add(BaseDimension.Time, HoursPerYear / 12, "month", "months");
        Add(BaseDimension.Time, HoursPerYear, "year", "years");
        Add(BaseDimension.Token, 1, "token", "tokens");
        Add(BaseDimension.Token, 1e6, "Mtoken", "Mtokens");
        Add(BaseDimension.Gpu, 1, "GPU", "GPUs");
        Add(BaseDimension.Node, 1, "node", "nodes");
        Add(BaseDimension.Person, 1, "person", "persons", "people");
        Add(BaseDimension.Mass, 1, "kg");
        Add(BaseDimension.Mass, 1e3, "tonne", "tonnes");
        Add(BaseDimension.Volume, 1, "L", "litre", "litres");
        Add(BaseDimension.Volume, 1e3, "kL");
        Add(BaseDimension.Volume, 1e6, "ML");
        foreach (var (prefix, factor) in new[] { ("", 1e-3), ("k", 1.0), ("M", 1e3), ("G", 1e6), ("T", 1e9) })
        {
            Add(BaseDimension.Energy, factor, prefix + "Wh");
            units.Add(prefix + "W", new Unit(prefix + "W", Dimension.Of(BaseDimension.Energy) / Dimension.Of(BaseDimension.Time), factor));
        }

        Add(BaseDimension.Energy, KilowattHoursPerJoule, "J");
        Add(BaseDimension.Energy, KilowattHoursPerJoule * 1e6, "MJ");
        Add(BaseDimension.Data, 1, "byte", "bytes");
        foreach (var (prefix, factor) in new[] { ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15), ("Ki", 1024.0), ("Mi", Math.Pow(2, 20)), ("Gi", Math.Pow(2, 30)), ("Ti", Math.Pow(2, 40)) })
            Add(BaseDimension.Data, factor, prefix + "B");
        foreach (var (prefix, factor) in new[] { ("", 1.0), ("G", 1e9), ("T", 1e12), ("P", 1e15), ("E", 1e18), ("Z", 1e21) })
            Add(BaseDimension.Flop, factor, prefix + "FLOP");
        units.Add("%", new Unit("%", Dimension.One, 0.01));
        return units.ToFrozenDictionary();
    }
}
