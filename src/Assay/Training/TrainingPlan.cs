using Assay.Documents;

namespace Assay.Training;

/// <summary>
/// A run as people tell it: names and numbers, before any is looked up. What is null takes its usual value; see each.
/// </summary>
public sealed record TrainingPlan
{
    /// <summary>An architecture of the catalogue, or the path of a config.json.</summary>
    public string? Model { get; init; }

    /// <summary>The text of that file, where the model is named by a path.</summary>
    public SourceText? Configuration { get; init; }

    /// <summary>An accelerator of the catalogue.</summary>
    public string? Gpu { get; init; }

    /// <summary>How many.</summary>
    public int? Gpus { get; init; }

    /// <summary>fp16, bf16, fp8, mxfp8 or nvfp4.</summary>
    /// <value>bf16.</value>
    public string? Precision { get; init; }

    /// <summary>Sequences a step.</summary>
    public int? GlobalBatch { get; init; }

    /// <summary>Tokens a sequence.</summary>
    public int? Sequence { get; init; }

    /// <value>1.</value>
    public int? TensorParallel { get; init; }

    /// <value>1.</value>
    public int? PipelineParallel { get; init; }

    /// <summary>Chunks of layers a pipeline stage holds.</summary>
    /// <value>1.</value>
    public int? VirtualPipeline { get; init; }

    /// <value>1.</value>
    public int? ContextParallel { get; init; }

    /// <value>1.</value>
    public int? ExpertParallel { get; init; }

    /// <value>1.</value>
    public int? ExpertTensorParallel { get; init; }

    /// <value>What the GPUs leave beside the others.</value>
    public int? DataParallel { get; init; }

    /// <value>1.</value>
    public int? MicroBatch { get; init; }

    /// <summary>none, selective, modules or full.</summary>
    /// <value>none.</value>
    public string? Recompute { get; init; }

    /// <summary>none, zero1, zero2, zero3 or fsdp.</summary>
    /// <value>zero1 where there are data ranks.</value>
    public string? Sharding { get; init; }

    /// <summary>Ranks over which shards are spread (hybrid sharding).</summary>
    /// <value>All data ranks.</value>
    public int? ShardGroup { get; init; }

    /// <summary>1f1b, zero-bubble or dualpipe.</summary>
    /// <value>1f1b.</value>
    public string? Schedule { get; init; }

    /// <summary>Whether norms and residuals are split over tensor ranks.</summary>
    /// <value>true where there are tensor ranks.</value>
    public bool? SequenceParallel { get; init; }

    /// <summary>none or optimizer.</summary>
    /// <value>none.</value>
    public string? Offload { get; init; }

    /// <summary>flash or unfused.</summary>
    /// <value>flash.</value>
    public string? Attention { get; init; }

    /// <summary>The training software with its release, such as <c>NeMo 26.06</c>: a name of the catalogue's.</summary>
    /// <value>A stack that is not named.</value>
    public string? Software { get; init; }

    /// <summary>Whether tensor-parallel traffic runs beside computation.</summary>
    /// <value>As the software does by default.</value>
    public bool? TensorOverlap { get; init; }

    /// <summary>Tokens at the busiest expert over the mean.</summary>
    /// <value>1.</value>
    public double? ExpertImbalance { get; init; }

    /// <summary>Network bandwidth of a GPU in GB/s, one direction.</summary>
    /// <value>That of the accelerator's usual system.</value>
    public double? NetworkBandwidth { get; init; }

    /// <summary>How much of the network's bandwidth is lost above the first switches.</summary>
    /// <value>1: none.</value>
    public double? Oversubscription { get; init; }

    /// <summary>Microseconds of one message to another scale-up domain.</summary>
    /// <value>5.</value>
    public double? NetworkLatency { get; init; }

    /// <summary>Whether switches of the network add up what they pass on.</summary>
    /// <value>false.</value>
    public bool? InNetworkReduction { get; init; }

    /// <summary>How long it runs, and what else it takes; see there.</summary>
    /// <value>Nothing: a step alone.</value>
    public RunPlan Run { get; init; } = new();

    /// <summary>
    /// This plan, with what it leaves open taken from another. Replicas are not taken over where the number of GPUs or their
    /// split changes: what they leave is then the usual value again.
    /// </summary>
    public TrainingPlan Over(TrainingPlan below)
    {
        var split = Gpus is not null || TensorParallel is not null || PipelineParallel is not null || ContextParallel is not null;
        return new TrainingPlan
        {
            Model = Model ?? below.Model,
            Configuration = Configuration ?? (Model is null ? below.Configuration : null),
            Gpu = Gpu ?? below.Gpu,
            Gpus = Gpus ?? below.Gpus,
            Precision = Precision ?? below.Precision,
            GlobalBatch = GlobalBatch ?? below.GlobalBatch,
            Sequence = Sequence ?? below.Sequence,
            TensorParallel = TensorParallel ?? below.TensorParallel,
            PipelineParallel = PipelineParallel ?? below.PipelineParallel,
            VirtualPipeline = VirtualPipeline ?? below.VirtualPipeline,
            ContextParallel = ContextParallel ?? below.ContextParallel,
            ExpertParallel = ExpertParallel ?? below.ExpertParallel,
            ExpertTensorParallel = ExpertTensorParallel ?? below.ExpertTensorParallel,
            DataParallel = DataParallel ?? (split ? null : below.DataParallel),
            MicroBatch = MicroBatch ?? below.MicroBatch,
            Recompute = Recompute ?? below.Recompute,
            Sharding = Sharding ?? below.Sharding,
            ShardGroup = ShardGroup ?? below.ShardGroup,
            Schedule = Schedule ?? below.Schedule,
            SequenceParallel = SequenceParallel ?? below.SequenceParallel,
            Offload = Offload ?? below.Offload,
            Attention = Attention ?? below.Attention,
            ExpertImbalance = ExpertImbalance ?? below.ExpertImbalance,
            Software = Software ?? below.Software,
            TensorOverlap = TensorOverlap ?? below.TensorOverlap,
            NetworkBandwidth = NetworkBandwidth ?? below.NetworkBandwidth,
            Oversubscription = Oversubscription ?? below.Oversubscription,
            NetworkLatency = NetworkLatency ?? below.NetworkLatency,
            InNetworkReduction = InNetworkReduction ?? below.InNetworkReduction,
            Run = Run.Over(below.Run),
        };
    }
}
