namespace Assay.Architectures;

/// <summary>Which projections of an attention have a bias.</summary>
public enum AttentionBias
{
    None,

    /// <summary>Query, key and value, but not the output: Qwen2, GLM-4.5.</summary>
    QueryKeyValue,

    /// <summary>All four: GPT-2, GPT-3, BLOOM, gpt-oss.</summary>
    All,
}

/// <summary>Norms with learned scales on queries and keys.</summary>
public enum QueryKeyNorm
{
    /// <summary>No norm, or one without learned scales (Llama 4).</summary>
    None,

    /// <summary>One scale a channel of a head, shared by the heads: Qwen3, Gemma 3.</summary>
    PerHead,

    /// <summary>One scale a channel over all heads of the layer: MiniMax M2, OLMo 2.</summary>
    PerLayer,
}

/// <summary>
/// Attention whose query heads share key and value heads: multi-head where there are as many key-value heads as query heads,
/// multi-query where there is one, else grouped-query (Ainslie et al., arXiv 2305.13245).
/// </summary>
/// <param name="Heads">Query heads.</param>
/// <param name="KvHeads">Key heads, and as many value heads; divides <paramref name="Heads"/>.</param>
/// <param name="HeadSize">Channels of every head; heads · size need not be the hidden size.</param>
/// <param name="Bias">Which projections have a bias.</param>
/// <param name="Norm">The norms on queries and keys.</param>
/// <param name="Sinks">Whether each head has a learned score that takes part in the softmax without a value: gpt-oss.</param>
/// <param name="OutputGate">Whether a further projection, as large as the query's, gates the output: Qwen3.5.</param>
public sealed record GroupedAttention(
    int Heads, int KvHeads, int HeadSize, AttentionBias Bias = AttentionBias.None, QueryKeyNorm Norm = QueryKeyNorm.None, bool Sinks = false, bool OutputGate = false)
    : Attention(Heads)
{
    public override int KeySize => HeadSize;

    public override int ValueSize => HeadSize;

    /// <summary>2 · key-value heads · head size: a key and a value.</summary>
    public override double CachedElements => 2.0 * KvHeads * HeadSize;

    public override double NormChannels => Norm switch
    {
        QueryKeyNorm.PerHead => 2.0 * HeadSize,
        QueryKeyNorm.PerLayer => (double)(Heads + KvHeads) * HeadSize,
        _ => 0,
    };

    /// <summary>2 · hidden · head size · (heads + key-value heads): query and output, key and value; hidden · head size · heads for a gate.</summary>
    public override double Weights(int hidden) => (double)hidden * HeadSize * ((2 * (Heads + KvHeads)) + (OutputGate ? Heads : 0));

    /// <summary>head size · (heads + 2 · key-value heads) for query, key and value; hidden for the output; a sink a head.</summary>
    public override double Biases(int hidden)
    {
        var inputs = Bias == AttentionBias.None ? 0 : (double)HeadSize * (Heads + (2 * KvHeads));
        return inputs + (Bias == AttentionBias.All ? hidden : 0) + (Sinks ? Heads : 0);
    }
}
