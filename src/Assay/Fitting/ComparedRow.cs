using Assay.Documents;
namespace Assay.Fitting;

/// <summary>A prediction beside what was measured.</summary>
/// <param name="Predicted">In the unit of the measurement; null where it was skipped.</param>
/// <param name="P5">Lower end of the 90 % interval.</param>
/// <param name="P95">Upper end.</param>
/// <param name="Skipped">Why it was not predicted; null where it was.</param>
public abstract record ComparedRow(double? Predicted, double? P5, double? P95, Message? Skipped)
{
    /// <summary>The row's id in its table.</summary>
    public abstract string Id { get; }

    /// <summary>Publication that it stems from.</summary>
    public abstract string Family { get; }

    /// <summary>The accelerator as published.</summary>
    public abstract string Gpu { get; }

    /// <summary>What is measured.</summary>
    public abstract string Metric { get; }

    /// <summary>Whether the row tells all that a prediction rests on.</summary>
    public abstract bool Complete { get; }

    /// <summary>What was measured.</summary>
    public abstract double Reported { get; }

    /// <summary>Predicted over reported, less one.</summary>
    public double? Error => Predicted / Reported - 1;

    public bool Covered => P5 <= Reported && Reported <= P95;
}
