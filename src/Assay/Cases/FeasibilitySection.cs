using Assay.Catalog;
using Assay.Claims;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The section <c>feasibility:</c>: whether a claimed fleet could be had at all.</summary>
/// <param name="context">What the sections share.</param>
/// <param name="fleet">The section <c>fleet:</c>; null where the case has none.</param>
/// <param name="fleetPools">The accelerator of each pool of the fleet.</param>
internal sealed class FeasibilitySection(CaseContext context, YamlMap? fleet, IReadOnlyDictionary<string, Accelerator> fleetPools)
{
    private const string NamePools = "Add a 'fleet', or name the claimed accelerators: 'pools: { h100: { accelerator: H100-SXM, count: 10k GPU, source: ID } }'.";

    private readonly List<FleetBound> bounds = [];
    private readonly List<(ClaimedPool Pool, ShipmentSeries Series)> shipped = [];

    public IReadOnlyList<FleetBound> Read(YamlMap? map)
    {
        if (map is null)
            return [];
        var reader = new MapReader(map, "the feasibility section", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        var region = reader.Scalar("region");
        Quantity<One>? largest = reader.Optional("largest_share") is { } share ? context.Read<One>(share, "feasibility.largest_share", "Share of a region's shipments that one buyer may hold", grounds) : null;
        var model = new FeasibilityModel(context.Model, context.Catalogue.ExportRules, largest);
        var power = reader.Optional("power_available");
        var funding = reader.Optional("funding");
        var own = reader.MapAt("pools");
        reader.RefuseTheRest();
        var entries = fleetPools.Keys.Where(id => own?.Find(id) is null).Select(id => (id, (YamlEntry?)null)).Concat((own?.Entries ?? []).Select(entry => (entry.Key, (YamlEntry?)entry))).ToArray();
        if (entries.Length == 0 && fleet is null)
            context.Errors.Add(map.At, "The feasibility section has no pool to judge.", NamePools);
        foreach (var (id, entry) in entries)
            context.Errors.Try(() => ReadPool(id, entry, region, map, model, grounds));
        foreach (var series in shipped.GroupBy(pair => pair.Series).Where(group => group.Count() > 1))
            bounds.Add(model.AddTogether([.. series.Select(pair => pair.Pool)], series.Key));
        Whole<Power>(power, FleetBoundKind.Power, "power_available", "Power available at the meter", "feasibility.average_power", "power_use", "the power said to be there", grounds, model);
        Whole<Usd>(funding, FleetBoundKind.Funding, "funding", "Money known to be there for the purchase", "fleet.capex", "funding_use", "the money known to be there for the purchase", grounds, model);
        return bounds;
    }

    private void ReadPool(string id, YamlEntry? entry, YamlScalar? commonRegion, YamlMap section, FeasibilityModel model, Grounds? around)
    {
        if (entry is not null)
            Ids.Check(entry);
        if (entry is { Value: not YamlMap })
            throw new InputException(entry.Value.At, $"The pool '{id}' must be a map.", "Write '{ accelerator: H100-SXM, count: 10k GPU, source: ID }'.");
        // A pool of the fleet that could not be read has had its error.
        if (!fleetPools.ContainsKey(id) && (fleet?.Find("pools") as YamlMap)?.Find(id) is not null)
            return;
        var reader = new MapReader((YamlMap?)entry?.Value ?? new YamlMap(section.At, []), "a claimed pool", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, around);
        Message? title = reader.Text("title");
        var (named, count) = (reader.Scalar("accelerator"), reader.Optional("count"));
        var region = reader.Scalar("region") ?? commonRegion;
        var by = reader.Scalar("by");
        var told = reader.Optional("shipped");
        var leftOut = reader.Text("left_out");
        reader.RefuseTheRest();
        var ofFleet = fleetPools.TryGetValue(id, out var accelerator);
        if (ofFleet && (named is not null || count is not null))
            throw new InputException(named?.At ?? count!.At, $"The fleet tells already what the pool '{id}' is.", "Take 'accelerator' and 'count' out, or give this pool another id.");
        if (!ofFleet && (named is null || count is null))
            throw new InputException(entry!.At, $"The pool '{id}' is none of the fleet's, and its '{(named is null ? "accelerator" : "count")}' is not told.", "Write '{ accelerator: H100-SXM, count: 10k GPU, source: ID }'; a pool of the fleet needs neither.");
        accelerator ??= context.Catalogue.FindAccelerator(named!.Text, named.At);
        title ??= FleetText(id, "title") ?? accelerator.Id;
        var gpus = ofFleet ? $"fleet.{id}.gpus" : $"feasibility.{id}.gpus";
        if (!ofFleet)
            context.Read<Gpu>(count!, gpus, $"{title}: accelerators claimed", grounds);
        if (leftOut is not null)
        {
            bounds.Add(new FleetBound(FleetBoundKind.Shipments, id, title, leftOut) { Claimed = gpus });
            return;
        }

        if (region is null)
            throw new InputException(entry?.At ?? section.At, $"Where the accelerators of '{id}' are is not told.", "Write 'region: CN', or 'region: world' where it does not matter.");
        var pool = new ClaimedPool(id, title, accelerator, gpus, region.Text, Day(by, id));
        if (told is not null)
        {
            context.Read<Gpu>(told, $"feasibility.{id}.shipped", $"{title}: shipped to {FeasibilityModel.Place(region.Text)} by {pool.By:yyyy-MM-dd}", grounds);
            bounds.Add(model.AddShipped(pool, $"all {accelerator.Chip} shipped to {FeasibilityModel.Place(region.Text)} by {pool.By:yyyy-MM-dd}, as the case gives them"));
            return;
        }

        var at = by?.At ?? entry?.At ?? section.At;
        var series = context.Catalogue.Shipments.Find(accelerator, region.Text, named?.At ?? entry?.At ?? section.At, region.At);
        if (pool.By < series.First || pool.By > series.Last)
            throw new InputException(at, $"The shipments of {series.Chip} to {series.Region} run from {series.First:yyyy-MM-dd} to {series.Last:yyyy-MM-dd} and do not reach {pool.By:yyyy-MM-dd}, the day of '{id}'.", $"{series.NearestEntries(pool.By)}; give 'by' within the series, the pool's 'shipped' with its source, or say with 'left_out' why it is not bounded.");
        shipped.Add((pool, series));
        bounds.AddRange(model.AddPool(pool, series));
    }

    // The day by which the pool was there: as told, else the last day on which the fleet may have acquired it, else that of the case.
    private DateOnly Day(YamlScalar? by, string id)
    {
        if (by is not null)
            return FactDate.Parse(by.Text)?.Last ?? throw new InputException(by.At, $"'{by.Text}' is no date.", "Write a year, a month (2024-12) or a day; its last day counts.");
        return FleetText(id, "acquired") is { } acquired && FactDate.Parse(acquired) is { } date ? date.Last : context.AsOf;
    }

    private string? FleetText(string id, string key) => ((fleet?.Find("pools") as YamlMap)?.Find(id) as YamlMap)?.Find(key) is YamlScalar text ? text.Text : null;

    private void Whole<U>(YamlValue? value, FleetBoundKind kind, string name, Message title, string claimed, string use, Message because, Grounds? grounds, FeasibilityModel model)
        where U : IUnit
    {
        if (value is null)
            return;
        if (fleet is null)
        {
            context.Errors.Add(value.At, $"'{name}' bounds a fleet, and the case has none.", $"Add a 'fleet', or take '{name}' out.");
            return;
        }

        context.Read<U>(value, $"feasibility.{name}", title, grounds);
        if (kind == FleetBoundKind.Power)
            context.Model.Define(claimed, "The fleet: average power at the meter", fleetPools.Keys.Select(id => ModelBuilder.Reference<Power>($"fleet.{id}.average_power")).Sum());
        bounds.Add(model.AddUse(new FleetBound(kind, null, "The fleet", because) { Claimed = claimed, Room = $"feasibility.{name}" }, $"feasibility.{use}"));
    }
}
