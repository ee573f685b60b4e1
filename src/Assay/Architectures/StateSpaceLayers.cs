namespace Assay.Architectures;

/// <summary>
/// Layers of a hybrid model that keep a state of fixed size in place of keys and values: Mamba-2 (Dao and Gu, arXiv
/// 2405.21060), as in Nemotron-H and Nemotron 3.
/// </summary>
/// <param name="Layers">How many of the model's layers are so.</param>
/// <param name="Heads">Heads.</param>
/// <param name="HeadSize">Channels of a head.</param>
/// <param name="StateSize">Elements of the state for each channel.</param>
/// <param name="Groups">Groups of heads that share what goes into and out of the state.</param>
/// <param name="Kernel">Tokens that the convolution before the state sees.</param>
public sealed record StateSpaceLayers(int Layers, int Heads, int HeadSize, int StateSize, int Groups, int Kernel) : RecurrentLayers(Layers)
{
    private double Inner => (double)Heads * HeadSize;

    private double Convolved => Inner + (2.0 * Groups * StateSize);

    /// <summary>Channels of the norm before a layer's output.</summary>
    public override double NormChannels => Inner;

    /// <summary>Weights of one layer's projections: hidden · (2 · inner + 2 · groups · state + heads) in, inner · hidden out.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public override double Weights(int hidden) => hidden * (Inner + Convolved + Heads + Inner);

    /// <summary>A layer's convolution with its biases, and for each head a step, a decay and a skip.</summary>
    public override double Biases => (Convolved * (Kernel + 1)) + (3.0 * Heads);

    /// <summary>
    /// FLOP of one layer for one token besides the projections: 7 · inner · state, as Megatron-LM counts the scan
    /// (training.py, mamba_layer_flops), whatever the length of the sequence. The convolution is not counted.
    /// </summary>
    public override double ScanFlop => 7 * Inner * StateSize;

    /// <summary>Elements that one layer keeps of a sequence of any length: the state, and the last inputs of the convolution.</summary>
    public override double StateElements => (Inner * StateSize) + (Convolved * (Kernel - 1));
}
