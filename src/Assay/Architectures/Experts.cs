namespace Assay.Architectures;

/// <summary>The mixture of experts that takes the place of the dense feed-forward part in some or all layers.</summary>
/// <param name="Routed">Experts among which the router chooses.</param>
/// <param name="Active">Routed experts that see a token.</param>
/// <param name="Shared">Experts that see every token, counted in the size of a routed one: one of twice the size is 2.</param>
/// <param name="Size">Channels between an expert's projections.</param>
/// <param name="LeadingDenseLayers">First layers that stay dense.</param>
/// <param name="Every">
/// Of the layers after the leading ones, those whose number, counted from 1, is a multiple of this have experts: 1 is all of
/// them, 2 every other (Llama 4 Maverick).
/// </param>
/// <param name="Gated">Whether an expert is gated, as all published ones are.</param>
/// <param name="RouterBias">Whether the router keeps a bias for each expert to balance load (DeepSeek-V3, arXiv 2412.19437, section 2.1.2).</param>
/// <param name="Bias">Whether the projections of the routed experts have biases, as in gpt-oss.</param>
/// <param name="HashedLayers">
/// Of the layers with experts, those whose experts follow from the token by a table (DeepSeek-V4): their router weighs the
/// experts but has no bias to balance load.
/// </param>
/// <param name="Latent">Channels to which a token is projected before the routed experts and back behind them (Nemotron 3 Super); null where they see it as it is.</param>
/// <param name="SharedGate">Whether a number for each token, from a projection of the hidden state, scales what the shared experts give: Qwen3.5.</param>
public sealed record Experts(
    int Routed, int Active, int Shared, int Size, int LeadingDenseLayers = 0, int Every = 1, bool Gated = true, bool RouterBias = false,
    bool Bias = false, int HashedLayers = 0, int? Latent = null, bool SharedGate = false)
{
    /// <summary>Bits in which the makers released a routed expert's weights; null where they are the model's own 8 or 16.</summary>
    public int? Bits { get; init; }

    /// <summary>Weights of one routed expert: 3 · hidden · size where gated, else 2 · hidden · size; with a latent that in place of hidden.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public double WeightsEach(int hidden) => new Mlp(Size, Gated).Weights(Latent ?? hidden);

    /// <summary>Weights of one layer that every token is multiplied with: shared experts, 2 · hidden · latent where there is one, and hidden for a gate.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public double SharedWeights(int hidden) => (Shared * new Mlp(Size, Gated).Weights(hidden)) + (2.0 * hidden * (Latent ?? 0)) + (SharedGate ? hidden : 0);

    /// <summary>Biases of one routed expert.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public double BiasesEach(int hidden) => new Mlp(Size, Gated, Bias).Biases(hidden);

    /// <summary>Weights of one layer's router: hidden · routed experts.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public double RouterWeights(int hidden) => (double)hidden * Routed;

    /// <summary>How many of the first <paramref name="layers"/> layers have experts.</summary>
    public int LayersAmong(int layers) => Math.Max(0, (layers / Every) - (LeadingDenseLayers / Every));
}
