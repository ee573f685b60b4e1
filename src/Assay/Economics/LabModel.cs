using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What a lab does with its accelerators and whom it pays.</summary>
/// <param name="Runs">The runs of the case.</param>
/// <param name="Experiments">Compute of research and ablations, as a multiple of the runs' own.</param>
/// <param name="FailedRuns">Compute of runs that failed or were thrown away, as a share of the runs' own.</param>
/// <param name="Serving">What serves users; null where nothing does.</param>
/// <param name="OtherBusiness">Share of the fleet that another business uses.</param>
/// <param name="People">Yearly cost of people.</param>
/// <param name="Data">Yearly cost of data, in one part without a name or in several by name.</param>
/// <param name="Allocation">How idle and shared cost is allocated.</param>
public sealed record LabInputs(
    IReadOnlyList<RunInputs> Runs,
    Quantity<One>? Experiments,
    Quantity<One>? FailedRuns,
    ServingInputs? Serving,
    Quantity<One>? OtherBusiness,
    Quantity<Per<Usd, Time>>? People,
    IReadOnlyList<(Message? Item, Quantity<Per<Usd, Time>> Amount)> Data,
    Allocation Allocation);

/// <summary>
/// A lab's cost in the year of its runs, by phase and resource, on each basis that the case allows. With a fleet of its own
/// every hour of it lands in some phase, what nothing accounts for in "idle"; without one the hours are hired.
/// </summary>
public sealed class LabModel
{
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);
    private static readonly Quantity<One> Nothing = Quantity<One>.Of(0);
    private static readonly Quantity<Time> Year = Quantity<Time>.Of(1);

    private readonly ModelBuilder model;
    private readonly LabInputs lab;
    private readonly List<CostLine> lines = [];

    private LabModel(ModelBuilder model, LabInputs lab)
    {
        this.model = model;
        this.lab = lab;
    }

    private bool IsPriced => lab.Runs.Count > 0 && lab.Runs.All(run => run.RentalRate is not null);

    /// <summary>Adds the lab to a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="fleet">The cost lines of the fleet's pools; null where the case has no fleet.</param>
    /// <returns>Its cost lines by phase and resource: with a fleet amortised, in cash and, where its runs have a price, at rental value; without one at rental value.</returns>
    public static IReadOnlyList<CostLine> Add(ModelBuilder model, LabInputs lab, IReadOnlyList<CostLine>? fleet)
    {
        var added = new LabModel(model, lab);
        var hours = added.HoursByPhase();
        if (fleet is not null)
            added.AddOwn(hours, fleet);
        else
            added.AddHired(hours);
        return added.lines;
    }

    private void AddOwn(IReadOnlyDictionary<Phase, Quantity<GpuTime>> hours, IReadOnlyList<CostLine> fleet)
    {
        var use = Use(hours);
        var charged = Charged(use);
        foreach (var (phase, share) in charged)
        {
            foreach (var resource in FleetModel.ResourcesIn(model))
                Line(phase, resource, [Basis.Amortised], FleetModel.PerYear(resource) * share, Item(resource));
        }

        AddShared([Basis.Amortised, Basis.Cash, .. IsPriced ? [Basis.RentalValue] : Array.Empty<Basis>()], use.Where(pair => pair.Key != Phase.OtherBusiness).ToDictionary());
        AddCash(charged, fleet);
        if (IsPriced)
        {
            var rate = RentalRate();
            foreach (var (phase, share) in charged)
                Line(phase, Resource.RentedCompute, Basis.RentalValue, (rate * (FleetModel.Gpus.Times(Year) * share)).Per(Year));
            Total("lab.rental_value_per_year", "What the whole lab's year comes to with every accelerator-hour at the rental price", Basis.RentalValue);
        }

        Total("lab.cost_per_year", "Cost of the whole lab in the year of its runs", Basis.Amortised);
        Total("lab.cash_per_year", "What the whole lab pays in a year, purchases aside", Basis.Cash);
    }

    private void AddHired(IReadOnlyDictionary<Phase, Quantity<GpuTime>> hours)
    {
        var use = hours.ToDictionary();
        var bills = new SortedDictionary<Phase, Quantity<Per<Usd, Time>>>();
        if (IsPriced && (use.Count > 0 || lab.Serving is { RentalValue: null }))
        {
            var rate = RentalRate();
            foreach (var (phase, amount) in use)
                bills[phase] = (rate * amount).Per(Year);
            if (lab.Serving is { RentalValue: null } served)
                Bill((rate * served.Gpus.Times(Year)).Per(Year));
        }

        if (lab.Serving is { } serving)
        {
            use[Phase.Serving] = use.TryGetValue(Phase.Serving, out var also) ? also + serving.Gpus.Times(Year) : serving.Gpus.Times(Year);
            if (serving.RentalValue is { } hire)
                Bill(hire);
        }

        void Bill(Quantity<Per<Usd, Time>> more) => bills[Phase.Serving] = bills.TryGetValue(Phase.Serving, out var before) ? before + more : more;
        foreach (var (phase, amount) in bills)
            Line(phase, Resource.RentedCompute, Basis.RentalValue, amount);

        AddShared([Basis.RentalValue], use);
        if (lines.Count > 0)
            Total("lab.cost_per_year", "Cost of the whole lab in the year of its runs", Basis.RentalValue);
    }

    // Each phase has a share of the fleet's hours; where the stated uses exceed the fleet, all are scaled down to fit it.
    private Dictionary<Phase, Quantity<One>> Use(IReadOnlyDictionary<Phase, Quantity<GpuTime>> hours)
    {
        var asked = new SortedDictionary<Phase, Quantity<One>>();
        void Ask(Phase phase, Quantity<One> share) => asked[phase] = asked.TryGetValue(phase, out var before) ? before + share : share;
        foreach (var (phase, time) in hours)
            Ask(phase, time / FleetModel.Gpus.Times(Year));
        if (lab.Serving is { } serving)
            Ask(Phase.Serving, serving.Gpus / FleetModel.Gpus);
        if (lab.OtherBusiness is { } other)
            Ask(Phase.OtherBusiness, other);
        foreach (var (phase, share) in asked.ToArray())
            asked[phase] = model.DefineShare($"lab.{Part(phase)}.asked_share", $"Share of the fleet's year that {Words.Of(phase)} asks for", share);
        var all = model.DefineShare("lab.asked_share", "Share of the fleet that all stated uses ask for", asked.Count > 0 ? asked.Values.Sum() : Nothing);
        var scale = model.Define("lab.share_scale", "What all shares are divided by, so that they never exceed the fleet", Arithmetic.Max(all, Whole));
        var use = asked.ToDictionary(pair => pair.Key, pair => model.DefineShare($"lab.{Part(pair.Key)}.share", $"Share of the fleet for {Words.Of(pair.Key)}", pair.Value / scale));
        model.DefineShare("lab.idle.share", "Share of the fleet that no stated use accounts for", Whole - (all / scale));
        return use;
    }

    // What each phase is charged: its own share of the fleet, and its part of what is idle.
    private Dictionary<Phase, Quantity<One>> Charged(Dictionary<Phase, Quantity<One>> use)
    {
        var idle = ModelBuilder.Reference<One>("lab.idle.share");
        var parts = Allocation.Parts(lab.Allocation.Idle, use);
        var charged = use.ToDictionary();
        foreach (var (phase, part) in parts)
        {
            var moved = model.DefineShare($"lab.{Part(phase)}.idle_share", $"Share of the fleet that is idle and charged to {Words.Of(phase)}", idle * part);
            charged[phase] = model.DefineShare($"lab.{Part(phase)}.charged_share", $"Share of the fleet that {Words.Of(phase)} is charged", use.TryGetValue(phase, out var own) ? own + moved : moved);
        }

        if (parts.Count == 0)
            charged[Phase.Idle] = idle;
        else if (lab.Allocation.Idle.Shares.Count > 0)
            charged[Phase.Idle] = model.DefineShare("lab.idle.charged_share", "Share of the fleet that is idle and charged to no phase", idle * (Whole - parts.Values.Sum()));
        return charged;
    }

    // Purchases are paid once and told apart from what is paid year by year. What capital costs is no payment.
    private void AddCash(Dictionary<Phase, Quantity<One>> charged, IReadOnlyList<CostLine> fleet)
    {
        var bought = fleet.Where(line => line is { Basis: Basis.Cash, Timing: Timing.Once, Resource: not null }).GroupBy(line => line.Resource!.Value)
            .ToDictionary(group => group.Key, group => group.Select(line => ModelBuilder.Reference<Usd>(line.Quantity)).Sum());
        if (model.Contains("fleet.building.cost"))
            bought[Resource.Facility] = ModelBuilder.Reference<Per<Usd, Power>>("fleet.building.cost") * ModelBuilder.Reference<Power>("fleet.installed_power");
        foreach (var phase in charged.Keys)
        {
            foreach (var (resource, price) in bought)
            {
                var name = $"lab.{Part(phase)}.{Part(resource)}.purchase";
                model.Define(name, $"{Words.Of(phase).Capitalised}: purchase of {Words.Of(resource)}, shared out as the year's hours are", price * charged[phase], Period.Once);
                lines.Add(new CostLine(name, phase, resource, Basis.Cash, Timing.Once));
            }

            foreach (var line in lines.Where(line => line.Phase == phase && line is { Basis: Basis.Amortised, Resource: { } resource } && FleetModel.ResourcesIn(model).Contains(resource) && resource != Resource.Finance && !bought.ContainsKey(resource)).ToArray())
                lines.Add(line with { Basis = Basis.Cash });
        }

        var once = lines.Where(line => line is { Basis: Basis.Cash, Timing: Timing.Once }).Select(line => ModelBuilder.Reference<Usd>(line.Quantity)).ToArray();
        if (once.Length > 0)
            model.Define("lab.purchases", "What the whole lab has paid once for what it owns", once.Sum(), Period.Once);
    }

    // People and data are paid alike on every basis.
    private void AddShared<U>(IReadOnlyList<Basis> bases, IReadOnlyDictionary<Phase, Quantity<U>> use)
        where U : IUnit
    {
        var parts = Allocation.Parts(lab.Allocation.Shared, use);
        var left = Whole;
        if (parts.Count > 0)
        {
            parts = parts.ToDictionary(pair => pair.Key, pair => model.DefineShare($"lab.{Part(pair.Key)}.shared_part", $"Part of people and data that {Words.Of(pair.Key)} is charged", pair.Value));
            left = lab.Allocation.Shared.Shares.Count > 0 ? Whole - parts.Values.Sum() : Nothing;
        }

        void Share(Resource resource, Message? item, Quantity<Per<Usd, Time>> amount)
        {
            foreach (var phase in Enum.GetValues<Phase>())
            {
                var given = parts.TryGetValue(phase, out var part);
                var kept = phase == Phase.Research && left != Nothing;
                if (given || kept)
                    Line(phase, resource, bases, given && kept ? amount * (part + left) : given ? amount * part : left == Whole ? amount : amount * left, item);
            }
        }

        if (lab.People is { } people)
            Share(Resource.People, null, people);
        foreach (var (item, amount) in lab.Data)
            Share(Resource.Data, item, amount);
    }

    private Quantity<Per<Usd, GpuTime>> RentalRate()
    {
        if (lab.Runs.Count == 1)
            return lab.Runs[0].RentalRate!.Value;
        var hours = lab.Runs.Select(run => ModelBuilder.Reference<GpuTime>($"runs.{run.Id}.gpu_hours")).Sum();
        var value = lab.Runs.Select(run => ModelBuilder.Reference<Usd>($"runs.{run.Id}.rental_value")).Sum();
        return model.Define("lab.rental_rate", "Mean rental price of the runs' hours", value.Per(hours));
    }

    private SortedDictionary<Phase, Quantity<GpuTime>> HoursByPhase()
    {
        var hours = new SortedDictionary<Phase, Quantity<GpuTime>>();
        void Add(Phase phase, Quantity<GpuTime> more) => hours[phase] = hours.TryGetValue(phase, out var before) ? before + more : more;
        foreach (var stage in lab.Runs.SelectMany(run => run.Stages))
            Add(stage.Phase, stage.GpuHours);
        if (lab.Runs.Count == 0)
            return hours;
        var all = model.Define("lab.runs_gpu_hours", "Accelerator time of all runs of the case", lab.Runs.Select(run => ModelBuilder.Reference<GpuTime>($"runs.{run.Id}.gpu_hours")).Sum());
        if (lab.Experiments is { } experiments)
            Add(Phase.Research, all * experiments);
        if (lab.FailedRuns is { } failed)
            Add(Phase.FailedRuns, all * failed);
        return hours;
    }

    private void Line(Phase phase, Resource resource, Basis basis, Quantity<Per<Usd, Time>> amount) => Line(phase, resource, [basis], amount, null);

    private void Line(Phase phase, Resource resource, IReadOnlyList<Basis> bases, Quantity<Per<Usd, Time>> amount, Message? item)
    {
        var name = $"lab.{Part(phase)}.{Part(resource)}{(item is null ? "" : $"_{Words.NamePart(item)}")}";
        model.Define(name, item is null ? $"{Words.Of(phase).Capitalised}: {Words.Of(resource)}, by the year" : (Message)$"{Words.Of(phase).Capitalised}: {Words.Of(resource)} ({item}), by the year", amount);
        lines.AddRange(bases.Select(basis => new CostLine(name, phase, resource, basis, Timing.PerYear, Item: item)));
    }

    private void Total(string name, Message title, Basis basis)
    {
        var parts = lines.Where(line => line.Basis == basis && line.Timing == Timing.PerYear).Select(line => ModelBuilder.Reference<Per<Usd, Time>>(line.Quantity)).ToArray();
        if (parts.Length > 0)
            model.Define(name, title, parts.Sum());
    }

    // What rented pools cost is told apart from what the hours of the fleet would cost at the rental price.
    private static Message? Item(Resource resource) => resource == Resource.RentedCompute ? "hired pools" : null;

    private static string Part(Phase phase) => Words.NamePart(Words.Of(phase));

    private static string Part(Resource resource) => Words.NamePart(Words.Of(resource));
}
