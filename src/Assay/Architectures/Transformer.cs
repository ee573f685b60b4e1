using Assay.Documents;

namespace Assay.Architectures;

/// <summary>
/// The shape of a decoder-only transformer: what its parameters, its work for a token and its cache follow from. It says
/// nothing of precision, hardware or parallelism.
/// </summary>
/// <remarks>
/// Counts and FLOP are given as <see cref="double"/>, which holds whole numbers exactly to 2^53 (9.0e15) and does not wrap
/// around beyond.
/// </remarks>
public sealed partial record Transformer
{
    public required string Id { get; init; }

    public required Message Title { get; init; }

    public required int Layers { get; init; }

    /// <summary>Channels of the residual stream.</summary>
    public required int Hidden { get; init; }

    /// <summary>Rows of the embedding, padding included where the model is published so.</summary>
    public required int Vocabulary { get; init; }

    public required Attention Attention { get; init; }

    /// <summary>The layers whose attention is kept to a window or chunk; null where all reach the whole sequence.</summary>
    public LocalAttention? Local { get; init; }

    /// <summary>The feed-forward part of the dense layers; null where every layer has experts.</summary>
    public Mlp? Mlp { get; init; }

    /// <summary>The experts; null for a dense model.</summary>
    public Experts? Experts { get; init; }

    /// <summary>Extra modules that predict tokens further ahead (DeepSeek-V3, arXiv 2412.19437, section 2.2).</summary>
    /// <value>0.</value>
    public int MultiTokenPredictionLayers { get; init; }

    /// <summary>Whether the output head is the embedding: one table, counted once, but multiplied with all the same.</summary>
    /// <value>false.</value>
    public bool TiedEmbeddings { get; init; }

    public required PositionEncoding Position { get; init; }

    public NormKind Norm { get; init; }

    /// <summary>Norms of the hidden size in a layer: 2 before its parts, with 2 more behind them in Gemma 2 and 3.</summary>
    /// <value>2.</value>
    public int NormsPerLayer { get; init; } = 2;

    /// <summary>Several residual streams; null where there is the one.</summary>
    public ResidualStreams? Residual { get; init; }

    /// <summary>Whether a norm follows the embedding, as in BLOOM.</summary>
    public bool EmbeddingNorm { get; init; }

    /// <summary>
    /// Makes the model a hybrid, in which layers that keep a state stand in for attention; null where every layer has
    /// attention and a feed-forward part.
    /// </summary>
    public HybridLayers? Hybrid { get; init; }

    /// <summary>Layers with attention: all, but in a hybrid.</summary>
    public int AttentionLayers => Hybrid?.Attention ?? Layers;

    /// <summary>Layers with experts.</summary>
    public int MoeLayers => Experts?.LayersAmong(FeedForwardLayers) ?? 0;

    /// <summary>Layers with a dense feed-forward part.</summary>
    public int DenseLayers => FeedForwardLayers - MoeLayers;

    private int FeedForwardLayers => Hybrid?.FeedForwardAmong(Layers) ?? Layers;

    private Mlp DenseMlp => Mlp ?? throw new InvalidOperationException($"'{Id}' has {DenseLayers} dense layers but no {nameof(Mlp)}.");
}
