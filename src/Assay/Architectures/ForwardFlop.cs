namespace Assay.Architectures;

/// <summary>FLOP of the forward pass for one token, by part; a multiplication and an addition are two.</summary>
/// <param name="AttentionProjections">2 · the weights of query, key, value and output projections.</param>
/// <param name="AttentionScores">Scores and weighted values: the one part that grows with the sequence.</param>
/// <param name="DenseMlp">2 · the weights of the dense layers' feed-forward parts.</param>
/// <param name="RoutedExperts">2 · the weights of the experts chosen.</param>
/// <param name="SharedExperts">2 · the weights of the shared experts.</param>
/// <param name="Router">2 · the weights of the routers.</param>
/// <param name="OutputHead">2 · hidden · vocabulary, tied or not.</param>
public sealed record ForwardFlop(
    double AttentionProjections,
    double AttentionScores,
    double DenseMlp,
    double RoutedExperts,
    double SharedExperts,
    double Router,
    double OutputHead)
{
    /// <summary>2 · the weights that mix several residual streams.</summary>
    /// <value>0.</value>
    public double ResidualMixing { get; init; }

    /// <summary>2 · the weights of a hybrid's state-space layers, and their scan.</summary>
    /// <value>0.</value>
    public double StateSpace { get; init; }

    /// <summary>All matrix multiplications with weights: 2 · the active weights that a token is multiplied with, and the scan of state spaces.</summary>
    public double Matmul => AttentionProjections + StateSpace + DenseMlp + RoutedExperts + SharedExperts + Router + ResidualMixing + OutputHead;

    public double Total => Matmul + AttentionScores;
}
