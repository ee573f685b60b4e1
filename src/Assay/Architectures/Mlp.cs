namespace Assay.Architectures;

/// <summary>The feed-forward part of a dense layer.</summary>
/// <param name="Size">Channels between the projections.</param>
/// <param name="Gated">Whether a third projection gates the first, as in SwiGLU (Shazeer, arXiv 2002.05202).</param>
/// <param name="Bias">Whether the projections have biases.</param>
public sealed record Mlp(int Size, bool Gated = true, bool Bias = false)
{
    /// <summary>Weights: 3 · hidden · size where gated, else 2 · hidden · size.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public double Weights(int hidden) => (Gated ? 3.0 : 2.0) * hidden * Size;

    /// <summary>Biases: size for each projection up, hidden for the one down.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public double Biases(int hidden) => Bias ? ((Gated ? 2.0 : 1.0) * Size) + hidden : 0;
}
