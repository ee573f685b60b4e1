using Assay.Hardware;

namespace Assay.Training;

/// <summary>What is to be trained, and on what: everything but the strategy.</summary>
public sealed record TrainingJob
{
    public required ModelShape Model { get; init; }

    public required Machine Machine { get; init; }

    public required Precision Precision { get; init; }

    /// <summary>Sequences a step.</summary>
    public required int GlobalBatch { get; init; }

    /// <summary>Tokens a sequence.</summary>
    public required int Sequence { get; init; }

    public Software Software { get; init; } = new();

    /// <summary>Whether only small adapters learn, so that frozen weights need no gradient.</summary>
    public bool Adapters { get; init; }

    /// <summary>Tokens at the busiest expert rank over the mean.</summary>
    public double Imbalance { get; init; } = 1;

    public double TokensPerStep => (double)GlobalBatch * Sequence;
}
