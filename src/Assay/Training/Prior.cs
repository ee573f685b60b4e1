namespace Assay.Training;

/// <summary>What is believed of a coefficient before any run is looked at.</summary>
/// <param name="Coefficient">Which.</param>
/// <param name="Median">Its median.</param>
/// <param name="Spread">Standard deviation of its logarithm, or of its log odds where it is a fraction.</param>
/// <param name="Fraction">Whether it lies between 0 and 1.</param>
public sealed record Prior(Coefficient Coefficient, double Median, double Spread, bool Fraction)
{
    public double Inner => Fraction ? Math.Log(Median / (1 - Median)) : Math.Log(Median);

    public double Outer(double inner) => Fraction ? 1 / (1 + Math.Exp(-inner)) : Math.Exp(inner);

    public static IReadOnlyList<Prior> All { get; } =
    [
        new(Coefficient.Gemm16, 0.95, 0.06, false),
        new(Coefficient.Gemm8, 0.90, 0.08, false),
        new(Coefficient.GemmMx, 0.88, 0.08, false),
        new(Coefficient.Gemm4, 0.85, 0.1, false),
        new(Coefficient.Grouped, 0.9, 0.12, false),
        new(Coefficient.FlashForward, 0.9, 0.15, false),
        new(Coefficient.FlashBackward, 0.8, 0.15, false),
        new(Coefficient.UnfusedTraffic, 1, 0.25, false),
        new(Coefficient.UnfusedMatmul, 0.9, 0.2, false),
        new(Coefficient.ElementwiseTraffic, 1, 0.25, false),
        new(Coefficient.QuantizeTraffic, 1, 0.4, false),
        new(Coefficient.ExpertTraffic, 1, 0.4, false),
        new(Coefficient.ScaleUp, 0.9, 0.1, false),
        new(Coefficient.ScaleOut, 0.8, 0.15, false),
        new(Coefficient.TensorOverlap, 0.5, 0.7, true),
        new(Coefficient.GradientOverlap, 0.7, 0.7, true),
        new(Coefficient.ShardOverlap, 0.85, 0.7, true),
        new(Coefficient.ExpertOverlap, 0.4, 0.7, true),
        new(Coefficient.ContextOverlap, 0.7, 0.7, true),
        new(Coefficient.SendOverlap, 0.5, 0.7, true),
        new(Coefficient.LayerOverhead, 20e-6, 0.7, false),
        new(Coefficient.ExpertOverhead, 300e-6, 0.8, false),
        new(Coefficient.StepOverhead, 0.03, 0.8, false),
        new(Coefficient.OptimizerTraffic, 1.2, 0.3, false),
        new(Coefficient.Straggling, 0.005, 0.6, false),
        new(Coefficient.Misalignment, 0.15, 0.5, false),
        new(Coefficient.Ageing, 0.3, 0.5, false),
        new(Coefficient.Ampere, 1, 0.04, false),
        new(Coefficient.Hopper, 0.95, 0.05, false),
        new(Coefficient.Blackwell, 0.95, 0.05, false),
        new(Coefficient.CommunicationShare, 0.12, 0.3, false),
        new(Coefficient.HeadTraffic, 1, 0.3, false),
        new(Coefficient.Unripeness, 0.2, 0.5, false),
    ];
}
