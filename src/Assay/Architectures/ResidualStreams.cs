namespace Assay.Architectures;

/// <summary>
/// Several residual streams in place of one, mixed anew around each part of a layer (hyper-connections, Zhu et al., arXiv
/// 2409.19606; as in DeepSeek-V4, where the mixing follows from the streams' content).
/// </summary>
/// <param name="Streams">Streams, each of the hidden size.</param>
public sealed record ResidualStreams(int Streams)
{
    /// <summary>Weights of one layer: for its two parts a gate in and out for each stream, and one for each pair of streams.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public double LayerWeights(int hidden) => 2.0 * Gates * Streams * hidden;

    /// <summary>Biases of those gates, and three scales, for both parts of a layer.</summary>
    public double LayerBiases => 2.0 * (Gates + 3);

    /// <summary>Weights that join the streams before the output head.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public double HeadWeights(int hidden) => (double)Streams * Streams * hidden;

    /// <summary>Biases and the scale of that.</summary>
    public double HeadBiases => Streams + 1;

    private double Gates => (2.0 + Streams) * Streams;
}
