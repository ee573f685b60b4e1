using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>A stage of a training run.</summary>
/// <param name="Id">Its id in the case.</param>
/// <param name="Phase">The phase that its cost counts to.</param>
/// <param name="GpuHours">How long it keeps accelerators busy.</param>
public sealed record StageInputs(string Id, Phase Phase, Quantity<GpuTime> GpuHours);

/// <summary>A training run.</summary>
/// <param name="Id">Its id in the case.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Stages">Its stages, at least one.</param>
/// <param name="Gpus">Accelerators at work at once; null where that is not told.</param>
/// <param name="RentalRate">What hiring an accelerator for an hour costs; null where no price is known.</param>
public sealed record RunInputs(string Id, Message Title, IReadOnlyList<StageInputs> Stages, Quantity<Gpu>? Gpus, Quantity<Per<Usd, GpuTime>>? RentalRate);

/// <summary>What a training run costs, by hiring its hours and at the fleet's own rate.</summary>
public static class RunModel
{
    /// <summary>Adds a run to a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="run">The run.</param>
    /// <param name="ownFleet">Whether the case has a fleet whose rate applies.</param>
    /// <returns>Its cost lines, one a stage and basis.</returns>
    public static IReadOnlyList<CostLine> Add(ModelBuilder model, RunInputs run, bool ownFleet)
    {
        var name = $"runs.{run.Id}";
        var hours = model.Define($"{name}.gpu_hours", $"{run.Title}: accelerator time", run.Stages.Select(stage => stage.GpuHours).Sum());
        if (run.Gpus is { } gpus)
            model.Define($"{name}.duration", $"{run.Title}: time on the clock, all stages at this size", hours.Expression.Over(gpus.Expression).As<Time>());

        var lines = new List<CostLine>();
        if (run.RentalRate is { } rental)
        {
            model.Define($"{name}.rental_value", $"{run.Title}: what hiring these hours costs", Price(model, lines, run, Basis.RentalValue, "rental_value", "at the rental price", rental), Period.Once);
        }

        if (ownFleet)
        {
            model.Define($"{name}.own_cost", $"{run.Title}: cost at the fleet's own rate", Price(model, lines, run, Basis.Amortised, "own_cost", "at the fleet's own rate", FleetModel.CostPerGpuHour), Period.Once);
            model.DefineShare($"{name}.share_of_fleet_year", $"{run.Title}: share of what the fleet offers in a year", hours / FleetModel.Gpus.Times(Quantity<Time>.Of(1)));
            if (run.RentalRate is { } rate)
                model.DefineShare($"{name}.break_even_utilisation", $"{run.Title}: share of its time the fleet must be in use for an hour used to cost as much as one hired", FleetModel.CostPerGpuHour / rate);
        }

        return lines;
    }

    private static Quantity<Usd> Price(ModelBuilder model, List<CostLine> lines, RunInputs run, Basis basis, string part, Message words, Quantity<Per<Usd, GpuTime>> rate)
    {
        var amounts = new List<Quantity<Usd>>();
        foreach (var stage in run.Stages)
        {
            var name = $"runs.{run.Id}.{stage.Id}.{part}";
            amounts.Add(model.Define(name, $"{run.Title}, {StageWords.Of(stage.Id)}: cost {words}", rate * stage.GpuHours, Period.Once));
            lines.Add(new CostLine(name, stage.Phase, null, basis, Timing.Once, Run: run.Id, Stage: stage.Id));
        }

        return amounts.Sum();
    }

    private static Expression Over(this Expression amount, Expression each) => new Expression.Operation(Operator.Divide, [amount, each]);
}
