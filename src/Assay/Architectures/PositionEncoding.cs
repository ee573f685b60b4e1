namespace Assay.Architectures;

/// <summary>How a model knows the order of tokens.</summary>
public enum PositionKind
{
    /// <summary>Rotated queries and keys (Su et al., arXiv 2104.09864): no parameters.</summary>
    Rope,

    /// <summary>A slope on the scores (Press et al., arXiv 2108.12409): no parameters.</summary>
    Alibi,

    /// <summary>A learned vector for each position, added to the embedding (GPT-2, GPT-3).</summary>
    Learned,

    /// <summary>
    /// Sines of the distance, projected by hidden · hidden weights a layer (Dai et al., arXiv 1901.02860): Gopher. The
    /// projection runs once for a distance, not for a token, so that no FLOP are counted for it.
    /// </summary>
    Relative,
}

/// <summary>The kind of position encoding and how far it reaches.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Positions">The longest sequence the model is published for; for learned positions, the rows of their table. Null where unknown.</param>
public sealed record PositionEncoding(PositionKind Kind, int? Positions = null);
