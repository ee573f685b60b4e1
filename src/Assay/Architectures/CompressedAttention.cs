namespace Assay.Architectures;

/// <summary>
/// DeepSeek-V4's attention. One key, which is the value too, is shared by all heads, and the output is projected down in
/// groups first. Every layer sees a window of single tokens. Besides, sparse layers see entries that each sum up a few
/// tokens, picked by an indexer, and heavy layers see all entries, each of many tokens; local layers see no more.
/// </summary>
/// <remarks>
/// After the layers of deepseek_v4 in Hugging Face's transformers and vLLM. A sparse layer's entries overlap: it projects
/// twice the width. Positions that do not fill an entry are counted as its part.
/// </remarks>
/// <param name="Heads">Query heads.</param>
/// <param name="HeadSize">Channels of a head's query, and of the key and value.</param>
/// <param name="QueryRank">Rank of the query's latent.</param>
/// <param name="Output">Groups and rank of the output projection.</param>
/// <param name="Window">Single tokens that every layer sees, the last included.</param>
/// <param name="Layers">How many layers are of which kind.</param>
/// <param name="Indexer">Picks entries in sparse layers; <see cref="Indexer.Top"/> counts entries.</param>
public sealed record CompressedAttention(
    int Heads, int HeadSize, int QueryRank, GroupedOutput Output, int Window, CompressedLayers Layers, Indexer Indexer)
    : Attention(Heads)
{
    public override int KeySize => HeadSize;

    public override int ValueSize => HeadSize;

    /// <summary>The entries alone: head size / ratio, in sparse layers the indexer's key / ratio too.</summary>
    public override double CachedElements => Layers.Mean(0, (HeadSize + Indexer.HeadSize) / (double)Layers.SparseRatio, HeadSize / (double)Layers.HeavyRatio);

    /// <summary>The norms on the query's latent, the key and the entries.</summary>
    public override double NormChannels => QueryRank + HeadSize + Layers.Mean(0, HeadSize + Indexer.HeadSize, HeadSize);

    /// <summary>
    /// Query: rank · (hidden + heads · size). Key: hidden · size. Output: heads · size · rank and groups · rank · hidden.
    /// Entries: a value and a gate from the hidden state, in sparse layers of twice the width and for the indexer as well.
    /// </summary>
    public override double Weights(int hidden)
    {
        var query = (double)QueryRank * (hidden + ((double)Heads * HeadSize));
        var output = (double)Output.Rank * (((double)Heads * HeadSize) + ((double)Output.Groups * hidden));
        var sparse = (4.0 * hidden * (HeadSize + Indexer.HeadSize)) + Indexer.QueryWeights(hidden, QueryRank);
        return query + ((double)hidden * HeadSize) + output + Layers.Mean(0, sparse, 2.0 * hidden * HeadSize);
    }

    /// <summary>A sink a head, and a bias on the gate for each place in an entry.</summary>
    public override double Biases(int hidden) =>
        Heads + Layers.Mean(0, 2.0 * Layers.SparseRatio * (HeadSize + Indexer.HeadSize), (double)Layers.HeavyRatio * HeadSize);

    public override double ScoreFlop(AttendedPositions positions)
    {
        var picked = positions.Within((double)Indexer.Top * Layers.SparseRatio) / Layers.SparseRatio;
        var sparse = (FlopPerPosition * picked) + (Indexer.FlopPerPosition * positions.All / Layers.SparseRatio);
        var heavy = FlopPerPosition * positions.All / Layers.HeavyRatio;
        return (FlopPerPosition * positions.Within(Window)) + Layers.Mean(0, sparse, heavy);
    }

    /// <summary>The window, and the entries.</summary>
    public override double CachedElementsOf(double length) => (HeadSize * Math.Min(length, Window)) + (CachedElements * length);

    internal override Attention OfPrediction => this with { Layers = Layers with { Local = 1, Sparse = 0, Heavy = 0 } };
}

/// <summary>An output projection in two steps: each group of heads down to a rank, and all of these to the hidden size.</summary>
/// <param name="Groups">Groups of heads.</param>
/// <param name="Rank">Channels that each group is projected to.</param>
public sealed record GroupedOutput(int Groups, int Rank);

/// <summary>The layers of a <see cref="CompressedAttention"/> by kind; at least one in all.</summary>
/// <param name="Local">Layers that see the window alone.</param>
/// <param name="Sparse">Layers that see entries picked by the indexer.</param>
/// <param name="Heavy">Layers that see all entries.</param>
/// <param name="SparseRatio">Tokens to an entry in sparse layers.</param>
/// <param name="HeavyRatio">Tokens to an entry in heavy layers.</param>
public sealed record CompressedLayers(int Local, int Sparse, int Heavy, int SparseRatio, int HeavyRatio)
{
    /// <summary>The mean over all layers of something that a layer of each kind has.</summary>
    public double Mean(double local, double sparse, double heavy) =>
        ((Local * local) + (Sparse * sparse) + (Heavy * heavy)) / (Local + Sparse + Heavy);
}
