using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>How a rung is reached from the one below it.</summary>
public enum Step
{
    /// <summary>The first rung.</summary>
    Start,

    /// <summary>More cost on the same basis.</summary>
    Adds,

    /// <summary>The same work told on another basis: the difference is no cost, and nothing is added.</summary>
    ChangeOfBasis,
}

/// <summary>A rung of a ladder.</summary>
/// <param name="Name">Its word, such as <c>failed runs</c>.</param>
/// <param name="Quantity">The name of its amount: all that the ladder holds up to here.</param>
/// <param name="Adds">The name of what it adds; null for the first rung and for a change of basis.</param>
/// <param name="Basis">The basis of its amount.</param>
/// <param name="Step">How it is reached.</param>
public sealed record Rung(string Name, string Quantity, string? Adds, Basis Basis, Step Step);

/// <summary>What "the cost of the model" may mean, from the hours of its last run up to the whole lab, all in dollars of the year of the runs.</summary>
/// <param name="Run">The id of the run.</param>
/// <param name="Title">What the run is called.</param>
/// <param name="Rungs">The rungs, the narrowest first.</param>
public sealed record Ladder(string Run, Message Title, IReadOnlyList<Rung> Rungs);

/// <summary>Adds the ladder of a run to a model. Its last rung is the lab's cost of one year.</summary>
public sealed class LadderModel
{
    private static readonly Quantity<Time> Year = Quantity<Time>.Of(1);

    private readonly ModelBuilder model;
    private readonly RunInputs run;
    private readonly Basis basis;
    private readonly IReadOnlyList<CostLine> lines;
    private readonly List<Rung> rungs = [];

    private LadderModel(ModelBuilder model, IReadOnlyCollection<CostLine> ledger, RunInputs run, Basis basis)
    {
        this.model = model;
        this.run = run;
        this.basis = basis;
        lines = ledger.LabLines();
    }

    /// <summary>Adds the ladder.</summary>
    /// <returns>The ladder; null where the case tells no cost of the lab's accelerators.</returns>
    public static Ladder? Add(ModelBuilder model, IReadOnlyCollection<CostLine> ledger, LabInputs lab, RunInputs run)
    {
        if (ledger.LabBasis() is not { } basis || !ledger.Any(line => line.Run == run.Id && line.Basis == basis))
            return null;
        var ladder = new LadderModel(model, ledger, run, basis);
        ladder.AddRuns(lab);
        ladder.AddLab(lab);
        return new Ladder(run.Id, run.Title, ladder.rungs);
    }

    private void AddRuns(LabInputs lab)
    {
        if (run.RentalRate is not null)
            Start(1, "final run", "its hours at the rental price", Basis.RentalValue, ModelBuilder.Reference<Usd>($"runs.{run.Id}.rental_value"));
        if (basis == Basis.Amortised)
            Start(2, "own rate", "its hours at what the fleet's own cost", Basis.Amortised, Of(run.Id));
        if (lab.Runs.Where(other => other.Id != run.Id).Select(other => Of(other.Id)).ToArray() is { Length: > 0 } others)
            Add(3, "other runs", "with the other runs of the case: post-training, further stages, models before it", others.Sum());
        var all = ModelBuilder.Reference<GpuTime>("lab.runs_gpu_hours");
        if (lab.FailedRuns is { } failed)
            Add(4, "failed runs", "with runs that failed or were thrown away", Charge(all * failed));
        if (lab.Experiments is { } experiments)
            Add(5, "research", "with research, experiments and ablations", Charge(all * experiments));
    }

    // What serving and another business are charged, idle capacity, people and data included, is the lab's and not the model's.
    private void AddLab(LabInputs lab)
    {
        if (basis == Basis.Amortised && Idle() is { } idle)
            Add(6, "idle", "with the idle capacity that is not charged to serving or another business", idle);
        Add(7, "people", "with people", lines.Where(line => IsOfModel(line) && line.Resource == Resource.People));
        Add(8, "data", "with data bought, labelled and licensed", lines.Where(line => IsOfModel(line) && line.Resource == Resource.Data));
        var rest = lines.Where(line => !IsOfModel(line)).Select(PerYear).ToArray();
        if (rest.Length > 0)
            Add(9, "whole lab", "with serving and the other business that shares the fleet: all that the lab spends", StagesBeside(lab).Aggregate(rest.Sum(), (sum, stage) => sum - stage));
    }

