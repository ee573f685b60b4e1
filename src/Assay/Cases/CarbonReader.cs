using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The key <c>carbon:</c> of a fleet.</summary>
internal sealed class CarbonReader(CaseContext context)
{
    /// <summary>Reads it and adds carbon and water to the model.</summary>
    /// <returns>What runs of the fleet need of it.</returns>
    public CarbonInputs? Read(YamlMap map, Grounds? around, IReadOnlyDictionary<string, Accelerator> pools)
    {
        var reader = new MapReader(map, "the carbon of a fleet", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, around);
        var region = reader.Scalar("region");
        var told = reader.Optional("location");
        var market = reader.Optional("market");
        var clean = reader.Optional("clean");
        var embodied = reader.Optional("embodied");
        Quantity<Per<Volume, Energy>>? site = Water(reader, "water", "Water consumed on the site for each unit of energy at the servers", grounds);
        Quantity<Per<Volume, Energy>>? source = Water(reader, "water_source", "Water consumed where electricity is generated, for each unit of energy at the meter", grounds);
        reader.RefuseTheRest();
        if (region is not null && told is not null)
            context.Errors.Add(told.At, "Here stand both 'region' and 'location'.", "Keep 'region' for the catalogue's figure of a grid, 'location' for one of your own.");
        if (market is not null && clean is not null)
            context.Errors.Add(clean.At, "Here stand both 'market' and 'clean'.", "Keep 'market' for what the contracts emit, 'clean' for the share of them that emits nothing.");
        if (region is null && told is null)
        {
            context.Errors.Add(map.At, "How clean the grid is, is not told.", "Give 'region', such as US or FR, or 'location', such as '{ value: 0.39 kg/kWh, source: ID }'.");
            return null;
        }

        var location = Location(region, told, grounds);
        Quantity<Per<Mass, Energy>>? contracts = market is not null ? context.Read<Per<Mass, Energy>>(market, "fleet.carbon.market", "Carbon of the electricity under contract", grounds)
            : clean is not null ? context.Model.Define("fleet.carbon.market", "Carbon of electricity with the share under clean contracts taken out", location * (Quantity<One>.Of(1) - context.Read<One>(clean, "fleet.carbon.clean", "Share of the electricity under contracts that emit nothing", grounds)))
            : null;
        Quantity<Per<Mass, Gpu>>? each = embodied is not null ? context.Read<Per<Mass, Gpu>>(embodied, "fleet.carbon.embodied", "Carbon of making a server for each accelerator in it", grounds) : null;
        return new CarbonInputs(location, contracts, pools.ToDictionary(pool => pool.Key, pool => each ?? Embodied(pool.Value)), site, source);
    }

    private Quantity<Per<Mass, Energy>> Location(YamlScalar? region, YamlValue? told, Grounds? grounds)
    {
        const string Title = "Carbon of the grid's electricity where the fleet stands";
        if (told is not null)
            return context.Read<Per<Mass, Energy>>(told, "fleet.carbon.location", Title, grounds);
        context.Errors.Try(() => context.FromCatalogue<Per<Mass, Energy>>(GridTable.Find(context.Catalogue, region!, context.AsOf), "fleet.carbon.location", Title));
        return ModelBuilder.Reference<Per<Mass, Energy>>("fleet.carbon.location");
    }

    private Quantity<Per<Mass, Gpu>> Embodied(Accelerator accelerator)
    {
        const string Facts = "catalog.energy.embodied_carbon.";
        var fact = context.Catalogue.FindFact(Facts + accelerator.Id.Split('-')[0].ToLowerInvariant()) ?? context.Catalogue.FindFact(Facts + "default")!;
        context.Add(fact);
        return ModelBuilder.Reference<Per<Mass, Gpu>>(fact.Name);
    }

    private Quantity<Per<Volume, Energy>>? Water(MapReader reader, string key, Message title, Grounds? grounds) =>
        reader.Optional(key) is { } value ? context.Read<Per<Volume, Energy>>(value, $"fleet.carbon.{key}", title, grounds) : null;
}
