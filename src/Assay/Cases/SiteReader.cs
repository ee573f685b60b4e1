using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>Where a fleet stands: <c>electricity</c>, and <c>facility</c> or <c>building</c>.</summary>
internal sealed class SiteReader(CaseContext context)
{
    public Quantity<Per<Usd, Energy>> ReadElectricity(MapReader reader, Grounds? around) =>
        Tariff<Per<Usd, Energy>>(reader.Required("electricity", "Write such as 'electricity: { value: 0.08 USD/kWh, source: ID }', or 'electricity: { region: US }' for the catalogue's."), "electricity", "Price of electricity", around);

    // Space is leased at a rate, or a building of the fleet's own is written off and its capital paid for.
    public Quantity<Per<Per<Usd, Time>, Power>> ReadFacility(MapReader reader, Grounds? around)
    {
        const string Title = "Price of space, power delivery and cooling";
        if (reader.MapAt("building") is not { } map)
            return Tariff<Per<Per<Usd, Time>, Power>>(reader.Required("facility", "Write such as 'facility: { value: 130 USD/kW/month, source: ID }' for leased space, or 'building: { cost: ..., life: ... }' for a building of your own."), "colocation", Title, around);

        if (reader.Optional("facility") is { } both)
            context.Errors.Add(both.At, "Here stand both 'facility' and 'building'.", "Keep 'facility' for leased space, 'building' for a building of your own.");
        var building = new MapReader(map, "a building", context.Errors);
        var grounds = context.Values.ReadGrounds(building, around);
        var cost = building.Required("cost", "Say what it costs for each unit of power it serves: 'cost: 10k USD/kW'.");
        var life = building.Required("life", "Say how long it lasts: 'life: 15 years'.");
        Quantity<Per<Usd, Power>>? land = building.Optional("land") is { } ground ? context.Read<Per<Usd, Power>>(ground, "fleet.building.land", "Price of the land for each unit of power at the servers", grounds) : null;
        Quantity<Per<Per<Usd, Time>, Power>>? staff = building.Optional("staff") is { } people ? context.Read<Per<Per<Usd, Time>, Power>>(people, "fleet.building.staff", "Cost of the people who run the building, for each unit of power at the servers", grounds) : null;
        building.RefuseTheRest();
        if (cost is null || life is null)
            return ModelBuilder.Reference<Per<Per<Usd, Time>, Power>>("fleet.facility");
        var price = context.Read<Per<Usd, Power>>(cost, "fleet.building.cost", "Price of the building for each unit of power at the servers", grounds);
        var years = context.Read<Time>(life, "fleet.building.life", "How long the building lasts", grounds);
        var rent = BuildingModel.Rate(price, years, ModelBuilder.Reference<Per<One, Time>>("fleet.cost_of_capital"), land, staff);
        // Dollars per kilowatt and month are of the same dimension as dollars per kilowatt-hour, and not to be shown so.
        context.Add(new Node("fleet.facility", Title + " in a building of its own", new Definition.Formula(rent.Expression)) { Unit = UnitTable.Parse("USD/kW/month"), At = map.At });
        return ModelBuilder.Reference<Per<Per<Usd, Time>, Power>>("fleet.facility");
    }

    // A value, or a map with a region and no value: the catalogue's tariff there around the day of the case.
    private Quantity<U> Tariff<U>(YamlValue? value, string item, Message title, Grounds? around)
        where U : IUnit
    {
        var name = item == "colocation" ? "fleet.facility" : $"fleet.{item}";
        if (value is null)
            return ModelBuilder.Reference<U>(name);
        if (value is not YamlMap map || map.Find("value") is not null || map.Find("values") is not null || map.Find("region") is null)
            return context.Read<U>(value, name, title, around);
        var query = new MapReader(map, "a price by region", context.Errors);
        var region = query.Scalar("region");
        var venue = query.Scalar("venue");
        query.RefuseTheRest();
        if (region is null || context.AsOf == default)
            return ModelBuilder.Reference<U>(name);
        context.Errors.Try(() =>
        {
            var price = new PriceQuery(item, "tariff", context.AsOf, region, venue).Find(context.Catalogue.Prices, region.At);
            context.Add(price);
            context.Add(new Node(name, title, new Definition.Formula(new Expression.Reference(price.Name))) { Unit = price.Unit, At = map.At });
        });
        return ModelBuilder.Reference<U>(name);
    }
}
