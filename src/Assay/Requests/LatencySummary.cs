namespace Assay.Requests;

/// <summary>Durations of a simulation, in seconds.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="Mean">Exact.</param>
/// <param name="P50">The median.</param>
/// <param name="P90">90 % are shorter.</param>
/// <param name="P95">95 % are shorter.</param>
/// <param name="P99">99 % are shorter.</param>
/// <param name="Most">The longest, exact.</param>
/// <param name="Error">By what share the percentiles may be off; 0 where they come from all durations.</param>
public sealed record LatencySummary(long Count, double Mean, double P50, double P90, double P95, double P99, double Most, double Error);
