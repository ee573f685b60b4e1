using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>What a fleet does with its time, as shares of its accelerators; what they leave has no power.</summary>
/// <param name="Training">Share that trains.</param>
/// <param name="Serving">Share that serves.</param>
/// <param name="Idle">Share that is on without work; null for all that training and serving leave.</param>
public sealed record PowerUse(Quantity<One> Training, Quantity<One> Serving, Quantity<One>? Idle);

/// <summary>Power drawn over rated power in each use.</summary>
public sealed record PowerShares(Quantity<One> Training, Quantity<One> Serving, Quantity<One> Idle);

/// <summary>Energy from power, hours and use.</summary>
public static class EnergyModel
{
    private static readonly Unit EnergyPerYear = UnitTable.Parse("GWh/year");
    private static readonly Unit RunEnergy = UnitTable.Parse("MWh");

    /// <summary>Adds the share of the installed power that a fleet draws on average.</summary>
    public static Quantity<One> AddPowerUsed(ModelBuilder model, PowerUse use, PowerShares shares)
    {
        var idle = use.Idle ?? model.DefineShare("fleet.use.idle", "Share of the fleet that is on without work", Arithmetic.Max(Quantity<One>.Of(1) - use.Training - use.Serving, Quantity<One>.Of(0)));
        model.DefineShare("fleet.use.total", "Share of the fleet that is on", new[] { use.Training, use.Serving, idle }.Sum());
        return model.DefineShare("fleet.power_used", "Share of the installed power drawn on average", (use.Training * shares.Training) + (use.Serving * shares.Serving) + (idle * shares.Idle));
    }

    /// <summary>
    /// Adds the power usage effectiveness at the load that the fleet draws: of the losses at full load a part stays, such as fans
    /// and idling power supplies, and the rest shrinks with the load.
    /// </summary>
    /// <remarks>The form of Rasmussen, Electrical Efficiency Modeling for Data Centers (APC white paper 113), without its square-law part.</remarks>
    public static void AddPue(ModelBuilder model, Quantity<One> full, Quantity<One> fixedShare)
    {
        var whole = Quantity<One>.Of(1);
        var atLoad = (fixedShare / ModelBuilder.Reference<One>("fleet.power_used")) + (whole - fixedShare);
        model.Define("fleet.pue", "Power usage effectiveness at the load drawn", whole + ((full - whole) * atLoad));
    }

    /// <summary>Adds the energy that a power is in a year.</summary>
    /// <remarks>Energy by the year and power are one dimension; people tell them in different units.</remarks>
    public static void Energy(ModelBuilder model, string name, Message title, Quantity<Power> power) =>
        model.Add(new Node(name, title, new Definition.Formula(power.Expression)) { Unit = EnergyPerYear });

    /// <summary>Adds the energy of a run at the meter: hours × power drawn × PUE, as every publication reckons it.</summary>
    public static Quantity<Energy> AddRun(ModelBuilder model, string name, Message title, Quantity<GpuTime> hours, Quantity<Per<Power, Gpu>> power, Quantity<One> pue)
    {
        var energy = new Expression.Operation(Operator.Multiply, [hours.Expression, power.Expression]).As<Energy>() * pue;
        model.Add(new Node($"{name}.energy", $"{title}: energy at the meter", new Definition.Formula(energy.Expression)) { Unit = RunEnergy });
        return ModelBuilder.Reference<Energy>($"{name}.energy");
    }
}
