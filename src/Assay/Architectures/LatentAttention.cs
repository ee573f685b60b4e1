namespace Assay.Architectures;

/// <summary>
/// Multi-head latent attention: keys and values of all heads are projected up from one low-rank latent, which is all that is
/// cached besides a rotary key shared by the heads (DeepSeek-V2, arXiv 2405.04434, section 2.1 and appendix C).
/// </summary>
/// <param name="Heads">Query heads.</param>
/// <param name="QueryRank">Rank of the query's latent; null where the query is projected directly (DeepSeek-V2-Lite).</param>
/// <param name="KvRank">Rank of the latent of keys and values.</param>
/// <param name="NopeHeadSize">Channels of a head's query and key that carry no position.</param>
/// <param name="RopeHeadSize">Channels of a head's query and key that are rotated; the key's are shared by the heads.</param>
/// <param name="ValueHeadSize">Channels of a head's value.</param>
/// <param name="Indexer">Picks the positions that a token attends to (DeepSeek-V3.2); null where it attends to all.</param>
public sealed record LatentAttention(
    int Heads, int? QueryRank, int KvRank, int NopeHeadSize, int RopeHeadSize, int ValueHeadSize, Indexer? Indexer = null)
    : Attention(Heads)
{
    public override int KeySize => NopeHeadSize + RopeHeadSize;

    public override int ValueSize => ValueHeadSize;

    /// <summary>Key-value rank + rotary size: DeepSeek-V2, table 1. An indexer keeps its key besides.</summary>
    public override double CachedElements => (double)KvRank + RopeHeadSize + (Indexer?.HeadSize ?? 0);

    /// <summary>The norms on the two latents; the indexer's on its key has a bias as well and is counted twice.</summary>
    public override double NormChannels => (double)(QueryRank ?? 0) + KvRank + (2.0 * (Indexer?.HeadSize ?? 0));

    /// <summary>
    /// Query: hidden · q + q · heads · key size, or hidden · heads · key size without a latent. Keys and values:
    /// hidden · (kv + rope) + kv · heads · (nope + value). Output: heads · value · hidden. An indexer adds its queries' weights
    /// and hidden · head size for its key.
    /// </summary>
    public override double Weights(int hidden)
    {
        var query = QueryRank is { } rank ? (double)rank * (hidden + ((double)Heads * KeySize)) : (double)hidden * Heads * KeySize;
        var down = (double)hidden * (KvRank + RopeHeadSize);
        var up = (double)KvRank * Heads * (NopeHeadSize + ValueHeadSize);
        var output = (double)Heads * ValueHeadSize * hidden;
        return query + down + up + output + IndexerWeights(hidden);
    }

    /// <summary>None: no published model of this kind has any.</summary>
    public override double Biases(int hidden) => 0;

    /// <summary>
    /// With an indexer the picked positions differ from token to token, so that keys and values are not expanded: scores and
    /// weighted values are taken on the latent itself, 2 · heads · (2 · kv + rope) (DeepSeek-V3.2, arXiv 2512.02556, section 2.1).
    /// </summary>
    public override double FlopPerPosition => Indexer is null ? base.FlopPerPosition : 2.0 * Heads * ((2 * KvRank) + RopeHeadSize);

    /// <summary>With an indexer: the picked positions, and the indexer's scores of all.</summary>
    public override double ScoreFlop(AttendedPositions positions) => Indexer is null
        ? base.ScoreFlop(positions)
        : (FlopPerPosition * positions.Within(Indexer.Top)) + (Indexer.FlopPerPosition * positions.All);

    private double IndexerWeights(int hidden) =>
        Indexer is null ? 0 : Indexer.QueryWeights(hidden, QueryRank ?? hidden) + ((double)hidden * Indexer.HeadSize);
}
