using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The keys <c>power</c>, <c>pue</c> and <c>carbon_intensity</c> of a run; what they do not tell comes from the fleet whose pool it ran on.</summary>
internal sealed class RunEnergy(CaseContext context, FleetSection fleet)
{
    /// <summary>Reads the keys and adds energy and carbon as far as power is known.</summary>
    public void Read(MapReader reader, string name, Message title, Grounds? grounds)
    {
        var power = reader.Optional("power");
        var pue = reader.Optional("pue");
        var intensity = reader.Optional("carbon_intensity");
        var pool = reader.Scalar("pool")?.Text is { } id && fleet.PowerEach.ContainsKey(id) ? id : null;
        if (pool is null && power is null)
        {
            foreach (var (key, value) in new[] { ("pue", pue), ("carbon_intensity", intensity) })
            {
                if (value is not null)
                    context.Errors.Add(value.At, $"'{key}' stands without 'power'.", "Give 'power', what an accelerator draws on average with its share of the server, such as 'power: 1.1 kW/GPU'.");
            }

            return;
        }

        if (pool is null && pue is null)
        {
            context.Errors.Add(power!.At, "What the site adds to this power is not told.", "Give 'pue', such as 'pue: 1.1'; 'pue: 1' counts the energy at the servers alone.");
            return;
        }

        var hours = ModelBuilder.Reference<GpuTime>($"{name}.gpu_hours");
        var drawn = power is not null ? context.Read<Per<Power, Gpu>>(power, $"{name}.power", $"{title}: power drawn for each accelerator, on average", grounds)
            : context.Model.Define($"{name}.power", $"{title}: power drawn for each accelerator, on average", fleet.PowerEach[pool!] * fleet.WhileTraining);
        var overhead = pue is not null ? context.Read<One>(pue, $"{name}.pue", $"{title}: power usage effectiveness", grounds) : ModelBuilder.Reference<One>("fleet.pue");
        var energy = EnergyModel.AddRun(context.Model, name, title, hours, drawn, overhead);
        Quantity<Per<Mass, Energy>>? grid = intensity is not null ? context.Read<Per<Mass, Energy>>(intensity, $"{name}.carbon_intensity", $"{title}: carbon of the grid's electricity", grounds) : pool is null ? null : fleet.Carbon?.Location;
        if (grid is { } known)
            CarbonModel.AddRun(context.Model, name, title, energy, known);
        if (pool is not null && fleet.Carbon is { } carbon)
            CarbonModel.AddRunEmbodied(context.Model, name, title, hours, carbon.Embodied[pool], ModelBuilder.Reference<Time>("fleet.ownership"));
    }
}
