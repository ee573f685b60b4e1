namespace Assay.Architectures;

/// <summary>
/// Which positions of its sequence a token is counted to attend to. Published FLOP and utilisation figures use both: on one
/// DeepSeek-V3 run they give 38.9 % (causal) and 43.7 % (full) of peak (arXiv 2505.09343, table 4).
/// </summary>
public enum Masking
{
    /// <summary>Itself and those before it: what a decoder needs, and what kernels that skip masked blocks do.</summary>
    Causal,

    /// <summary>All of the sequence, masked ones too: the convention of PaLM and Megatron-LM.</summary>
    Full,
}
