namespace Assay.Uncertainty;

/// <summary>A Sobol index with its 90 % confidence interval.</summary>
public readonly record struct SobolEstimate(double Value, double Low, double High);
