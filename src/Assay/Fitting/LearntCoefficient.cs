namespace Assay.Fitting;

/// <summary>What the measured rows taught about a coefficient; intervals hold 90 %.</summary>
public sealed record LearntCoefficient<TWhich>(Prior<TWhich> Prior, double PriorP5, double PriorP95, double Median, double P5, double P95)
    where TWhich : struct, Enum;
