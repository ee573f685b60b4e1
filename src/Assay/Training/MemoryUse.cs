namespace Assay.Training;

/// <summary>Bytes of one GPU's memory, by what they hold, on the stage that holds most.</summary>
public readonly record struct MemoryUse
{
    /// <summary>Weights in the precision of training.</summary>
    public double Weights { get; init; }

    public double Gradients { get; init; }

    /// <summary>Master weights and moments.</summary>
    public double Optimizer { get; init; }

    /// <summary>What the backward pass needs of the forward passes under way.</summary>
    public double Activations { get; init; }

    /// <summary>Logits and their loss.</summary>
    public double Logits { get; init; }

    /// <summary>Gathered shards, communication buffers, and the framework's own.</summary>
    public double Buffers { get; init; }

    /// <summary>Lost between blocks.</summary>
    public double Fragmentation { get; init; }

    public double Total => Weights + Gradients + Optimizer + Activations + Logits + Buffers + Fragmentation;
}
