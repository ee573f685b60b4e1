namespace Assay.Architectures;

/// <summary>Parameters by part. Every parameter is in exactly one part.</summary>
/// <param name="Embedding">Token embedding and, where positions are learned, theirs.</param>
/// <param name="Attention">Projections with their biases, an indexer's and a compressor's too.</param>
/// <param name="DenseMlp">Feed-forward parts of the dense layers, with their biases.</param>
/// <param name="RoutedExperts">Experts that the router chooses among.</param>
/// <param name="SharedExperts">Experts that see every token, and projections to the latent of the others where they have one.</param>
/// <param name="Router">Routers with their balancing biases.</param>
/// <param name="Norms">All norms: around the parts of a layer, inside the attention, after the embedding, before the head.</param>
/// <param name="OutputHead">The output head; 0 where it is the embedding.</param>
/// <param name="MultiTokenPrediction">The modules that predict further ahead, outside <see cref="Total"/>.</param>
public sealed record ParameterCount(
    double Embedding,
    double Attention,
    double DenseMlp,
    double RoutedExperts,
    double SharedExperts,
    double Router,
    double Norms,
    double OutputHead,
    double MultiTokenPrediction)
{
    /// <summary>What mixes several residual streams (DeepSeek-V4).</summary>
    /// <value>0.</value>
    public double ResidualMixing { get; init; }

    /// <summary>State-space layers of a hybrid model.</summary>
    /// <value>0.</value>
    public double StateSpace { get; init; }

    /// <summary>
    /// All parts but <see cref="MultiTokenPrediction"/>: published sizes leave that out, as DeepSeek-V3's 671B does (its
    /// README_WEIGHTS.md counts the module apart).
    /// </summary>
    public double Total => WithoutEmbedding + Embedding;

    /// <summary>
    /// <see cref="Total"/> without the embedding. Publishers differ on active sizes: Mixtral, Qwen3 and Llama 4 count the
    /// embedding; DeepSeek-V3 does not (36.6B in its README_WEIGHTS.md as corrected on Hugging Face), and the figures of Kimi
    /// K2, MiniMax M2, DeepSeek-V4 and gpt-oss fit only without it. Where the head is the embedding, this leaves the head out too.
    /// </summary>
    public double WithoutEmbedding => Attention + StateSpace + DenseMlp + RoutedExperts + SharedExperts + Router + Norms + ResidualMixing + OutputHead;
}
