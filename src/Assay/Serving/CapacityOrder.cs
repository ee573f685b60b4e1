namespace Assay.Serving;

/// <summary>What a search for capacity is to find: deployments of one model on one kind of GPU that answer so many requests in time.</summary>
public sealed record CapacityOrder
{
    /// <summary>The engine, its layout left open.</summary>
    public required EngineJob Engine { get; init; }

    public required Traffic Traffic { get; init; }

    public required double RequestsPerSecond { get; init; }

    public required LatencyObjective Objective { get; init; }

    /// <summary>Squared coefficient of variation of the lengths of prompts and answers: 0 where all are alike.</summary>
    public double Spread { get; init; } = 1;

    /// <summary>GPUs of a deployment at most.</summary>
    public int MostGpus { get; init; } = 1024;

    /// <summary>Whether engines that read and answer are tried.</summary>
    public bool Together { get; init; } = true;

    /// <summary>Whether engines that read and others that answer are tried.</summary>
    public bool Apart { get; init; } = true;

    /// <summary>Degrees of parallelism that are fixed; null for any.</summary>
    public (int? Tensor, int? Pipeline, int? Data, int? Expert) Fixed { get; init; }

    /// <summary>New tokens of an iteration at most, for each data-parallel group, to be tried; empty for the software's own alone.</summary>
    public IReadOnlyList<int> BatchedTokens { get; init; } = [];
}
