namespace Assay.Architectures;

public sealed partial record Transformer
{
    /// <summary>All parameters, by part.</summary>
    /// <remarks>
    /// Embedding: vocabulary · hidden, and positions · hidden where learned (Vaswani et al., arXiv 1706.03762, section 3.4).
    /// Attention: see <see cref="Attention.Weights"/>. Dense and expert parts: see <see cref="Mlp.Weights"/>. Norms: <see cref="NormsPerLayer"/> of
    /// the hidden size a layer and a last one. Head: hidden · vocabulary unless tied.
    /// </remarks>
    public ParameterCount Parameters => Count(Experts?.Routed ?? 0);

    /// <summary>
    /// Parameters that take part in a token's forward pass, by part: all of <see cref="Parameters"/>, but of the routed
    /// experts only those chosen. The embedding counts whole, though a token reads one row of it: see
    /// <see cref="ParameterCount.WithoutEmbedding"/>. For a dense model this equals <see cref="Parameters"/>.
    /// </summary>
    public ParameterCount ActiveParameters => Count(Experts?.Active ?? 0);

    // A norm has a scale a channel, and a bias where it is a layer norm.
    private double PerNormChannel => Norm == NormKind.Layer ? 2 : 1;

    private double LayerNorms => PerNormChannel * NormsPerLayer * Hidden;

    private double StateSpaceNorms => Hybrid is { StateSpace: { } states } ? states.Layers * PerNormChannel * states.NormChannels : 0;

    private ParameterCount Count(int routed)
    {
        var learned = Position.Kind == PositionKind.Learned
            ? Position.Positions ?? throw new InvalidOperationException($"'{Id}' learns its positions but does not say how many.")
            : 0;
        return new(
            Embedding: ((double)Vocabulary + learned) * Hidden,
            Attention: AttentionLayers * (Attention.Weights(Hidden) + Attention.Biases(Hidden) + (Position.Kind == PositionKind.Relative ? (double)Hidden * Hidden : 0)),
            DenseMlp: DenseLayers == 0 ? 0 : DenseLayers * (DenseMlp.Weights(Hidden) + DenseMlp.Biases(Hidden)),
            RoutedExperts: MoeLayers * RoutedParameters(routed),
            SharedExperts: MoeLayers * SharedWeights,
            Router: RouterParameters(MoeLayers, Experts?.HashedLayers ?? 0),
            Norms: (Layers * LayerNorms) + (AttentionLayers * PerNormChannel * Attention.NormChannels) + StateSpaceNorms + (PerNormChannel * Hidden * (EmbeddingNorm ? 2 : 1)),
            OutputHead: TiedEmbeddings ? 0 : HeadWeights,
            MultiTokenPrediction: MultiTokenPredictionLayers * PredictionModule(routed))
        {
            ResidualMixing = Residual is { } streams
                ? (Layers * (streams.LayerWeights(Hidden) + streams.LayerBiases)) + streams.HeadWeights(Hidden) + streams.HeadBiases
                : 0,
            StateSpace = Hybrid is { StateSpace: { } states } ? states.Layers * (states.Weights(Hidden) + states.Biases) : 0,
        };
    }

    private double HeadWeights => (double)Hidden * Vocabulary;

    private double SharedWeights => Experts?.SharedWeights(Hidden) ?? 0;

    private double RouterParameters(int layers, int hashed) => Experts is { } experts
        ? (layers * experts.RouterWeights(Hidden)) + (experts.RouterBias ? (double)(layers - hashed) * experts.Routed : 0)
        : 0;

    private double RoutedWeights(int routed) => Experts is { } experts ? routed * experts.WeightsEach(Hidden) : 0;

    private double RoutedParameters(int routed) => Experts is { } experts ? RoutedWeights(routed) + (routed * experts.BiasesEach(Hidden)) : 0;

    // A prediction module is a further layer, with experts where the model has any (DeepSeek-V3, arXiv 2412.19437, section
    // 2.2): besides the layer a projection of 2 · hidden to hidden and three norms. Embedding and head are the main model's.
    private double PredictionModule(int routed)
    {
        var attention = Attention.OfPrediction;
        var feedForward = Experts is null
            ? DenseMlp.Weights(Hidden) + DenseMlp.Biases(Hidden)
            : RoutedParameters(routed) + SharedWeights + RouterParameters(1, 0);
        var streams = Residual is { } many ? many.LayerWeights(Hidden) + many.LayerBiases + many.HeadWeights(Hidden) + many.HeadBiases : 0;
        return attention.Weights(Hidden) + attention.Biases(Hidden) + LayerNorms + (PerNormChannel * attention.NormChannels) + feedForward + PredictionMerge + streams + (3 * PerNormChannel * Hidden);
    }

    private double PredictionMerge => 2.0 * Hidden * Hidden;
}
