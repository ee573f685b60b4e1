namespace Assay.Training;

/// <summary>How a training job is spread over GPUs. Ranks nest as tensor, context, data (expert folded in), pipeline.</summary>
/// <remarks>
/// A mutable-looking value on purpose: a search makes millions of them on the stack. Expert parallelism is folded over
/// data, context and tensor ranks (Liu et al., arXiv 2504.14960), so it does not multiply the number of GPUs.
/// </remarks>
public readonly record struct Strategy
{
    public Strategy()
    {
    }

    /// <summary>GPUs that share each matrix (Shoeybi et al., arXiv 1909.08053).</summary>
    /// <value>1.</value>
    public int Tensor { get; init; } = 1;

    /// <summary>Stages of the pipeline.</summary>
    /// <value>1.</value>
    public int Pipeline { get; init; } = 1;

    /// <summary>Chunks of layers a stage holds: 1 is plain 1F1B, more interleaves (Narayanan et al., arXiv 2104.04473).</summary>
    /// <value>1.</value>
    public int VirtualStages { get; init; } = 1;

    /// <summary>GPUs that share each sequence.</summary>
    /// <value>1.</value>
    public int Context { get; init; } = 1;

    /// <summary>GPUs among which the routed experts are split.</summary>
    /// <value>1.</value>
    public int Expert { get; init; } = 1;

    /// <summary>GPUs that share each routed expert's matrices.</summary>
    /// <value>1.</value>
    public int ExpertTensor { get; init; } = 1;

    /// <summary>Replicas of the model.</summary>
    /// <value>1.</value>
    public int Data { get; init; } = 1;

    /// <summary>Sequences that pass through the model together.</summary>
    /// <value>1.</value>
    public int MicroBatch { get; init; } = 1;

    public Schedule Schedule { get; init; }

    public Recompute Recompute { get; init; }

    public Sharding Sharding { get; init; }

    /// <summary>Ranks over which the shards are spread; 0 spreads them over all data ranks (hybrid sharding has fewer).</summary>
    /// <value>0.</value>
    public int ShardGroup { get; init; }

    /// <summary>Whether norms, residuals and their activations are split over the tensor ranks as well (Korthikanti et al., arXiv 2205.05198).</summary>
    public bool SequenceParallel { get; init; }

    public Offload Offload { get; init; }

    /// <summary>GPUs: tensor · context · pipeline · data.</summary>
    public int Gpus => Tensor * Context * Pipeline * Data;

    /// <summary>Ranks over which parameters and optimizer states that every data rank would hold are sharded.</summary>
    public int Shards => ShardGroup == 0 ? Data * Context : ShardGroup;

    /// <summary>Replicas of each routed expert: what is left of data, context and tensor ranks.</summary>
    public int ExpertData => Math.Max(1, Data * Context * Tensor / (Expert * ExpertTensor));
}
