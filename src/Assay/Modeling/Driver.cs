using Assay.Uncertainty;

namespace Assay.Modeling;

/// <summary>What one input does to a quantity.</summary>
/// <param name="Input">The input.</param>
/// <param name="First">The share of the variance that the input explains alone.</param>
/// <param name="Total">The share that would go if the input were known, its interactions included.</param>
/// <param name="RankCorrelation">Spearman's rank correlation of input and quantity, from -1 to 1.</param>
/// <param name="AtLow">The quantity with the input at its 5 % quantile and all others at their medians, in base units.</param>
/// <param name="AtHigh">The same at its 95 % quantile.</param>
/// <param name="Correlated">Whether the indices are those of a group of correlated inputs, which cannot be told apart.</param>
public sealed record Driver(Node Input, SobolEstimate First, SobolEstimate Total, double RankCorrelation, double AtLow, double AtHigh, bool Correlated);
