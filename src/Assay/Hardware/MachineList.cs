using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Hardware;

/// <summary>Joins what the catalogue knows of an accelerator into a machine.</summary>
public sealed class MachineList(Catalogue catalogue)
{
    private readonly Dictionary<string, Machine> known = [];
    private readonly KernelList kernels = new(catalogue);

    /// <summary>The machine with an accelerator's id or alias.</summary>
    /// <exception cref="InputException">No accelerator has the name, or the catalogue lacks what a simulation needs of it.</exception>
    public Machine Find(string name, Location? at)
    {
        var accelerator = catalogue.FindAccelerator(name, at);
        lock (known)
        {
            if (!known.TryGetValue(accelerator.Id, out var machine))
                known[accelerator.Id] = machine = Read(accelerator, at);
            return machine;
        }
    }

    private Machine Read(Accelerator accelerator, Location? at)
    {
        var id = accelerator.Id;
        double Need(string fact) => Median(accelerator.Fact(fact)) ?? throw new InputException(at, $"The catalogue does not know {id}'s {fact.Replace('_', ' ')}.", "Add it to accelerators.yaml, or choose another accelerator.");
        var bf16 = Need("peak.bf16") / 3600;
        double Peak(string precision, double fallback) => (Median(accelerator.Fact($"peak.{precision}")) ?? (fallback * 3600)) / 3600;
        var fp8 = Peak("fp8", 0);
        double[] peak = [Peak("fp32", 0), bf16, bf16, fp8, fp8, Peak("fp4", 0)];
        var bandwidth = Need("memory_bandwidth") / 3600;
        var system = catalogue.FindSystem(id) ?? throw new InputException(at, $"The catalogue has no system of {id}: how many GPUs its fast links join, and the network beyond.", "Add it to systems.yaml, or choose another accelerator.");
        double Fact(string fact) => Median(system.Fact(fact)) ?? throw new InputException(system.At, $"The system of {id} has no {fact}.", "Add it to systems.yaml.");
        var generation = bf16 < 400e12 ? 0 : bf16 < 1500e12 ? 1 : 2;
        return new Machine
        {
            Id = id,
            Vendor = accelerator.Vendor,
            Memory = Median(system.Fact("memory")) ?? Need("memory"),
            Peak = peak,
            Power = Median(accelerator.Fact("power")) ?? 1100,
            Generation = generation,
            HostBandwidth = Fact("host_bandwidth") / 3600,
            Launched = accelerator.Launched is { Length: >= 7 } day ? int.Parse(day[..4]) + ((int.Parse(day[5..7]) - 1) / 12.0) : 2000,
            Fabric = new Fabric((int)Fact("domain"), Fact("scale_out_bandwidth") / 3600, Latency()),
            Kernels = kernels.Find(id, at),
        };
    }

    // Base units of time are hours.
    private double Latency() => 3600 * (Median(catalogue.FindFact("catalog.networks.message_latency"))
        ?? throw new InputException(null, "The catalogue has no fact 'networks.message_latency'.", "Add it to facts/networks.yaml."));

    private static double? Median(Node? node) => node?.Definition switch
    {
        Definition.Fixed only => only.Value,
        Definition.Uncertain spread => spread.Distribution.Median,
        _ => null,
    };
}
