namespace Assay.Architectures;

/// <summary>Layers of a hybrid model that keep a state of fixed size in place of keys and values.</summary>
/// <param name="Layers">How many of the model's layers are so.</param>
public abstract record RecurrentLayers(int Layers)
{
    /// <summary>Channels of the norm before a layer's output.</summary>
    public abstract double NormChannels { get; }

    /// <summary>Weights of one layer's projections.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public abstract double Weights(int hidden);

    /// <summary>What one layer has besides: its convolution, and a few numbers a head.</summary>
    public abstract double Biases { get; }

    /// <summary>FLOP of one layer for one token besides the projections, whatever the length of the sequence. The convolution is not counted.</summary>
    public abstract double ScanFlop { get; }

    /// <summary>Elements that one layer keeps of a sequence of any length: the state, and the last inputs of the convolution.</summary>
    public abstract double StateElements { get; }
}
