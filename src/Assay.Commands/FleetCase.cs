using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Text;
using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Commands;

/// <summary>The case that a fleet told in a few words makes, with the catalogue for the rest.</summary>
internal static class FleetCase
{
    private const string Given = "Given on the command line.";

    private static readonly string[] Hyperscalers = ["Amazon Web Services", "Google Cloud", "Microsoft Azure", "Oracle Cloud"];

    // What can be hired: the id and title of each way, which prices are meant, and what else the case says of it.
    private static readonly (string Id, Message Title, PriceOffer Offer, string More)[] Ways =
    [
        ("neocloud", "on demand at a smaller cloud", new("on-demand", Not: Hyperscalers), Falling),
        ("on_demand", "on demand at a large cloud", new("on-demand", Hyperscalers), Falling),
        ("spot", "spot", new("spot"), Falling + ", lost: { value: 5 % to 15 %, assumption: Interruptions and what is done anew after them; nobody publishes the share. }"),
        ("reserved_1_year", "reserved for a year at a time", new("1-year"), Falling),
        ("reserved_3_years", "reserved for three years at a time", new("3-year"), Falling),
    ];

    private static readonly SearchValues<char> NotOneValue = SearchValues.Create("\"\n\r{}[]#");
    private static readonly string[] Purchases = ["server", "chip"];

    private const string Falling = "fall: { value: -10 to 30 %/year, assumption: \"H100 hours fell by more than half from 2023 to 2025 and rose again by a third up to 2026; assay trends rental fits a line to them.\" }";

    /// <exception cref="InputException">Something that was told is wrong, or the catalogue lacks a price.</exception>
    public static Case Read(FleetQuestion asked, Catalogue catalogue, bool renting)
    {
        var accelerator = catalogue.FindAccelerator(asked.Gpu, new SourceText(asked.Field("gpu"), asked.Gpu).Start);
        var day = Day(asked, catalogue, accelerator, renting);
        var use = asked.Utilisation;
        var title = renting ? (Message)$"Own or rent {asked.Count} {accelerator.Id}" : $"What {asked.Count} {accelerator.Id} cost";
        var text = new StringBuilder(Template())
            .Replace("{TITLE}", title.ToString())
            .Replace("{DAY}", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Replace("{GPU}", accelerator.Id)
            .Replace("{COUNT}", Quoted(asked, "count", asked.Count))
            .Replace("{UTILISATION}", use is null ? "50 % to 90 %" : Quoted(asked, "utilisation", use))
            .Replace("{UTILISATION_WHY}", use is null ? "Owners rarely publish it. Shared research clusters run near the low end, sold-out clouds near the high one." : Given)
            .Replace("{YEARS}", Quoted(asked, "years", asked.Years))
            .Replace("{PRICE}", asked.Price is { } given ? $"      price: {{ value: {Quoted(asked, "price", given)}, assumption: {Given} }}" : "")
            .Replace("{RENT}", renting ? Rent(asked, catalogue, accelerator, day) : "");
        return CaseFile.Read(new SourceText("the fleet of the command line", text.ToString()), catalogue, asked.Changes) with { Title = title };
    }

    private static string Rent(FleetQuestion asked, Catalogue catalogue, Accelerator accelerator, DateOnly day)
    {
        var known = Ways.Where(way => catalogue.Prices.At(accelerator.Id, "rental", day, null, way.Offer) is not null).ToArray();
        if (known.Length == 0)
            throw new InputException(null, $"The catalogue has no price of hiring {accelerator.Id} within a year of {day:yyyy-MM-dd}.", catalogue.Prices.NearestEntries(accelerator.Id, "rental", day, null, $"give {asked.Field("as-of")}, or a case with a 'rent' section and rates of its own"));
        var text = new StringBuilder("rent:\n");
        foreach (var (id, title, offer, more) in known)
        {
            var venues = offer.Venues is { } only ? $", venue: [{string.Join(", ", only)}]" : offer.Not is { } not ? $", not: [{string.Join(", ", not)}]" : "";
            text.Append(CultureInfo.InvariantCulture, $"  {id}: {{ title: {title}, term: {offer.Term}{venues}, {more} }}\n");
        }

        return text.ToString();
    }

    // The newest day on which the chip has a price to buy it at, and to hire it where that is asked.
    private static DateOnly Day(FleetQuestion asked, Catalogue catalogue, Accelerator accelerator, bool renting)
    {
        if (asked.AsOf is { } told)
            return FactDate.Parse(told)?.First ?? throw new InputException(new SourceText(asked.Field("as-of"), told).Start, $"'{told}' is no date.", "Write a day as year-month-day: 2025-01-31.");
        var prices = catalogue.Prices;
        var days = Purchases.Select(form => prices.Series(accelerator.Id, form).Select(price => price.Date.First).DefaultIfEmpty().Max()).Where(day => day != default).ToArray();
        if (days.Length == 0 && asked.Price is null)
            throw new InputException(null, $"The catalogue has no price of {accelerator.Id} at any date.", $"Give {asked.Field("price")}, such as {asked.Example("price", "31250 USD/GPU")}.");
        var hired = prices.Series(accelerator.Id, "rental").Select(price => price.Date.First).DefaultIfEmpty().Max();
        if (days.Length == 0)
            return hired == default ? prices.Prices.Max(price => price.Date.First) : hired;
        if (!renting || hired == default)
            return days[0];
        // A day that is near both.
        var last = days[0].AddDays(PriceTable.Reach);
        return hired < days[0] ? hired : hired.DayNumber - days[0].DayNumber <= PriceTable.Reach ? days[0] : hired < last ? hired : last;
    }

    private static string Quoted(FleetQuestion asked, string option, string value) =>
        value.AsSpan().ContainsAny(NotOneValue) ? throw new InputException(new SourceText(asked.Field(option), value).Start, $"{asked.Field(option)} is '{value}'.", "Write a number or an expression on one line, such as '8k to 12k'.") : $"\"{value}\"";

    private static string Template()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("fleet.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
