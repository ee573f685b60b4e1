namespace Assay.Modeling;

/// <summary>How a graph is sampled.</summary>
public sealed record SamplingOptions
{
    /// <value>Default: 10,000 draws of every input.</value>
    public int Samples { get; init; } = 10_000;

    /// <value>Default: 1. The same seed gives the same draws on any number of threads.</value>
    public ulong Seed { get; init; } = 1;

    /// <value>Default: as many as the machine has.</value>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>How much memory the kept samples may take; what does not fit is sampled in a further pass with the same draws.</summary>
    /// <value>Default: 256 MiB.</value>
    public long KeptBytes { get; init; } = 256L << 20;

    /// <summary>Stops the sampling; the result is then an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Told the share that is done, from 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}
