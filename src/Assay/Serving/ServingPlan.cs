using Assay.Documents;

namespace Assay.Serving;

/// <summary>How one kind of engine is spread, as a user tells it; null where it is not told.</summary>
public sealed record LayoutPlan(int? Tensor = null, int? Pipeline = null, int? Data = null, int? Expert = null)
{
    public bool IsEmpty => this == new LayoutPlan();
}

/// <summary>A service as a user tells it: names not yet looked up, null where nothing is told.</summary>
public sealed record ServingPlan
{
    /// <summary>An architecture of the catalogue, or the path of a config.json.</summary>
    public string? Model { get; init; }

    /// <summary>The text of that file.</summary>
    public SourceText? Configuration { get; init; }

    public string? Gpu { get; init; }

    /// <summary>GPUs in all; engines fill them.</summary>
    public int? Gpus { get; init; }

    /// <summary>Format of weights; bf16 unless told.</summary>
    public string? Precision { get; init; }

    /// <summary>Format of keys and values: bf16 or fp8.</summary>
    public string? KvPrecision { get; init; }

    /// <summary>The engine that does all of a request, or answers where <see cref="Prefill"/> is told.</summary>
    public LayoutPlan Layout { get; init; } = new();

    /// <summary>The engine that reads prompts elsewhere; empty where one kind does both.</summary>
    public LayoutPlan Prefill { get; init; } = new();

    /// <summary>Engines that read prompts; 1 unless told.</summary>
    public int? PrefillEngines { get; init; }

    /// <summary>Engines that answer, or do both; as many as the GPUs hold unless told.</summary>
    public int? Engines { get; init; }

    public string? Software { get; init; }

    /// <summary>Tokens of a prompt; those of an answer.</summary>
    public double? InputTokens { get; init; }

    public double? OutputTokens { get; init; }

    public double? CacheHit { get; init; }

    /// <summary>Clients over the deployment.</summary>
    public double? Concurrency { get; init; }

    /// <summary>Requests a second, instead of clients.</summary>
    public double? Rate { get; init; }

    /// <summary>Tokens that a draft proposes in each step.</summary>
    public int? Drafts { get; init; }

    public double? Acceptance { get; init; }

    public double? ExpertImbalance { get; init; }

    public int? RedundantExperts { get; init; }

    public bool? TwoBatchOverlap { get; init; }

    public double? MemoryShare { get; init; }

    public int? MaxSequences { get; init; }

    public int? MaxBatchedTokens { get; init; }
}
