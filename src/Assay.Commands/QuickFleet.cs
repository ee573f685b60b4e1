using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text;
using Assay.Cases;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Commands;

/// <summary>The fleet that a command is about: a case file's, or one written from the command line and the catalogue.</summary>
internal sealed class QuickFleet(Globals globals)
{
    private const string Given = "Given on the command line.";

    private static readonly string[] Hyperscalers = ["Amazon Web Services", "Google Cloud", "Microsoft Azure", "Oracle Cloud"];

    // What can be hired: the id and title of each way, which prices are meant, and what else the case says of it.
    private static readonly (string Id, string Title, PriceOffer Offer, string More)[] Ways =
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

    private readonly Argument<string?> file = new("case") { Description = "A case file with a fleet, in place of --gpu and --count.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> gpu = new("--gpu", "-g") { Description = "An accelerator of the catalogue, such as H100-SXM.", HelpName = "name" };
    private readonly Option<string?> count = new("--count", "-c") { Description = "How many, such as 1024 or '8k to 12k'.", HelpName = "number" };
    private readonly Option<string?> asOf = new("--as-of") { Description = "The day around which prices are looked up; the newest with a price of the chip unless told.", HelpName = "date" };
    private readonly Option<string?> price = new("--price") { Description = "Price of a server for each accelerator in it, such as '31250 USD/GPU', in place of the catalogue's.", HelpName = "value" };
    private readonly Option<string?> utilisation = new("--utilisation") { Description = "Share of the available hours in use, such as '70 %'.", HelpName = "value" };
    private readonly Option<string> years = new("--years") { Description = "Over how many years money is told.", DefaultValueFactory = _ => "5", HelpName = "number" };
    private readonly Option<string[]> changes = new("--set") { Description = "Define a quantity anew: NAME=VALUE. May be given several times.", HelpName = "name=value", Arity = ArgumentArity.OneOrMore };

    public void AddTo(Command command)
    {
        command.Add(file);
        foreach (var option in new Option[] { gpu, count, asOf, price, utilisation, years, changes })
            command.Add(option);
    }

    /// <exception cref="InputException">Neither a case nor a fleet is told, or something in it is wrong.</exception>
    public Case Read(ParseResult parsed, bool renting)
    {
        var catalogue = globals.Catalogue(parsed);
        if (parsed.GetValue(file) is { } path)
        {
            var beside = new Option[] { gpu, count, asOf, price, utilisation, years }.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToArray();
            if (beside.Length > 0)
                throw new InputException(null, $"{string.Join(", ", beside)} beside a case file, which tells its own fleet.", "Take it out, or change the case with --set.");
            var read = globals.Host.Files.Case(path, catalogue, parsed.GetValue(changes) ?? []);
            return read.Graph.Contains("fleet.capex") ? read : throw new InputException(null, $"The case '{read.Id}' has no fleet.", "Add a 'fleet' section, or give --gpu and --count.");
        }

        if (parsed.GetValue(gpu) is not { } named || parsed.GetValue(count) is not { } many)
            throw new InputException(null, "No fleet is told.", "Give --gpu and --count, such as --gpu H100-SXM --count 1024, or a case file.");
        var accelerator = catalogue.FindAccelerator(named, new SourceText("--gpu", named).Start);
        var day = Day(parsed, catalogue, accelerator, renting);
        var use = parsed.GetValue(utilisation);
        var text = new StringBuilder(Template())
            .Replace("{TITLE}", renting ? $"Own or rent {many} {accelerator.Id}" : $"What {many} {accelerator.Id} cost")
            .Replace("{DAY}", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Replace("{GPU}", accelerator.Id)
            .Replace("{COUNT}", Quoted("--count", many))
            .Replace("{UTILISATION}", use is null ? "50 % to 90 %" : Quoted("--utilisation", use))
            .Replace("{UTILISATION_WHY}", use is null ? "Owners rarely publish it. Shared research clusters run near the low end, sold-out clouds near the high one." : Given)
            .Replace("{YEARS}", Quoted("--years", parsed.GetRequiredValue(years)))
            .Replace("{PRICE}", parsed.GetValue(price) is { } given ? $"      price: {{ value: {Quoted("--price", given)}, assumption: {Given} }}" : "")
            .Replace("{RENT}", renting ? Rent(catalogue, accelerator, day) : "");
        return CaseFile.Read(new SourceText("the fleet of the command line", text.ToString()), catalogue, parsed.GetValue(changes) ?? []);
    }

    private static string Rent(Catalogue catalogue, Accelerator accelerator, DateOnly day)
    {
        var known = Ways.Where(way => catalogue.Prices.At(accelerator.Id, "rental", day, null, way.Offer) is not null).ToArray();
        if (known.Length == 0)
            throw new InputException(null, $"The catalogue has no price of hiring {accelerator.Id} within a year of {day:yyyy-MM-dd}.", catalogue.Prices.NearestEntries(accelerator.Id, "rental", day).Replace(", or move 'as_of'", "", StringComparison.Ordinal).Replace("give the price in the case", "give --as-of, or a case with a 'rent' section and rates of its own", StringComparison.Ordinal));
        var text = new StringBuilder("rent:\n");
        foreach (var (id, title, offer, more) in known)
        {
            var venues = offer.Venues is { } only ? $", venue: [{string.Join(", ", only)}]" : offer.Not is { } not ? $", not: [{string.Join(", ", not)}]" : "";
            text.Append(CultureInfo.InvariantCulture, $"  {id}: {{ title: {title}, term: {offer.Term}{venues}, {more} }}\n");
        }

        return text.ToString();
    }

    // The newest day on which the chip has a price to buy it at, and to hire it where that is asked.
    private DateOnly Day(ParseResult parsed, Catalogue catalogue, Accelerator accelerator, bool renting)
    {
        if (parsed.GetValue(asOf) is { } told)
            return FactDate.Parse(told)?.First ?? throw new InputException(new SourceText("--as-of", told).Start, $"'{told}' is no date.", "Write a day as year-month-day: 2025-01-31.");
        var prices = catalogue.Prices;
        var days = Purchases.Select(form => prices.Series(accelerator.Id, form).Select(price => price.Date.First).DefaultIfEmpty().Max()).Where(day => day != default).ToArray();
        if (days.Length == 0 && parsed.GetValue(price) is null)
            throw new InputException(null, $"The catalogue has no price of {accelerator.Id} at any date.", "Give --price, such as --price '31250 USD/GPU'.");
        var hired = prices.Series(accelerator.Id, "rental").Select(price => price.Date.First).DefaultIfEmpty().Max();
        if (days.Length == 0)
            return hired == default ? prices.Prices.Max(price => price.Date.First) : hired;
        if (!renting || hired == default)
            return days[0];
        // A day that is near both.
        var last = days[0].AddDays(PriceTable.Reach);
        return hired < days[0] ? hired : hired.DayNumber - days[0].DayNumber <= PriceTable.Reach ? days[0] : hired < last ? hired : last;
    }

    private static string Quoted(string option, string value) =>
        value.AsSpan().ContainsAny(NotOneValue) ? throw new InputException(new SourceText(option, value).Start, $"{option} is '{value}'.", "Write a number or an expression on one line, such as '8k to 12k'.") : $"\"{value}\"";

    private static string Template()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("fleet.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
