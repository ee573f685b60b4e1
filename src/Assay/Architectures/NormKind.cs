namespace Assay.Architectures;

/// <summary>The norms between the parts of a layer.</summary>
public enum NormKind
{
    /// <summary>A scale a channel (Zhang and Sennrich, arXiv 1910.07467).</summary>
    Rms,

    /// <summary>A scale and a bias a channel (Ba et al., arXiv 1607.06450).</summary>
    Layer,

    /// <summary>A layer norm whose bias was left out: MPT.</summary>
    LayerWithoutBias,
}