    // Stages of runs that count to serving or another business are on the rungs of the runs already.
    private IEnumerable<Quantity<Usd>> StagesBeside(LabInputs lab) =>
        from owner in lab.Runs
        from stage in owner.Stages
        where stage.Phase is Phase.Serving or Phase.OtherBusiness
        select Charge(stage.GpuHours);

    private static Quantity<Usd> PerYear(CostLine line) => ModelBuilder.Reference<Per<Usd, Time>>(line.Quantity) * Year;

    private static bool IsOfModel(CostLine line) => line.Phase is not (Phase.Serving or Phase.OtherBusiness);

    private Quantity<Usd>? Idle()
    {
        Quantity<One>[] parts =
        [
            .. new[] { Phase.Research, Phase.FailedRuns, Phase.PreTraining, Phase.PostTraining }.Select(phase => $"lab.{Words.NamePart(Words.Of(phase))}.idle_share").Where(model.Contains).Select(ModelBuilder.Reference<One>),
            .. lines.Where(line => line.Phase == Phase.Idle).Select(_ => ModelBuilder.Reference<One>(model.Contains("lab.idle.charged_share") ? "lab.idle.charged_share" : "lab.idle.share")).Take(1),
        ];
        return parts.Length == 0 ? null : ModelBuilder.Reference<Per<Usd, Time>>("fleet.cost_per_year") * Year * parts.Sum();
    }

    // A run at the rate of the lab's lines: where the stated uses exceed the fleet, it shrinks with them.
    private Quantity<Usd> Of(string id) => basis == Basis.Amortised ? Scaled(ModelBuilder.Reference<Usd>($"runs.{id}.own_cost")) : ModelBuilder.Reference<Usd>($"runs.{id}.rental_value");

    private Quantity<Usd> Charge(Quantity<GpuTime> hours) =>
        basis == Basis.Amortised ? Scaled(FleetModel.CostPerGpuHour * hours)
        : (model.Contains("lab.rental_rate") ? ModelBuilder.Reference<Per<Usd, GpuTime>>("lab.rental_rate") : run.RentalRate!.Value) * hours;

    private static Quantity<Usd> Scaled(Quantity<Usd> amount) => amount / ModelBuilder.Reference<One>("lab.share_scale");

    private void Start(int number, string name, Message words, Basis of, Quantity<Usd> amount) =>
        Define(number, name, words, of, amount, null, rungs.Count == 0 ? Step.Start : Step.ChangeOfBasis);

    private void Add(int number, string name, Message words, IEnumerable<CostLine> added)
    {
        if (added.Select(PerYear).ToArray() is { Length: > 0 } amounts)
            Add(number, name, words, amounts.Sum());
    }

    private void Add(int number, string name, Message words, Quantity<Usd> added)
    {
        var adds = $"{NameOf(number, name)}.adds";
        model.Define(adds, $"{run.Title}: what the rung '{(Message)name}' adds", added);
        Define(number, name, words, basis, ModelBuilder.Reference<Usd>(rungs[^1].Quantity) + ModelBuilder.Reference<Usd>(adds), adds, Step.Adds);
    }

    private void Define(int number, string name, Message words, Basis of, Quantity<Usd> amount, string? adds, Step step)
    {
        model.Define(NameOf(number, name), $"{run.Title}: {words}, in the year of the runs", amount);
        rungs.Add(new Rung(name, NameOf(number, name), adds, of, step));
    }

    private string NameOf(int number, string name) => $"ladder.{run.Id}.rung_{number}_{Words.NamePart(name)}";
}
