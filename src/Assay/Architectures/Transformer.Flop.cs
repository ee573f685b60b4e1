namespace Assay.Architectures;

public sealed partial record Transformer
{
    /// <summary>
    /// FLOP a token of one forward pass over sequences of a length, by part: 2 for every weight that the token is multiplied
    /// with (Kaplan et al., arXiv 2001.08361, section 2.1) and the attention scores. The embedding is looked up, not
    /// multiplied; the output head is multiplied, tied or not. Norms, softmax, activations and biases are not counted.
    /// </summary>
    /// <param name="length">Tokens of a sequence, at least 1.</param>
    /// <param name="masking">
    /// Full: every token attends to all <paramref name="length"/> positions. Causal: the i-th attends to i, in the mean
    /// (length + 1) / 2. Local layers attend to those of these in their window or chunk.
    /// </param>
    public ForwardFlop Forward(double length, Masking masking) => Forward(AttendedPositions.Over(length, masking));

    /// <summary>
    /// FLOP of one forward pass for a token that has a number of positions to attend to, itself included: a decoding step.
    /// Local layers attend to those of them in their window or chunk.
    /// </summary>
    public ForwardFlop ForwardAttendingTo(double positions) => Forward(AttendedPositions.At(positions));

    private ForwardFlop Forward(AttendedPositions positions) => new(
        AttentionProjections: 2 * AttentionLayers * Attention.Weights(Hidden),
        AttentionScores: Scores(positions),
        DenseMlp: DenseLayers == 0 ? 0 : 2 * DenseLayers * DenseMlp.Weights(Hidden),
        RoutedExperts: 2 * MoeLayers * RoutedWeights(Experts?.Active ?? 0),
        SharedExperts: 2 * MoeLayers * SharedWeights,
        Router: 2 * MoeLayers * (Experts?.RouterWeights(Hidden) ?? 0),
        OutputHead: 2 * HeadWeights)
    {
        ResidualMixing = Residual is { } streams ? 2 * ((Layers * streams.LayerWeights(Hidden)) + streams.HeadWeights(Hidden)) : 0,
        StateSpace = Hybrid is { StateSpace: { } states } ? states.Layers * ((2 * states.Weights(Hidden)) + states.ScanFlop) : 0,
    };

    private double Scores(AttendedPositions positions) => Local is { } local
        ? ((AttentionLayers - local.Layers) * Attention.ScoreFlop(positions)) + (local.Layers * Attention.FlopPerPosition * local.Of(positions))
        : AttentionLayers * Attention.ScoreFlop(positions);

    /// <summary>
    /// FLOP a token of one training step: 3 · the forward pass, since the backward pass multiplies twice for every forward
    /// multiplication (Kaplan et al., section 2.1). Nothing is recomputed and prediction modules are left out: these are
    /// model FLOP, not hardware FLOP. For modules see <see cref="MultiTokenPredictionForward"/>.
    /// </summary>
    /// <param name="length">Tokens of a sequence, at least 1.</param>
    /// <param name="masking">Which positions a token is counted to attend to.</param>
    public double TrainingFlopPerToken(double length, Masking masking) => 3 * Forward(length, masking).Total;

    /// <summary>
    /// The field's estimate of training FLOP a token: 6 · N, where N is the total of <see cref="ActiveParameters"/>,
    /// embedding, head, norms and biases included, routed experts as far as active, prediction modules left out. It has no
    /// attention scores, so it falls short for long sequences: prefer <see cref="TrainingFlopPerToken"/>.
    /// </summary>
    /// <remarks>
    /// Hoffmann et al., arXiv 2203.15556, section 3 and appendix F. Llama 3 (arXiv 2407.21783, section 3.2) gives 3.8e25 FLOP for 405B parameters
    /// and 15.6T tokens on it. Kaplan et al. count N without embeddings.
    /// </remarks>
    public double SixN => 6 * ActiveParameters.Total;

    /// <summary>
    /// FLOP a token of the forward pass of all prediction modules together, over sequences of a length: each is a further
    /// layer, a projection of 2 · hidden to hidden, and a further pass through the output head (DeepSeek-V3, arXiv
    /// 2412.19437, section 2.2). Trained with them, a model costs three times this on top of <see cref="TrainingFlopPerToken"/>.
    /// </summary>
    /// <param name="length">Tokens of a sequence, at least 1.</param>
    /// <param name="masking">Which positions a token is counted to attend to.</param>
    public double MultiTokenPredictionForward(double length, Masking masking)
    {
        var attention = Attention.OfPrediction;
        var scores = attention.ScoreFlop(AttendedPositions.Over(length, masking));
        var feedForward = Experts is { } experts
            ? RoutedWeights(experts.Active) + SharedWeights + experts.RouterWeights(Hidden)
            : MultiTokenPredictionLayers == 0 ? 0 : DenseMlp.Weights(Hidden);
        var streams = Residual is { } many ? many.LayerWeights(Hidden) + many.HeadWeights(Hidden) : 0;
        return MultiTokenPredictionLayers * ((2 * (attention.Weights(Hidden) + feedForward + streams + PredictionMerge + HeadWeights)) + scores);
    }

    /// <summary>
    /// Bytes of key-value cache that one token takes over all layers: layers with attention · cached elements · bytes. Grouped attention caches
    /// 2 · key-value heads · head size a layer, latent attention key-value rank + rotary size (DeepSeek-V2, arXiv 2405.04434,
    /// table 1). Where layers are local this holds up to their window or chunk and is too much beyond; DeepSeek-V4's windows are
    /// not in it. <see cref="KvCacheBytes"/> is exact for both.
    /// </summary>
    /// <param name="bytesPerElement">2 for BF16, 1 for FP8.</param>
    public double KvCacheBytesPerToken(double bytesPerElement) => AttentionLayers * Attention.CachedElements * bytesPerElement;

    /// <summary>
    /// Bytes of key-value cache of a whole sequence over all layers; local layers keep no more than a window or chunk. What a
    /// hybrid keeps besides, whatever the length, is <see cref="StateBytes"/>.
    /// </summary>
    /// <param name="length">Tokens of the sequence.</param>
    /// <param name="bytesPerElement">2 for BF16, 1 for FP8.</param>
    public double KvCacheBytes(double length, double bytesPerElement)
    {
        var local = Local?.Layers ?? 0;
        var elements = (AttentionLayers - local) * Attention.CachedElementsOf(length);
        return (elements + (local == 0 ? 0 : local * Attention.CachedElementsOf(Local!.Kept(length)))) * bytesPerElement;
    }

    /// <summary>Bytes of the states that a hybrid's state-space layers keep of a sequence, whatever its length; else 0.</summary>
    /// <param name="bytesPerElement">4 for FP32, in which states are often kept.</param>
    public double StateBytes(double bytesPerElement) => Hybrid is { StateSpace: { } states } ? states.Layers * states.StateElements * bytesPerElement : 0;
}
