using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>What a pool's servers cost: as the case tells it, else from the catalogue by chip, date and venue.</summary>
internal sealed class PoolPrices
{
    private const string OverChip = "catalog.servers.price_over_chip";

    private readonly CaseContext context;
    private readonly YamlValue? price;
    private readonly YamlValue? chip;
    private readonly YamlValue? overChip;
    private readonly YamlValue? discount;
    private readonly YamlScalar? venue;
    private readonly DateOnly day;

    /// <summary>Takes the keys of a pool that tell its price, looked up around a day.</summary>
    public PoolPrices(CaseContext context, MapReader reader, DateOnly day)
    {
        this.context = context;
        this.day = day;
        price = reader.Optional("price");
        AllIn = reader.Optional("all_in");
        chip = reader.Optional("chip");
        overChip = reader.Optional("server_over_chip");
        discount = reader.Optional("discount");
        venue = reader.Scalar("venue");
        var told = new[] { ("price", price), ("all_in", AllIn), ("chip", chip), ("venue", (YamlValue?)venue) }.Where(key => key.Item2 is not null).ToArray();
        if (told.Length > 1)
            context.Errors.Add(told[1].Item2!.At, $"Here stand both '{told[0].Item1}' and '{told[1].Item1}'.", "Keep one: 'price' of a server, 'all_in' with network and storage, 'chip' alone, or the catalogue's prices of a 'venue'.");
        if (overChip is not null && chip is null)
            context.Errors.Add(overChip.At, "'server_over_chip' stands without 'chip'.", "Give 'chip', the price of an accelerator, such as 'chip: 25k USD/GPU'.");
    }

    /// <summary>Where the price is told; null where the catalogue is to tell it.</summary>
    public YamlValue? Told => price ?? AllIn ?? chip ?? discount ?? venue;

    /// <summary>The price of everything for each accelerator; null where servers are priced by themselves.</summary>
    public YamlValue? AllIn { get; }

    /// <summary>The price of a server for each accelerator in it, and of the accelerator where the first follows from it.</summary>
    public (Quantity<Per<Usd, Gpu>> Server, Quantity<Per<Usd, Gpu>>? Chip) Read(Accelerator accelerator, string name, Message title, Grounds? grounds, Location at)
    {
        if (discount is null)
            return Listed(accelerator, $"{name}.server_price", $"{name}.chip_price", title, grounds, at);
        var (server, each) = Listed(accelerator, $"{name}.list_price", $"{name}.chip_list_price", title, grounds, at);
        var paid = Quantity<One>.Of(1) - context.Read<One>(discount, $"{name}.discount", $"{title}: share off the list price for volume", grounds);
        return (context.Model.Define($"{name}.server_price", $"{title}: price paid for a server for each accelerator in it", server * paid), each is { } part ? context.Model.Define($"{name}.chip_price", $"{title}: price paid for an accelerator", part * paid) : null);
    }

    private (Quantity<Per<Usd, Gpu>> Server, Quantity<Per<Usd, Gpu>>? Chip) Listed(Accelerator accelerator, string name, string chipName, Message title, Grounds? grounds, Location at)
    {
        Message words = $"{title}: price of a server for each accelerator in it";
        if (price is not null)
            return (context.Read<Per<Usd, Gpu>>(price, name, words, grounds), null);
        if (AllIn is not null)
            return (context.Read<Per<Usd, Gpu>>(AllIn, name, $"{title}: price of a server with its share of network and storage, for each accelerator", grounds), null);
        if (chip is not null)
        {
            var each = context.Read<Per<Usd, Gpu>>(chip, chipName, $"{title}: price of an accelerator", grounds);
            return (context.Model.Define(name, words, each * Over(grounds, name, title)), each);
        }

        return Catalogued(accelerator, name, words, at);
    }

    private Quantity<One> Over(Grounds? grounds, string name, Message title)
    {
        if (overChip is not null)
            return context.Read<One>(overChip, $"{name[..name.LastIndexOf('.')]}.server_over_chip", $"{title}: price of a server over the price of its accelerators", grounds);
        context.Add(context.Catalogue.FindFact(OverChip)!);
        return ModelBuilder.Reference<One>(OverChip);
    }

    // A server's price near the date of purchase; where only chips are priced, the chip's price times what a server adds.
    private (Quantity<Per<Usd, Gpu>> Server, Quantity<Per<Usd, Gpu>>? Chip) Catalogued(Accelerator accelerator, string name, Message words, Location at)
    {
        var prices = context.Catalogue.Prices;
        if (venue is not null)
        {
            var form = prices.Prices.Any(entry => entry.Item == accelerator.Id && entry.Form == "chip" && Same(entry.Venue)) && !prices.Prices.Any(entry => entry.Item == accelerator.Id && entry.Form == "server" && Same(entry.Venue)) ? "chip" : "server";
            var found = new PriceQuery(accelerator.Id, form, day, null, venue).Find(prices, venue.At);
            return form == "server" ? (context.FromCatalogue<Per<Usd, Gpu>>(found, name, words), null) : Times(found, name, words);
        }

        if (prices.At(accelerator.Id, "server", day) is { } server)
            return (context.FromCatalogue<Per<Usd, Gpu>>(server, name, words), null);
        if (prices.At(accelerator.Id, "chip", day) is { } each)
            return Times(each, name, words);
        if (day == default)
            throw new InputException([]);
        throw new InputException(at, $"The catalogue has no price of {accelerator.Id} within a year of {day:yyyy-MM-dd}.", prices.NearestEntries(accelerator.Id, "server", day));
    }

    private bool Same(string name) => string.Equals(name, venue!.Text, StringComparison.OrdinalIgnoreCase);

    private (Quantity<Per<Usd, Gpu>> Server, Quantity<Per<Usd, Gpu>>? Chip) Times(Node each, string name, Message words)
    {
        context.Add(each);
        context.Add(context.Catalogue.FindFact(OverChip)!);
        var reference = ModelBuilder.Reference<Per<Usd, Gpu>>(each.Name);
        return (context.Model.Define(name, words, reference * ModelBuilder.Reference<One>(OverChip)), reference);
    }
}
