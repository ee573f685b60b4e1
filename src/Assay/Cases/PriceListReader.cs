using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The keys <c>prices</c> and <c>sales</c> of a service.</summary>
internal sealed class PriceListReader(CaseContext context)
{
    private const string Example = "Write such as 'prices: { input: 0.55 USD/Mtoken, cached_input: 0.14 USD/Mtoken, output: 2.19 USD/Mtoken }'.";

    /// <returns>The price list; null where none is told.</returns>
    public ByToken<Per<Usd, TextToken>>? Read(MapReader around, string name, Message title, Grounds? grounds)
    {
        if (around.MapAt("prices") is not { } map)
            return null;
        var reader = new MapReader(map, "a price list", context.Errors);
        var rests = context.Values.ReadGrounds(reader, grounds);
        Quantity<Per<Usd, TextToken>>? Price(YamlValue? value, string part, Message words) =>
            value is null ? null : context.Read<Per<Usd, TextToken>>(value, $"{name}.prices.{part}", $"{title}: price of a million {words}", rests);
        var input = Price(reader.Required("input", Example), "input", "tokens read");
        var output = Price(reader.Required("output", Example), "output", "tokens written");
        // Where the list knows no price for cached tokens, they cost what all input does.
        var cached = Price(reader.Optional("cached_input"), "cached_input", "tokens found in the cache") ?? input;
        reader.RefuseTheRest();
        return input is { } read && output is { } written && cached is { } found ? new(read, found, written) : null;
    }

    /// <param name="service">The service.</param>
    /// <param name="name">Its name in the graph.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="grounds">What its values rest on.</param>
    /// <param name="priced">Whether it has a price list.</param>
    public IReadOnlyList<SaleInputs> ReadSales(MapReader service, string name, Message title, Grounds? grounds, bool priced)
    {
        var sales = new List<SaleInputs>();
        if (service.MapAt("sales") is not { } map)
            return sales;
        if (!priced)
            context.Errors.Add(map.At, "'sales' stands without 'prices'.", Example);
        foreach (var entry in map.Entries)
            context.Errors.Try(() => sales.Add(ReadSale(entry, name, title, grounds)));
        return sales;
    }

    private SaleInputs ReadSale(YamlEntry entry, string name, Message title, Grounds? around)
    {
        var id = Ids.Check(entry);
        if (entry.Value is not YamlMap map)
            throw new InputException(entry.Value.At, $"The sale '{id}' must be a map.", "Write '{ share: 20 %, discount: 50 %, source: ID }'.");
        var reader = new MapReader(map, "a sale", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, around);
        Message called = reader.Text("title") ?? id.Replace('_', ' ');
        var share = reader.Required("share", "Say which share of all tokens is sold so: 'share: 20 %'.");
        var discount = reader.Optional("discount");
        var part = $"{name}.sales.{id}";
        var prices = Read(reader, part, $"{title}, {called}", grounds);
        reader.RefuseTheRest();
        if (share is null)
            throw new InputException([]);
        return new SaleInputs(
            id,
            called,
            context.Read<One>(share, $"{part}.share", $"{title}, {called}: share of all tokens", grounds),
            discount is null ? null : context.Read<One>(discount, $"{part}.discount", $"{title}, {called}: share off the price list", grounds),
            prices);
    }
}
