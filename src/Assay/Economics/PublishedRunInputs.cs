using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>
/// What a published run gives a method, as quantities. Hours are those published, else accelerators times time on the clock,
/// else compute over peak rate and utilisation, as Epoch's method has it.
/// </summary>
internal sealed class PublishedRunInputs
{
    /// <summary>The name of the hours.</summary>
    public const string HoursName = "runs.row.gpu_hours";

    /// <summary>The name of what brings a cost to the dollars of the list.</summary>
    public const string DeflatorName = "runs.row.deflator";

    private static readonly Grounds Listed = new Grounds.Fact(["epoch-ml-systems"]);
    private readonly ModelBuilder model;
    private readonly MethodFacts facts;

    public PublishedRunInputs(ModelBuilder model, Catalogue catalogue, PublishedRun run)
    {
        this.model = model;
        facts = new MethodFacts(model, catalogue);
        Gpus = run.Gpus is { } count ? Input<Gpu>("gpus", "accelerators", count) : null;
        Quantity<GpuTime>? worked = Gpus is { } gpus && run.Hours is { } clock ? gpus.Times(Input<Time>("hours", "time on the clock", clock)) : null;
        GpuHours = Hours(run, worked) is { } hours ? model.Define(HoursName, "accelerator time", hours) : null;
        // Epoch's script pays the cloud for accelerators times time on the clock where it knows both, whatever hours were stated.
        CloudHours = worked;
        Offer = run.CloudRate is { } rate
            ? new CloudOffer(run.CloudVenue, run.CloudTerm, new Node("runs.row.offer", $"{run.CloudVenue}, {run.CloudTerm}", new Definition.Fixed(rate)) { Unit = Per<Usd, GpuTime>.Unit, Grounds = new Grounds.Fact(["epoch-hardware-prices"]) }, null)
            : null;
        if (run.PriceIndex is { } index)
            Deflator = model.Define(DeflatorName, "dollars of the list over dollars of the month of publication", facts.Of<One>("catalog.methods.epoch.price_index") / Input<One>("price_index", "price index in the month of publication", index));
    }

    public Quantity<Gpu>? Gpus { get; }

    public Quantity<GpuTime>? GpuHours { get; }

    public Quantity<GpuTime>? CloudHours { get; }

    public CloudOffer? Offer { get; }

    public Quantity<One>? Deflator { get; }

    /// <summary>What the hours follow from.</summary>
    public Message HoursFrom { get; private set; } = Message.Empty;

    /// <summary>Why there are no hours.</summary>
    public Message WithoutHours { get; private set; } = Message.Empty;

    private Quantity<GpuTime>? Hours(PublishedRun run, Quantity<GpuTime>? worked)
    {
        if (run.GpuHours is { } stated)
        {
            HoursFrom = "stated";
            return Input<GpuTime>("stated_gpu_hours", "accelerator time as stated", stated);
        }

        if (worked is not null)
        {
            HoursFrom = "GPUs × time";
            return worked;
        }

        var peak = facts.Catalogue.FindMethodChip(run.Chip)?.Peak;
        if (run.Flop is not { } flop || peak is null)
        {
            WithoutHours = run.Flop is null ? "The run has no hours: neither GPU-hours, nor GPUs and time, nor its compute is published." : (Message)$"The run has no hours, and the catalogue has no peak rate of {run.Chip} from which its compute would give them.";
            return null;
        }

        HoursFrom = run.Mfu is null ? "FLOP, usual MFU" : "FLOP, MFU";
        var used = run.Mfu is { } share ? Input<One>("mfu", "model FLOP utilisation", share) : facts.Of<One>("catalog.methods.epoch.mfu");
        return (Input<Flop>("flop", "compute", flop) / used).Over(facts.Of<Per<Flop, GpuTime>>(peak));
    }

    private Quantity<U> Input<U>(string name, Message title, double value)
        where U : IUnit
    {
        model.Add(new Node($"runs.row.{name}", title, new Definition.Fixed(name is "hours" ? value : value * U.Unit.Scale)) { Unit = U.Unit, Grounds = Listed });
        return ModelBuilder.Reference<U>($"runs.row.{name}");
    }
}
