using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Catalog;

/// <summary>A price of the catalogue around a day, of one region or venue only, where <see cref="PriceTable.At"/> takes what there is.</summary>
/// <param name="Item">What is priced.</param>
/// <param name="Form">How it is sold.</param>
/// <param name="Day">The day.</param>
/// <param name="Region">Only prices of this region; null for all.</param>
/// <param name="Venue">Only prices of this venue; null for all.</param>
public sealed record PriceQuery(string Item, string Form, DateOnly Day, YamlScalar? Region = null, YamlScalar? Venue = null)
{
    /// <summary>The price, its name ending with the region and the venue. Several prices within reach span its uncertainty.</summary>
    /// <exception cref="InputException">No price in dollars fits; the message names the nearest entries.</exception>
    public Node Find(PriceTable table, Location at)
    {
        var all = table.Prices.Where(price => price.Item == Item && price.Form == Form).ToArray();
        var here = Filter(all, Region, price => price.Region, "region");
        var chosen = Filter(here, Venue, price => price.Venue, "venue");
        var dollars = new PriceTable([.. chosen.Where(price => price.Unit.Symbol.StartsWith("USD", StringComparison.Ordinal))]);
        if (dollars.Prices.Count == 0 && chosen.Length > 0)
            throw new InputException(at, $"The catalogue has prices of {Item}{Where} in {chosen[0].Unit.Symbol.Split('/')[0]} alone, and nothing converts them unasked.", $"Give the price in dollars. The entries: {Message.Join(", ", chosen.Take(3).Select(price => (Message)$"{new Printed(Agreement.End(price.Value, 0.5), price.Unit)} ({price.Date.First:yyyy-MM-dd})"))}.");
        var found = dollars.At(Item, Form, Day)
            ?? throw new InputException(at, $"The catalogue has no price of {Item}{Where} within a year of {Day:yyyy-MM-dd}.", dollars.NearestEntries(Item, Form, Day));
        var suffix = string.Concat(new[] { Region, Venue }.OfType<YamlScalar>().Select(part => "." + Accelerator.PartOf(part.Text)));
        return found with { Name = found.Name + suffix, Title = PriceTable.Title(Item, Form, Where, Day) };
    }

    private Message Where => (Region, Venue) switch
    {
        (null, null) => Message.Empty,
        ({ } region, null) => $" in {region.Text}",
        (null, { } venue) => $" at {venue.Text}",
        var (region, venue) => $" in {region.Text} at {venue.Text}",
    };

    private Price[] Filter(Price[] prices, YamlScalar? wanted, Func<Price, string> of, Message what)
    {
        if (wanted is null)
            return prices;
        var fitting = prices.Where(price => string.Equals(of(price), wanted.Text, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (fitting.Length > 0)
            return fitting;
        var known = prices.Select(of).Where(text => text.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
        throw new InputException(wanted.At, $"The catalogue has no price of {Item} ({Form}) of the {what} '{wanted.Text}'.", known.Length == 0 ? "Give the price in the case." : Nearest.Suggest(wanted.Text, known, $"There are prices of: {string.Join(", ", known)}. Or give the price in the case."));
    }
}
