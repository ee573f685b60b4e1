namespace Assay.Records;

/// <summary>How a store works; none of it changes what the store holds.</summary>
public sealed record StoreSettings
{
    /// <summary>The most memory that queries take before they go on on disk, in MiB.</summary>
    public int MemoryMiB { get; init; } = 2048;

    /// <summary>How many threads queries use.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Stops long work.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Told the share of the work that is done, from 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}
