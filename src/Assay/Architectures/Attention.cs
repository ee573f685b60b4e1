namespace Assay.Architectures;

/// <summary>
/// The attention of one layer, in the mean over the layers where they differ. Every size is the whole model's, before any
/// split over GPUs. The kinds are <see cref="GroupedAttention"/> (multi-head, grouped-query and multi-query),
/// <see cref="LatentAttention"/> and <see cref="CompressedAttention"/>.
/// </summary>
/// <param name="Heads">Query heads.</param>
public abstract record Attention(int Heads)
{
    /// <summary>Size of a head's query and key: what a score multiplies.</summary>
    public abstract int KeySize { get; }

    /// <summary>Size of a head's value.</summary>
    public abstract int ValueSize { get; }

    /// <summary>
    /// Elements that one layer keeps of each token for all later ones: the key-value cache. What a layer keeps of the last few
    /// tokens only is not in it: see <see cref="CachedElementsOf"/>.
    /// </summary>
    public abstract double CachedElements { get; }

    /// <summary>Channels of the norms inside the attention, such as those on queries and keys.</summary>
    public abstract double NormChannels { get; }

    /// <summary>Weights of the projections of one layer, without biases: what a token is multiplied with.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public abstract double Weights(int hidden);

    /// <summary>Parameters of one layer that are added, not multiplied with: biases of the projections, sinks.</summary>
    /// <param name="hidden">The model's hidden size.</param>
    public abstract double Biases(int hidden);

    /// <summary>
    /// FLOP of one layer for one token and one position that it attends to: 2 · heads · (key size + value size), the score and
    /// the weighted value; the softmax is not counted.
    /// </summary>
    /// <remarks>
    /// PaLM (arXiv 2204.02311), appendix B: 12·L·H·Q·T a token for forward and backward, which is three times this at equal
    /// key and value sizes. Latent attention is taken in its expanded form, as it is trained and as a prompt is read; a server
    /// that decodes in the absorbed form does other work.
    /// </remarks>
    public virtual double FlopPerPosition => 2.0 * Heads * (KeySize + ValueSize);

    /// <summary>FLOP of one layer's scores and weighted values for one token.</summary>
    /// <param name="positions">What the token has to attend to, were nothing left out.</param>
    public virtual double ScoreFlop(AttendedPositions positions) => FlopPerPosition * positions.All;

    /// <summary>Elements that one layer keeps of a sequence.</summary>
    /// <param name="length">Tokens of the sequence.</param>
    public virtual double CachedElementsOf(double length) => CachedElements * length;

    /// <summary>The attention of a module for multi-token prediction: the same, where the layers do not differ.</summary>
    internal virtual Attention OfPrediction => this;
}
