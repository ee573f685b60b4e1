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
    public string Title { get; init; } = "software that is not named";

    public ServingEngineKind Kind { get; init; } = ServingEngineKind.Other;

    /// <summary>Share of a GPU's memory that it takes unless told otherwise.</summary>
    public double MemoryShare { get; init; } = 0.9;

    /// <summary>Sequences at once at most, for each data-parallel group.</summary>
    public int MaxSequences { get; init; } = 1024;

    /// <summary>New tokens of an iteration at most, for each data-parallel group.</summary>
    public int MaxBatchedTokens { get; init; } = 8192;

    /// <summary>Whether a sequence is let in only when memory for the longest answer it may give is free, so that none is evicted.</summary>
    public bool Reserves { get; init; }

    /// <summary>Years between this release and the newest one known.</summary>
    public double Age { get; init; }

    /// <summary>Years between the accelerator's launch and this release.</summary>
    public double Since { get; init; } = double.PositiveInfinity;
}
