using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The sections <c>research:</c>, <c>serving:</c>, <c>other_business:</c>, <c>people:</c> and <c>data:</c>.</summary>
internal sealed class LabSection(CaseContext context)
{
    public IReadOnlyList<CostLine> Read(MapReader root, IReadOnlyList<RunInputs> runs, bool ownFleet)
    {
        var (research, researchGrounds) = Section(root, "research", "the research section");
        var experiments = Value<One>(research, "experiments", "research.experiments", "Compute of research and ablations as a multiple of the runs'", researchGrounds);
        var failed = Value<One>(research, "failed_runs", "research.failed_runs", "Compute of failed runs as a share of the runs'", researchGrounds);
        research?.RefuseTheRest();
        var (serving, servingGrounds) = Section(root, "serving", "the serving section");
        var servingGpus = Value<Gpu>(serving, "gpus", "serving.gpus", "Accelerators that serve users on average", servingGrounds);
        serving?.RefuseTheRest();
        Quantity<One>? other = root.Optional("other_business") is { } share ? context.Read<One>(share, "fleet.other_business", "Share of the fleet that another business uses", null) : null;
        var people = People(root);
        Quantity<Per<Usd, Time>>? data = root.Optional("data") is { } bought ? context.Read<Per<Usd, Time>>(bought, "lab.data_per_year", "Data bought and labelled, by the year", null) : null;
        if (context.Errors.Any)
            return [];
        if (!ownFleet && other is not null)
            context.Errors.Add(root.Map.Find("other_business")!.At, "Another business shares a fleet, and the case has none.", "Add a 'fleet', or take 'other_business' out.");
        if (research is not null && runs.Count == 0)
            context.Errors.Add(research.At, "Research is told as a multiple of the runs, and the case has none.", "Add 'runs', or take 'research' out.");
        if (!ownFleet && serving is not null && runs.Count == 0)
            context.Errors.Add(serving.At, "What serving costs is not told: the case has neither a fleet nor a run with a price.", "Add a 'fleet' or 'runs', or take 'serving' out.");
        if (!ownFleet && (people is not null || data is not null || servingGpus is not null))
        {
            foreach (var run in runs.Where(run => run.RentalRate is null))
                context.Errors.Add(root.Map.Find("runs")?.At, $"The run '{run.Id}' has no price, and the lab's cost would leave it out.", "Give its 'rental_rate' or 'accelerator', or a 'fleet'.");
        }

        return LabModel.Add(context.Model, new LabInputs(runs, experiments, failed, servingGpus, other, people, data), ownFleet);
    }

    private Quantity<Per<Usd, Time>>? People(MapReader root)
    {
        var (reader, grounds) = Section(root, "people", "the people section");
        if (reader is null)
            return null;
        var parts = new List<Quantity<Per<Usd, Time>>>();
        var count = reader.Optional("count");
        if (count is not null || reader.Optional("cost") is not null)
        {
            parts.Add(Group(reader, "people", "Staff", grounds));
        }
        else
        {
            foreach (var entry in reader.Map.Entries.Where(entry => entry.Key is not ("source" or "assumption" or "note")))
            {
                reader.Optional(entry.Key);
                context.Errors.Try(() =>
                {
                    var id = Ids.Check(entry);
                    if (entry.Value is not YamlMap map)
                        throw new InputException(entry.Value.At, $"The group '{id}' must be a map.", "Write '{ count: 150, cost: 300k USD/person/year, source: ID }'.");
                    var group = new MapReader(map, "a group of people", context.Errors);
                    parts.Add(Group(group, $"people.{id}", group.Text("title") ?? id.Replace('_', ' '), context.Values.ReadGrounds(group, grounds)));
                    group.RefuseTheRest();
                });
            }
        }

        reader.RefuseTheRest();
        return parts.Count == 0 ? null : context.Model.Define("people.cost_per_year", "Cost of people, by the year", parts.Sum());
    }

    private Quantity<Per<Usd, Time>> Group(MapReader reader, string name, string title, Grounds? grounds)
    {
        var count = reader.Required("count", "Say how many people: 'count: 150 to 200 people'.");
        var cost = reader.Required("cost", "Say what one costs a year: 'cost: 300k USD/person/year'.");
        if (count is null || cost is null)
            return ModelBuilder.Reference<Per<Usd, Time>>(name);
        var people = context.Read<Person>(count, $"{name}.count", $"{title}: people", grounds);
        var each = context.Read<Per<Per<Usd, Time>, Person>>(cost, $"{name}.cost_per_person", $"{title}: yearly cost of one", grounds);
        return each * people;
    }

    private (MapReader? Reader, Grounds? Grounds) Section(MapReader root, string key, string what)
    {
        if (root.MapAt(key) is not { } map)
            return (null, null);
        var reader = new MapReader(map, what, context.Errors);
        return (reader, context.Values.ReadGrounds(reader, null));
    }

    private Quantity<U>? Value<U>(MapReader? reader, string key, string name, string title, Grounds? grounds)
        where U : IUnit => reader?.Optional(key) is { } value ? context.Read<U>(value, name, title, grounds) : null;
}
