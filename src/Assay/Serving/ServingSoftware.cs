using Assay.Documents;

namespace Assay.Serving;

/// <summary>The kinds of serving software whose overheads differ.</summary>
public enum ServingEngineKind
{
    TensorRt,
    Vllm,
    Sglang,
    Other,
}

/// <summary>Serving software as far as it decides speed and memory.</summary>
public sealed record ServingSoftware
{
    public required Message Title { get; init; }

    public required ServingEngineKind Kind { get; init; }

    /// <summary>Share of a GPU's memory that it takes unless told otherwise.</summary>
    public required double MemoryShare { get; init; }

    /// <summary>Sequences at once at most, for each data-parallel group.</summary>
    public required int MaxSequences { get; init; }

    /// <summary>New tokens of an iteration at most, for each data-parallel group.</summary>
    public required int MaxBatchedTokens { get; init; }

    /// <summary>What it keeps in memory besides weights and the cache.</summary>
    public required SoftwareMemory Memory { get; init; }

    /// <summary>Whether a sequence is let in only when memory for the longest answer it may give is free, so that none is evicted.</summary>
    public bool Reserves { get; init; }

    /// <summary>Years between this release and the newest one known.</summary>
    public double Age { get; init; }

    /// <summary>Years between the accelerator's launch and this release.</summary>
    public double Since { get; init; } = double.PositiveInfinity;
}

/// <summary>What software keeps in the memory of each GPU besides weights and the cache, and how it counts what goes into the cache.</summary>
/// <param name="Context">Bytes of the driver's context, libraries, and graphs of kernels.</param>
/// <param name="Communicators">Bytes of what joins GPUs, where there are several.</param>
/// <param name="SampledSequences">Sequences at most whose logits are there at once.</param>
/// <param name="KeptStates">Sequences at most that a layer with a state has room for.</param>
/// <param name="UsualTokens">Tokens of a usual sequence: a layer with a window keeps the share of it that the window is.</param>
/// <param name="ShareOfFree">Whether the share of memory is of what weights and the rest leave free, not of the whole.</param>
public sealed record SoftwareMemory(double Context, double Communicators, double SampledSequences, double KeptStates, double UsualTokens, bool ShareOfFree = false);
