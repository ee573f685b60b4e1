namespace Assay.Architectures;

/// <summary>The layers of a hybrid model that have no feed-forward part.</summary>
/// <param name="Attention">How many layers have attention.</param>
/// <param name="StateSpace">The layers that keep a state.</param>
public sealed record HybridLayers(int Attention, StateSpaceLayers StateSpace);
