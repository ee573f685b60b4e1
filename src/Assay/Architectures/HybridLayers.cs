namespace Assay.Architectures;

/// <summary>The layers of a hybrid model, some with attention and some that keep a state.</summary>
/// <param name="Attention">How many layers have attention.</param>
/// <param name="StateSpace">The layers that keep a state.</param>
/// <param name="FeedForward">
/// Whether each of these has a feed-forward part as well, as in Qwen3.5; else a layer has one part, as in Nemotron-H, and
/// those that are left are feed-forward.
/// </param>
public sealed record HybridLayers(int Attention, RecurrentLayers StateSpace, bool FeedForward = false)
{
    /// <summary>How many of a model's layers have a feed-forward part.</summary>
    /// <param name="layers">Layers of the model.</param>
    public int FeedForwardAmong(int layers) => FeedForward ? layers : layers - Attention - StateSpace.Layers;
}
