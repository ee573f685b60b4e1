using Assay.Documents;

namespace Assay.Training;

/// <summary>The order in which a pipeline works off micro-batches.</summary>
public enum Schedule
{
    /// <summary>One forward, one backward; interleaved where a stage holds several chunks.</summary>
    OneForwardOneBackward,

    /// <summary>Weight gradients fill the bubble: ZB-H1 (Qi et al., arXiv 2401.10241).</summary>
    ZeroBubble,

    /// <summary>Two directions at once, forward and backward overlapped (DeepSeek-V3, arXiv 2412.19437, section 3.2.1).</summary>
    DualPipe,
}

/// <summary>What is computed again in the backward pass rather than kept.</summary>
public enum Recompute
{
    None,

    /// <summary>The scores of attention only (Korthikanti et al., arXiv 2205.05198).</summary>
    Selective,

    /// <summary>Attention scores, norms, activation functions and the cheap parts of experts.</summary>
    Modules,

    /// <summary>Whole layers, all but their input.</summary>
    Full,
}

/// <summary>What is split over data ranks (Rajbhandari et al., arXiv 1910.02054).</summary>
public enum Sharding
{
    None,

    /// <summary>Optimizer states: ZeRO 1, the distributed optimizer.</summary>
    Optimizer,

    /// <summary>Optimizer states and gradients: ZeRO 2.</summary>
    Gradients,

    /// <summary>Optimizer states, gradients and parameters: ZeRO 3, FSDP.</summary>
    Parameters,
}

/// <summary>What is kept in the host's memory.</summary>
public enum Offload
{
    None,
    Optimizer,
}

/// <summary>What the training software does by itself; published stacks differ in this more than in anything else.</summary>
public sealed record Software
{
    public Message Title { get; init; } = "a current stack";

    /// <summary>Whether attention is one fused kernel that never writes its scores.</summary>
    /// <value>true.</value>
    public bool FlashAttention { get; init; } = true;

    /// <summary>Speed of its attention kernel against the best measured on the accelerator.</summary>
    /// <value>1.</value>
    public double AttentionSpeed { get; init; } = 1;

    /// <summary>Whether collectives of data ranks run beside computation.</summary>
    /// <value>true.</value>
    public bool Overlaps { get; init; } = true;

    /// <summary>Whether collectives of tensor ranks run beside computation: an option of every framework, the default of few.</summary>
    /// <value>false.</value>
    public bool TensorOverlaps { get; init; }

    /// <summary>Memory traffic of norms and activations against fused kernels.</summary>
    /// <value>1.</value>
    public double Elementwise { get; init; } = 1;

    /// <summary>Whether each kernel waits for the host to see the one before it end.</summary>
    /// <value>false.</value>
    public bool BlockingLaunches { get; init; }

    /// <summary>Whether 16-bit gradients stay beside those accumulated in 32 bits, as in DeepSpeed's BF16 optimizer.</summary>
    /// <value>false.</value>
    public bool CopiesGradients { get; init; }

    /// <summary>Years by which the release is older than the newest one known; 0 where unknown.</summary>
    public double Age { get; init; }

    /// <summary>Years from the accelerator's launch to the release: kernels for a new part take time to ripen.</summary>
    /// <value>Infinite: ripe.</value>
    public double Since { get; init; } = double.PositiveInfinity;
}
