namespace Assay.Architectures;

/// <summary>
/// Linear attention by the gated delta rule (Yang, Kautz and Hatamizadeh, arXiv 2412.06464), as in Qwen3-Next and Qwen3.5:
/// each value head keeps a matrix of key size by value size.
/// </summary>
/// <param name="Layers">How many of the model's layers are so.</param>
/// <param name="KeyHeads">Heads of queries, and as many of keys.</param>
/// <param name="ValueHeads">Heads of values; a multiple of <paramref name="KeyHeads"/>.</param>
/// <param name="KeySize">Channels of a query and of a key.</param>
/// <param name="ValueSize">Channels of a value.</param>
/// <param name="Kernel">Tokens that the convolution before the state sees.</param>
public sealed record DeltaNetLayers(int Layers, int KeyHeads, int ValueHeads, int KeySize, int ValueSize, int Kernel) : RecurrentLayers(Layers)
{
    private double Values => (double)ValueHeads * ValueSize;

    // Queries, keys and values; the gate of the output is not convolved.
    private double Convolved => (2.0 * KeyHeads * KeySize) + Values;

    /// <summary>One scale a channel of a value, shared by the heads.</summary>
    public override double NormChannels => ValueSize;

    /// <summary>hidden · (queries + keys + values + gate + 2 · value heads) in, values · hidden out.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public override double Weights(int hidden) => hidden * (Convolved + Values + (2.0 * ValueHeads) + Values);

    /// <summary>The convolution, which has no biases, and for each value head a decay and a step.</summary>
    public override double Biases => (Convolved * Kernel) + (2.0 * ValueHeads);

    /// <summary>
    /// 7 · value heads · key size · value size. Ours, from the recurrence S = S (a (I - b k kᵀ)) + b v kᵀ and o = S q (equation 10):
    /// 1 for the decay, 2 to read with the key, 2 to write, 2 to read with the query. In chunks a kernel does more.
    /// </summary>
    public override double ScanFlop => 7 * Values * KeySize;

    public override double StateElements => (Values * KeySize) + (Convolved * (Kernel - 1));
}
