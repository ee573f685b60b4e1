namespace Assay.Architectures;

/// <summary>
/// A small attention without values that scores all earlier positions and picks those that the attention proper may see
/// (DeepSeek sparse attention: DeepSeek-V3.2, arXiv 2512.02556, section 2.1).
/// </summary>
/// <param name="Heads">Query heads; they share one key.</param>
/// <param name="HeadSize">Channels of a head's query and of the key.</param>
/// <param name="Top">Positions that are picked for a token.</param>
public sealed record Indexer(int Heads, int HeadSize, int Top)
{
    /// <summary>Queries from the query's latent, and a weight a head from the hidden state: rank · heads · size + hidden · heads.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    /// <param name="queryRank">Rank of the query's latent.</param>
    public double QueryWeights(int hidden, int queryRank) => ((double)queryRank * Heads * HeadSize) + ((double)hidden * Heads);

    /// <summary>FLOP to score one position: 2 · heads · size; the weighted sum over the heads is not counted.</summary>
    public double FlopPerPosition => 2.0 * Heads * HeadSize;
}
