using Assay.Hardware;

namespace Assay.Serving;

/// <summary>What an engine is: a model on GPUs, in formats, under software.</summary>
public sealed record EngineJob
{
    public required ServedModel Model { get; init; }

    public required Machine Machine { get; init; }

    public required EngineLayout Layout { get; init; }

    public required ServingFormats Formats { get; init; }

    public required ServingSoftware Software { get; init; }

    /// <summary>Tokens that a draft proposes in each decode step: 0 without speculative decoding or multi-token prediction.</summary>
    public int Drafts { get; init; }

    /// <summary>Share of drafts that are accepted, each given that those before it were; null for the catalogue's.</summary>
    public double? Acceptance { get; init; }

    /// <summary>Tokens at the busiest expert rank over the mean; null for the catalogue's.</summary>
    public double? Imbalance { get; init; }

    /// <summary>Share of each GPU's memory that the engine may use; null for the software's own.</summary>
    public double? MemoryShare { get; init; }

    /// <summary>Sequences at once at most, over the engine; null for the software's own.</summary>
    public int? MaxSequences { get; init; }

    /// <summary>New tokens of an iteration at most; null for the software's own.</summary>
    public int? MaxBatchedTokens { get; init; }

    /// <summary>Share of a step that is hidden by running two half batches in turn, of what can be; null for none.</summary>
    public bool TwoBatchOverlap { get; init; }

    /// <summary>Copies of experts on other ranks, so that load is spread better, over the engine.</summary>
    public int RedundantExperts { get; init; }

    /// <summary>Whether only parts of answers are made here: with prefill elsewhere, prompts do not disturb decoding.</summary>
    public EngineRole Role { get; init; } = EngineRole.Both;
}

/// <summary>What an engine does of a request.</summary>
public enum EngineRole
{
    Both,
    Prefill,
    Decode,
}
