using System.Globalization;
using Assay.Catalog;
using Assay.Claims;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>Compiles the sections of a case file, in the order in which they build on one another, into a graph.</summary>
internal sealed class CaseReader(Catalogue catalogue, ConfigFolder? beside)
{
    private readonly Errors errors = new();
    private readonly ModelBuilder model = new();

    public Case Read(YamlMap root)
    {
        var reader = new MapReader(root, "a case", errors);
        var id = reader.RequiredText("case", "Start with a line such as 'case: my-case'.") ?? "";
        Message title = reader.Text("title") ?? id;
        var summary = reader.Text("summary");
        var asOf = ReadDate(reader);
        var own = reader.MapAt("sources") is { } listed ? SourceList.Read(listed, errors).ToArray() : [];
        var context = new CaseContext(catalogue, model, errors, new ValueReader([.. catalogue.SourceIds.Union(own.Select(source => source.Id))], errors), asOf, beside);
        new QuantitySection(context).Read(reader.MapAt("quantities"));
        new QuantitySection(context).ReadCorrelations(reader.Optional("correlations"));
        var ledger = new List<CostLine>();
        var fleet = new FleetSection(context);
        var fleetMap = reader.MapAt("fleet");
        var owned = fleet.Read(fleetMap);
        ledger.AddRange(owned);
        var feasibility = new FeasibilitySection(context, fleetMap, fleet.Pools).Read(reader.MapAt("feasibility"));
        var runs = new RunSection(context, fleet);
        ledger.AddRange(runs.Read(reader.MapAt("runs")));
        var lab = new LabSection(context, fleet);
        ledger.AddRange(lab.Read(reader, runs.Runs, fleet.Exists ? owned : null));
        var climbed = reader.Scalar("ladder");
        var (money, ways) = ReadMoney(reader, fleet, context);
        var claimed = reader.MapAt("claims");
        var bridged = reader.MapAt("bridges");
        var changed = reader.MapAt("changes");
        reader.RefuseTheRest();
        errors.ThrowIfAny();
        if (fleet.Inputs is { } inputs)
            LifeModel.Add(model, inputs);
        if (money is not null)
            MoneyModel.Add(model, money, fleet.Cohorts);
        if (money is not null && ways.Count > 0)
            OwnOrRentModel.Add(model, money.Timeline, ways);

        var claims = new ClaimSection(context, new ClaimModel(model, ledger, fleet.Exists ? ModelBuilder.Reference<Time>("fleet.ownership") : null, errors), fleet.Pools, runs.Runs).Read(claimed);
        var bridges = ClaimSection.ReadBridges(bridged, claimed, errors);
        errors.ThrowIfAny();
        var ladder = new LadderSection(context).Read(climbed, ledger, lab.Inputs!, claims);
        errors.ThrowIfAny();
        context.AddCatalogueFacts();
        errors.ThrowIfAny();
        var graph = model.Build();
        InputBounds.Check(graph, errors);
        CheckSteps(graph, bridges, bridged);
        errors.ThrowIfAny();
        var read = new Case { Id = id, Title = title, Summary = summary, AsOf = asOf, Graph = graph, Ledger = ledger, Methods = runs.Methods, Claims = claims, Ladder = ladder, Allocation = lab.Inputs!.Allocation, Feasibility = feasibility, Bridges = bridges, Timeline = money?.Timeline, Rents = [.. ways.Select(way => (way.Id, way.Title))], Sources = Cited(graph, own), Warnings = context.Warnings };
        return CaseFile.Change(read, changed, errors);
    }

    private (MoneyInputs? Money, IReadOnlyList<RentInputs> Ways) ReadMoney(MapReader reader, FleetSection fleet, CaseContext context)
    {
        var money = reader.MapAt("money") is { } told ? new MoneySection(context).Read(told, fleet.Inputs, fleet.Cohorts) : null;
        if (reader.MapAt("rent") is not { } hire)
            return (money, []);
        var ways = new RentSection(context).Read(hire, [.. fleet.Pools.Values.DistinctBy(accelerator => accelerator.Id)]);
        if (money is null && !errors.Any)
            errors.Add(hire.At, "Owning and hiring are set beside each other over time, and the case tells none.", "Add a 'money' section, such as 'money: { years: 4 }'.");
        return (money, ways);
    }

    // A source of the case stands before one of the catalogue with the same id.
    private Dictionary<string, Source> Cited(Graph graph, Source[] own)
    {
        var ids = graph.Nodes.Select(node => node.Grounds).OfType<Grounds.Fact>().SelectMany(fact => fact.Sources).Distinct();
        return ids.ToDictionary(id => id, id => own.FirstOrDefault(source => source.Id == id) ?? catalogue.FindSource(id)!);
    }

    private DateOnly ReadDate(MapReader reader)
    {
        var text = reader.RequiredText("as_of", "Say for which day prices are looked up: 'as_of: 2025-01-31'.");
        if (text is null)
            return default;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            errors.Add(reader.Map.Find("as_of")!.At, $"'{text}' is no date.", "Write a day as year-month-day: 2025-01-31.");
        return day;
    }

    private void CheckSteps(Graph graph, IReadOnlyList<Bridge> bridges, YamlMap? map)
    {
        foreach (var (bridge, step) in bridges.SelectMany(bridge => bridge.Steps.Select(step => (bridge, step))).Where(pair => !graph.Contains(pair.step)))
            errors.Add(map?.Find(bridge.Id)?.At, $"The bridge '{bridge.Id}' names '{step}', and nothing is called so.", Nearest.Suggest(step, graph.Nodes.Select(node => node.Name), "Define it under 'quantities:'."));
    }
}
