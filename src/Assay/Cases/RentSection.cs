using System.Globalization;
using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The section <c>rent:</c>, ways to hire what the fleet would do.</summary>
internal sealed class RentSection(CaseContext context)
{
    private static readonly string[] Payments = ["used hours", "all hours"];

    /// <param name="map">The section.</param>
    /// <param name="accelerators">The accelerators of the fleet; prices are looked up where there is one.</param>
    public IReadOnlyList<RentInputs> Read(YamlMap map, IReadOnlyList<Accelerator> accelerators)
    {
        var ways = new List<RentInputs>();
        foreach (var entry in map.Entries)
            context.Errors.Try(() => ways.Add(ReadWay(entry, accelerators)));
        if (map.Entries.Count == 0)
            context.Errors.Add(map.At, "The section names no way to hire.", "Write such as 'on_demand: { term: on-demand }'.");
        return ways;
    }

    private RentInputs ReadWay(YamlEntry entry, IReadOnlyList<Accelerator> accelerators)
    {
        var id = Ids.Check(entry);
        if (id.StartsWith("own_", StringComparison.Ordinal))
            throw new InputException(entry.At, $"A way to hire cannot be called '{id}'.", "Choose another name.");
        if (entry.Value is not YamlMap map)
            throw new InputException(entry.Value.At, $"The way '{id}' must be a map.", "Write '{ term: on-demand }', or '{ rate: 2 USD/GPU-hour, source: ID }'.");
        var reader = new MapReader(map, "a way to hire", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        Message title = reader.Text("title") ?? id.Replace('_', ' ');
        var term = reader.Scalar("term");
        var offer = new PriceOffer(term?.Text, Names(reader, "venue"), Names(reader, "not"));
        var given = reader.Optional("rate");
        var fall = reader.Optional("fall");
        var lost = reader.Optional("lost");
        var pays = reader.Scalar("pays");
        reader.RefuseTheRest();
        var years = Years(term?.Text);
        if (pays is not null && !Payments.Contains(pays.Text))
            throw new InputException(pays.At, $"'{pays.Text}' does not say what is paid for.", Nearest.Suggest(pays.Text, Payments, "Write 'used hours' or 'all hours'."));
        Message lostHours = "share of the hours paid for that is lost to interruptions";
        return new RentInputs(
            id,
            title,
            given is not null ? context.Read<Per<Usd, GpuTime>>(given, $"rent.{id}.rate", $"{title}: price of an hour at the start", grounds) : Published(id, title, offer, accelerators, term?.At ?? entry.At),
            fall is null ? null : context.Read<Per<One, Time>>(fall, $"rent.{id}.fall", $"{title}: share of the price lost in a year", grounds),
            years,
            pays is null ? years is not null : pays.Text == Payments[1],
            lost is null ? null : context.Read<One>(lost, $"rent.{id}.lost", $"{title}: {lostHours}", grounds));
    }

    private Quantity<Per<Usd, GpuTime>> Published(string id, Message title, PriceOffer offer, IReadOnlyList<Accelerator> accelerators, Location at)
    {
        if (accelerators is not [var accelerator])
            throw new InputException(at, accelerators.Count == 0 ? "No accelerator says whose price is meant." : "The fleet has several kinds of accelerators, and one price cannot hold for all.", "Give the price: 'rate: { value: 2 USD/GPU-hour, source: ID }'.");
        var prices = context.Catalogue.Prices;
        if (prices.At(accelerator.Id, "rental", context.AsOf, null, offer) is { } price)
            return context.Priced<Per<Usd, GpuTime>>(price with { Name = $"rent.{id}.rate", Title = $"{title}: price of an hour at the start" });
        throw new InputException(at, $"The catalogue has no rental price of {accelerator.Id} for '{title}' within a year of {context.AsOf:yyyy-MM-dd}.", prices.NearestEntries(accelerator.Id, "rental", context.AsOf, offer, "give its 'rate'"));
    }

    private static string[]? Names(MapReader reader, string key) => reader.Texts(key) is { } texts ? [.. texts.Select(text => text.Text)] : null;

    // A contract of years is paid for whether it is used or not.
    private static double? Years(string? term) =>
        term?.Split('-') is [var number, "year"] && double.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years > 0 ? years : null;
}
