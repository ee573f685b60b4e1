using Assay.Architectures;

namespace Assay.Training;

/// <summary>A transformer's numbers, laid out for evaluating a step many times without allocating.</summary>
public sealed class ModelShape
{
    public ModelShape(Transformer transformer, int sequence, bool predictionLayers = true)
    {
        Transformer = transformer;
        Hidden = transformer.Hidden;
        Vocabulary = transformer.Vocabulary;
        MoeLayers = transformer.MoeLayers;
        DenseLayers = transformer.DenseLayers;
        PredictionLayers = predictionLayers ? transformer.MultiTokenPredictionLayers : 0;
        Heads = transformer.Attention.Heads;
        KeySize = transformer.Attention.KeySize;
        ValueSize = transformer.Attention.ValueSize;
        Latent = transformer.Attention as LatentAttention;
        KvHeads = transformer.Attention is GroupedAttention grouped ? grouped.KvHeads : Heads;
        MlpSize = transformer.Mlp?.Size ?? 0;
        Gated = transformer.Mlp?.Gated ?? transformer.Experts?.Gated ?? true;
        Experts = transformer.Experts?.Routed ?? 0;
        ActiveExperts = transformer.Experts?.Active ?? 0;
        SharedSize = transformer.Experts is { } experts ? experts.Shared * experts.Size : 0;
        ExpertSize = transformer.Experts?.Size ?? 0;
        var forward = transformer.Forward(sequence, Masking.Causal);
        Reach = forward.AttentionScores / (transformer.Layers * transformer.Attention.FlopPerPosition);
        var all = transformer.Parameters;
        AttentionParameters = (all.Attention + all.Norms) / transformer.Layers;
        DenseParameters = DenseLayers == 0 ? 0 : all.DenseMlp / DenseLayers;
        RoutedParameters = MoeLayers == 0 ? 0 : all.RoutedExperts / MoeLayers;
        SharedParameters = MoeLayers == 0 ? 0 : (all.SharedExperts + all.Router) / MoeLayers;
        EmbeddingParameters = all.Embedding;
        HeadParameters = all.OutputHead;
        TiedEmbeddings = transformer.TiedEmbeddings;
        CausalFlop = 3 * forward.Total;
        FullFlop = 3 * transformer.Forward(sequence, Masking.Full).Total;
    }

    /// <summary>Whether the layers are such as the simulation knows: not those of hybrids with state spaces, nor compressed attention.</summary>
    public static bool Knows(Transformer transformer) => transformer is { Hybrid: null, Attention: not CompressedAttention };

    public Transformer Transformer { get; }
    public int Hidden { get; }
    public int Vocabulary { get; }
    public int MoeLayers { get; }
    public int DenseLayers { get; }
    public int PredictionLayers { get; }
    public int Layers => MoeLayers + DenseLayers;
    public int Heads { get; }
    public int KvHeads { get; }
    public int KeySize { get; }
    public int ValueSize { get; }
    public LatentAttention? Latent { get; }
    public int MlpSize { get; }
    public bool Gated { get; }
    public int Experts { get; }
    public int ActiveExperts { get; }
    public int ExpertSize { get; }
    public int SharedSize { get; }

    /// <summary>Positions that a token attends to in the mean over layers, causal.</summary>
    public double Reach { get; }

    public double AttentionParameters { get; }
    public double DenseParameters { get; }
    public double RoutedParameters { get; }
    public double SharedParameters { get; }
    public double EmbeddingParameters { get; }
    public double HeadParameters { get; }
    public bool TiedEmbeddings { get; }

    /// <summary>Model FLOP of training for a token, attention counted causally.</summary>
    public double CausalFlop { get; }

    /// <summary>Model FLOP of training for a token, attention counted in full.</summary>
    public double FullFlop { get; }
}
