using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The sections <c>research:</c>, <c>serving:</c>, <c>other_business:</c>, <c>people:</c>, <c>data:</c> and <c>allocation:</c>.</summary>
internal sealed class LabSection(CaseContext context, FleetSection owner)
{
    private static readonly string[] DataItems = ["purchase", "labelling", "licences"];

    /// <summary>What was read; null before and where something is wrong.</summary>
    public LabInputs? Inputs { get; private set; }

    /// <param name="root">The case.</param>
    /// <param name="runs">Its runs.</param>
    /// <param name="fleet">The cost lines of its fleet; null where it has none.</param>
    public IReadOnlyList<CostLine> Read(MapReader root, IReadOnlyList<RunInputs> runs, IReadOnlyList<CostLine>? fleet)
    {
        var (research, researchGrounds) = Section(root, "research", "the research section");
        var experiments = Value<One>(research, "experiments", "research.experiments", "Compute of research and ablations as a multiple of the runs'", researchGrounds);
        var failed = Value<One>(research, "failed_runs", "research.failed_runs", "Compute of failed runs as a share of the runs'", researchGrounds);
        research?.RefuseTheRest();
        var section = new ServingSection(context, owner);
        var serving = section.Read(root);
        Quantity<One>? other = root.Optional("other_business") is { } share ? context.Read<One>(share, "fleet.other_business", "Share of the fleet that another business uses", null) : null;
        var people = new PeopleSection(context).Read(root);
        var data = Data(root);
        var allocation = new AllocationSection(context).Read(root, runs, fleet is not null, serving is not null || other is not null, people is not null || data.Count > 0);
        if (context.Errors.Any)
            return [];
        if (fleet is null && other is not null)
            context.Errors.Add(root.Map.Find("other_business")!.At, "Another business shares a fleet, and the case has none.", "Add a 'fleet', or take 'other_business' out.");
        if (research is not null && runs.Count == 0)
            context.Errors.Add(research.At, "Research is told as a multiple of the runs, and the case has none.", "Add 'runs', or take 'research' out.");
        if (fleet is null && serving is { RentalValue: null } && runs.Count == 0)
            context.Errors.Add(section.At, "What serving costs is not told: the case has neither a fleet nor a run with a price.", "Add a 'fleet' or 'runs', give each service its 'rental_rate', or take 'serving' out.");
        if (fleet is null && (people is not null || data.Count > 0 || serving is not null))
        {
            foreach (var run in runs.Where(run => run.RentalRate is null))
                context.Errors.Add(root.Map.Find("runs")?.At, $"The run '{run.Id}' has no price, and the lab's cost would leave it out.", "Give its 'rental_rate' or 'accelerator', or a 'fleet'.");
        }

        Inputs = new LabInputs(runs, experiments, failed, serving, other, people, data, allocation);
        return LabModel.Add(context.Model, Inputs, fleet);
    }

    // One value for all, or a line each for what was bought, labelled and licensed.
    private List<(Message? Item, Quantity<Per<Usd, Time>> Amount)> Data(MapReader root)
    {
        const string Title = "Data bought and labelled, by the year";
        var parts = new List<(Message? Item, Quantity<Per<Usd, Time>> Amount)>();
        var told = root.Optional("data");
        if (told is not YamlMap map || map.Find("value") is not null || map.Find("values") is not null)
        {
            if (told is not null)
                parts.Add((null, context.Read<Per<Usd, Time>>(told, "lab.data_per_year", Title, null)));
            return parts;
        }

        var reader = new MapReader(map, "the data section", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        foreach (var item in DataItems)
        {
            if (Value<Per<Usd, Time>>(reader, item, $"lab.data.{item}", $"Data: {item}, by the year", grounds) is { } amount)
                parts.Add((item, amount));
        }

        reader.RefuseTheRest();
        if (parts.Count > 0)
            context.Model.Define("lab.data_per_year", Title, parts.Select(part => part.Amount).Sum());
        else
            context.Errors.Add(map.At, "What data costs is not told.", $"Write 'data: {{ value: 2M USD/year, source: ID }}', or give one of {string.Join(", ", DataItems)}.");
        return parts;
    }

    private (MapReader? Reader, Grounds? Grounds) Section(MapReader root, string key, Message what)
    {
        if (root.MapAt(key) is not { } map)
            return (null, null);
        var reader = new MapReader(map, what, context.Errors);
        return (reader, context.Values.ReadGrounds(reader, null));
    }

    private Quantity<U>? Value<U>(MapReader? reader, string key, string name, Message title, Grounds? grounds)
        where U : IUnit => reader?.Optional(key) is { } value ? context.Read<U>(value, name, title, grounds) : null;
}
