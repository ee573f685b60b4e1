namespace Assay.Fitting;

/// <summary>A prediction beside what was measured.</summary>
/// <param name="Predicted">In the unit of the measurement; null where it was skipped.</param>
/// <param name="P5">Lower end of the 90 % interval.</param>
/// <param name="P95">Upper end.</param>
/// <param name="Skipped">Why it was not predicted; null where it was.</param>
public abstract record ComparedRow(double? Predicted, double? P5, double? P95, string? Skipped)
{
    /// <summary>What was measured.</summary>
    public abstract double Reported { get; }

    /// <summary>Predicted over reported, less one.</summary>
    public double? Error => Predicted / Reported - 1;

    public bool Covered => P5 <= Reported && Reported <= P95;
}
