using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The section <c>people:</c>: one group of people, or several by id.</summary>
internal sealed class PeopleSection(CaseContext context)
{
    private static readonly string[] OfOneGroup = ["count", "cost", "pay", "role"];

    /// <returns>What they cost by the year; null where the case tells of nobody.</returns>
    public Quantity<Per<Usd, Time>>? Read(MapReader root)
    {
        if (root.MapAt("people") is not { } map)
            return null;
        var reader = new MapReader(map, "the people section", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        var parts = new List<Quantity<Per<Usd, Time>>>();
        if (OfOneGroup.Any(key => reader.Optional(key) is not null))
        {
            context.Errors.Try(() => parts.Add(Group(reader, "people", "Staff", grounds, new Extras(null, null))));
        }
        else
        {
            var extras = ReadExtras(reader, "people", "Staff", grounds, new Extras(null, null));
            foreach (var entry in reader.Map.Entries.Where(entry => entry.Key is not ("source" or "assumption" or "note" or "overhead" or "equity" or "region")))
            {
                reader.Optional(entry.Key);
                context.Errors.Try(() =>
                {
                    var id = Ids.Check(entry);
                    if (entry.Value is not YamlMap of)
                        throw new InputException(entry.Value.At, $"The group '{id}' must be a map.", "Write '{ count: 150, cost: 300k USD/person/year, source: ID }'.");
                    var group = new MapReader(of, "a group of people", context.Errors);
                    Message title = group.Text("title") ?? id.Replace('_', ' ');
                    var cost = Group(group, $"people.{id}", title, context.Values.ReadGrounds(group, grounds), extras);
                    group.RefuseTheRest();
                    parts.Add(context.Model.Define($"people.{id}.cost_per_year", $"{title}: cost by the year", cost));
                });
            }
        }

        reader.RefuseTheRest();
        return parts.Count == 0 ? null : context.Model.Define("people.cost_per_year", "Cost of people, by the year", parts.Sum());
    }

    /// <summary>What comes on top of pay.</summary>
    private sealed record Extras(Quantity<One>? Overhead, Quantity<Per<Per<Usd, Time>, Person>>? Equity);

    private Extras ReadExtras(MapReader reader, string name, Message title, Grounds? grounds, Extras otherwise) => new(
        reader.Optional("overhead") is { } overhead ? context.Read<One>(overhead, $"{name}.overhead", $"{title}: cost of one over the pay, with taxes, benefits and a place to work", grounds) : otherwise.Overhead,
        reader.Optional("equity") is { } equity ? context.Read<Per<Per<Usd, Time>, Person>>(equity, $"{name}.equity", $"{title}: shares granted to one in a year", grounds) : otherwise.Equity);

    private Quantity<Per<Usd, Time>> Group(MapReader reader, string name, Message title, Grounds? grounds, Extras around)
    {
        var count = reader.Required("count", "Say how many people: 'count: 150 to 200 people'.");
        var (cost, pay, role) = (reader.Optional("cost"), reader.Optional("pay"), reader.Scalar("role"));
        var region = reader.Scalar("region");
        var (own, equity) = (reader.Optional("overhead"), reader.Optional("equity"));
        if (new YamlValue?[] { cost, pay, role }.OfType<YamlValue>().ToArray() is { Length: > 1 } both)
            throw new InputException(both[1].At, "What one costs is told twice.", "Keep one of 'cost' (all in), 'pay' and 'role' (pay, to which overhead and equity come).");
        if (cost is not null && (own ?? equity) is { } beside)
            throw new InputException(beside.At, "'cost' is what one costs with everything, and nothing comes on top of it.", "Write 'pay' in place of 'cost', or take 'overhead' and 'equity' out.");
        if (region is not null && role is null)
            throw new InputException(region.At, "A region chooses among published pay, and no 'role' is told.", "Add 'role', or take 'region' out.");
        if (cost is null && pay is null && role is null)
            context.Errors.Add(reader.At, $"What one of '{title}' costs is not told.", "Say it: 'cost: 300k USD/person/year'; or give 'pay', or a 'role' whose pay the catalogue has.");
        if (count is null || (cost ?? pay ?? role) is null)
            return ModelBuilder.Reference<Per<Usd, Time>>(name);
        var people = context.Read<Person>(count, $"{name}.count", $"{title}: people", grounds);
        Message words = $"{title}: yearly cost of one";
        if (cost is not null)
            return context.Read<Per<Per<Usd, Time>, Person>>(cost, $"{name}.cost_per_person", words, grounds) * people;
        var paid = pay is not null ? context.Read<Per<Per<Usd, Time>, Person>>(pay, $"{name}.pay", $"{title}: yearly pay of one", grounds) : Published(role!, region, $"{name}.pay", $"{title}: yearly pay of one");
        var extras = ReadExtras(reader, name, title, grounds, around);
        var whole = extras.Overhead is { } overhead ? paid * overhead : paid;
        return context.Model.Define($"{name}.cost_per_person", words, extras.Equity is { } granted ? whole + granted : whole) * people;
    }

    private Quantity<Per<Per<Usd, Time>, Person>> Published(YamlScalar role, YamlScalar? region, string name, Message title)
    {
        const string Form = "salary";
        var (prices, item) = (context.Catalogue.Prices, $"salary/{role.Text}");
        var known = prices.Prices.Where(price => price.Form == Form).ToArray();
        if (known.All(price => price.Item != item))
        {
            var roles = known.Select(price => price.Item["salary/".Length..]).Distinct().Order(StringComparer.Ordinal).ToArray();
            throw new InputException(role.At, $"The catalogue has no pay of a role '{role.Text}'.", Nearest.Suggest(role.Text, roles, $"Roles with pay: {string.Join(", ", roles)}; or give 'pay'."));
        }

        if (region is not null && known.All(price => price.Item != item || price.Region != region.Text))
            throw new InputException(region.At, $"The catalogue has no pay of '{role.Text}' in '{region.Text}'.", $"Regions with such pay: {string.Join(", ", known.Where(price => price.Item == item).Select(price => price.Region).Distinct())}; or give 'pay'.");
        if (prices.At(item, Form, context.AsOf, region?.Text) is { } found)
            return context.FromCatalogue<Per<Per<Usd, Time>, Person>>(region is null ? found : found with { Name = $"{found.Name}.{region.Text.ToLowerInvariant()}" }, name, title);
        if (context.AsOf == default)
            throw new InputException([]);
        throw new InputException(role.At, $"The catalogue has no pay of '{role.Text}' within a year of {context.AsOf:yyyy-MM-dd}.", prices.NearestEntries(item, Form, context.AsOf, null, "give 'pay' in the case"));
    }
}
