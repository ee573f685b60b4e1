using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What a lab does with its accelerators and whom it pays.</summary>
/// <param name="Runs">The runs of the case.</param>
/// <param name="Experiments">Compute of research and ablations, as a multiple of the runs' own.</param>
/// <param name="FailedRuns">Compute of runs that failed or were thrown away, as a share of the runs' own.</param>
/// <param name="ServingGpus">Accelerators that serve users on average.</param>
/// <param name="OtherBusiness">Share of the fleet that another business uses.</param>
/// <param name="People">Yearly cost of people.</param>
/// <param name="Data">Yearly cost of data.</param>
public sealed record LabInputs(
    IReadOnlyList<RunInputs> Runs,
    Quantity<One>? Experiments,
    Quantity<One>? FailedRuns,
    Quantity<Gpu>? ServingGpus,
    Quantity<One>? OtherBusiness,
    Quantity<Per<Usd, Time>>? People,
    Quantity<Per<Usd, Time>>? Data);

/// <summary>
/// A lab's cost in the year of its runs, by phase and resource. With a fleet of its own every hour of it lands in some phase,
/// what nothing accounts for in "idle"; without one the hours are hired.
/// </summary>
public static class LabModel
{
    private static readonly Quantity<One> Whole = Quantity<One>.Of(1);
    private static readonly Quantity<One> Nothing = Quantity<One>.Of(0);
    private static readonly Quantity<Time> Year = Quantity<Time>.Of(1);

    /// <summary>Adds the lab to a model.</summary>
    /// <returns>Its cost lines, by phase and resource and by the year.</returns>
    public static IReadOnlyList<CostLine> Add(ModelBuilder model, LabInputs lab, bool ownFleet)
    {
        var lines = new List<CostLine>();
        if (ownFleet)
            AddFleetLines(model, lab, lines);
        else if (lab.Runs.All(run => run.RentalRate is not null) && lab.Runs.Count > 0)
            AddHiredLines(model, lab, lines);

        var basis = ownFleet ? Basis.Amortised : Basis.RentalValue;
        if (lab.People is { } people)
            Line(model, lines, Phase.Research, Resource.People, basis, people);
        if (lab.Data is { } data)
            Line(model, lines, Phase.Research, Resource.Data, basis, data);
        if (lines.Count > 0)
            model.Define("lab.cost_per_year", "Cost of the whole lab in the year of its runs", lines.Select(line => ModelBuilder.Reference<Per<Usd, Time>>(line.Quantity)).Sum());
        return lines;
    }

    // Each phase has a share of the fleet's hours; where the stated uses exceed the fleet, all are scaled down to fit it.
    private static void AddFleetLines(ModelBuilder model, LabInputs lab, List<CostLine> lines)
    {
        var claims = new Dictionary<Phase, Quantity<One>>();
        foreach (var (phase, hours) in HoursByPhase(model, lab))
            claims[phase] = model.DefineShare($"lab.{Words.NamePart(Words.Of(phase))}.asked_share", $"Share of the fleet's year that {Words.Of(phase)} asks for", hours / FleetModel.Gpus.Times(Year));
        if (lab.ServingGpus is { } serving)
            claims[Phase.Serving] = model.DefineShare("lab.serving.asked_share", "Share of the fleet that serves users", serving / FleetModel.Gpus);
        if (lab.OtherBusiness is { } other)
            claims[Phase.OtherBusiness] = model.DefineShare("lab.other_business.asked_share", "Share of the fleet that another business uses", other);

        var asked = model.DefineShare("lab.asked_share", "Share of the fleet that all stated uses ask for", claims.Count > 0 ? claims.Values.Sum() : Nothing);
        var scale = model.Define("lab.share_scale", "What all shares are divided by, so that they never exceed the fleet", Arithmetic.Max(asked, Whole));
        var shares = claims.ToDictionary(
            claim => claim.Key,
            claim => model.DefineShare($"lab.{Words.NamePart(Words.Of(claim.Key))}.share", $"Share of the fleet for {Words.Of(claim.Key)}", claim.Value / scale));
        shares[Phase.Idle] = model.DefineShare("lab.idle.share", "Share of the fleet that no stated use accounts for", Whole - (asked / scale));

        foreach (var (phase, share) in shares)
        {
            foreach (var resource in FleetModel.Resources)
                Line(model, lines, phase, resource, Basis.Amortised, FleetModel.PerYear(resource) * share);
        }
    }

    private static void AddHiredLines(ModelBuilder model, LabInputs lab, List<CostLine> lines)
    {
        var rates = lab.Runs.Select(run => run.RentalRate!.Value).ToArray();
        var hours = lab.Runs.Select(run => ModelBuilder.Reference<GpuTime>($"runs.{run.Id}.gpu_hours")).Sum();
        var value = lab.Runs.Select(run => ModelBuilder.Reference<Usd>($"runs.{run.Id}.rental_value")).Sum();
        var rate = lab.Runs.Count == 1 ? rates[0] : model.Define("lab.rental_rate", "Mean rental price of the runs' hours", value.Per(hours));
        foreach (var (phase, amount) in HoursByPhase(model, lab))
            Line(model, lines, phase, Resource.RentedCompute, Basis.RentalValue, (rate * amount).Per(Year));
        if (lab.ServingGpus is { } serving)
            Line(model, lines, Phase.Serving, Resource.RentedCompute, Basis.RentalValue, (rate * serving.Times(Year)).Per(Year));
    }

    private static IEnumerable<(Phase Phase, Quantity<GpuTime> Hours)> HoursByPhase(ModelBuilder model, LabInputs lab)
    {
        var stages = lab.Runs.SelectMany(run => run.Stages).ToArray();
        foreach (var phase in stages.Select(stage => stage.Phase).Distinct().Order())
            yield return (phase, stages.Where(stage => stage.Phase == phase).Select(stage => stage.GpuHours).Sum());
        if (stages.Length == 0)
            yield break;
        var all = model.Define("lab.runs_gpu_hours", "Accelerator time of all runs of the case", lab.Runs.Select(run => ModelBuilder.Reference<GpuTime>($"runs.{run.Id}.gpu_hours")).Sum());
        if (lab.Experiments is { } experiments)
            yield return (Phase.Research, all * experiments);
        if (lab.FailedRuns is { } failed)
            yield return (Phase.FailedRuns, all * failed);
    }

    private static void Line(ModelBuilder model, List<CostLine> lines, Phase phase, Resource resource, Basis basis, Quantity<Per<Usd, Time>> amount)
    {
        var name = $"lab.{Words.NamePart(Words.Of(phase))}.{Words.NamePart(Words.Of(resource))}";
        model.Define(name, $"{Capital(Words.Of(phase))}: {Words.Of(resource)}, by the year", amount);
        lines.Add(new CostLine(name, phase, resource, basis, Timing.PerYear));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
