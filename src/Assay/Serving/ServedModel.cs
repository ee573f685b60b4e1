using Assay.Architectures;

namespace Assay.Serving;

/// <summary>A transformer's numbers, laid out for timing an iteration many times without allocating.</summary>
public sealed class ServedModel
{
    public ServedModel(Transformer transformer)
    {
        Transformer = transformer;
        Hidden = transformer.Hidden;
        Vocabulary = transformer.Vocabulary;
        Layers = transformer.Layers;
        MoeLayers = transformer.MoeLayers;
        DenseLayers = transformer.DenseLayers;
        LocalLayers = transformer.Local?.Layers ?? 0;
        LocalSize = transformer.Local?.Size ?? 0;
        StateLayers = transformer.Hybrid?.StateSpace.Layers ?? 0;
        FullLayers = transformer.AttentionLayers - LocalLayers;
        PredictionLayers = transformer.MultiTokenPredictionLayers;
        var attention = transformer.Attention;
        Heads = attention.Heads;
        KeySize = attention.KeySize;
        ValueSize = attention.ValueSize;
        Latent = attention as LatentAttention;
        Compressed = attention as CompressedAttention;
        KvHeads = attention is GroupedAttention grouped ? grouped.KvHeads : 1;
        MlpSize = transformer.Mlp?.Size ?? 0;
        Gated = transformer.Mlp?.Gated ?? transformer.Experts?.Gated ?? true;
        Experts = transformer.Experts?.Routed ?? 0;
        ActiveExperts = transformer.Experts?.Active ?? 0;
        ExpertSize = transformer.Experts?.Size ?? 0;
        ExpertBits = transformer.Experts?.Bits;
        ExpertHidden = transformer.Experts?.Latent ?? Hidden;
        SharedSize = transformer.Experts is { } experts ? experts.Shared * experts.Size : 0;
        CachedElements = attention.CachedElements;
        AttentionWeights = attention.Weights(Hidden);
        var all = transformer.Parameters;
        StateWeights = StateLayers == 0 ? 0 : all.StateSpace / StateLayers;
        StateElements = transformer.StateBytes(1);
        EmbeddingParameters = all.Embedding;
        HeadParameters = transformer.TiedEmbeddings ? all.Embedding : all.OutputHead;
        AttentionParameters = all.Attention + all.Norms + all.StateSpace + all.ResidualMixing;
        DenseParameters = all.DenseMlp;
        ExpertParameters = all.RoutedExperts;
        SharedParameters = all.SharedExperts + all.Router;
        TiedEmbeddings = transformer.TiedEmbeddings;
    }

    public Transformer Transformer { get; }
    public int Hidden { get; }
    public int Vocabulary { get; }
    public int Layers { get; }
    public int MoeLayers { get; }
    public int DenseLayers { get; }

    /// <summary>Layers whose attention reaches the whole sequence.</summary>
    public int FullLayers { get; }

    /// <summary>Layers whose attention is kept to <see cref="LocalSize"/> positions.</summary>
    public int LocalLayers { get; }

    public int LocalSize { get; }

    /// <summary>Layers that keep a state of fixed size in place of keys and values.</summary>
    public int StateLayers { get; }

    public int PredictionLayers { get; }
    public int Heads { get; }
    public int KvHeads { get; }
    public int KeySize { get; }
    public int ValueSize { get; }
    public LatentAttention? Latent { get; }
    public CompressedAttention? Compressed { get; }
    public int MlpSize { get; }
    public bool Gated { get; }
    public int Experts { get; }
    public int ActiveExperts { get; }
    public int ExpertSize { get; }

    /// <summary>Bits in which the experts were released; nobody keeps them in more.</summary>
    public int? ExpertBits { get; }

    /// <summary>Channels that an expert sees: the hidden size, or a latent.</summary>
    public int ExpertHidden { get; }

    public int SharedSize { get; }

    /// <summary>Elements that one layer with attention keeps of a token.</summary>
    public double CachedElements { get; }

    /// <summary>Weights of one layer's attention projections.</summary>
    public double AttentionWeights { get; }

    /// <summary>Parameters of one layer that keeps a state.</summary>
    public double StateWeights { get; }

    /// <summary>Elements of the states of a sequence, over all layers.</summary>
    public double StateElements { get; }

    public double EmbeddingParameters { get; }
    public double HeadParameters { get; }

    /// <summary>Parameters of all layers' attention, states and norms.</summary>
    public double AttentionParameters { get; }

    public double DenseParameters { get; }
    public double ExpertParameters { get; }
    public double SharedParameters { get; }
    public bool TiedEmbeddings { get; }
}
