namespace Assay.Serving;

/// <summary>Bounds on what a request waits for.</summary>
/// <param name="FirstToken">Seconds to the first token at most; null for any.</param>
/// <param name="PerToken">Seconds from token to token at most; null for any.</param>
/// <param name="Percentile">The share of requests within both, such as 0.95; null where the means are to be.</param>
public sealed record LatencyObjective(double? FirstToken, double? PerToken, double? Percentile);
