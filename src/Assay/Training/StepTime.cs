namespace Assay.Training;

/// <summary>Where one optimizer step goes, in seconds; every second is in exactly one part.</summary>
public readonly record struct StepTime
{
    public double Matmul { get; init; }
    public double Experts { get; init; }
    public double Attention { get; init; }
    public double Elementwise { get; init; }
    public double Overhead { get; init; }
    public double Head { get; init; }
    public double TensorTraffic { get; init; }
    public double ContextTraffic { get; init; }
    public double ExpertTraffic { get; init; }
    public double PipelineTraffic { get; init; }
    public double Bubble { get; init; }
    public double Imbalance { get; init; }
    public double DataTraffic { get; init; }
    public double Optimizer { get; init; }
    public double Straggling { get; init; }

    public double Total => Matmul + Experts + Attention + Elementwise + Overhead + Head + TensorTraffic + ContextTraffic + ExpertTraffic
        + PipelineTraffic + Bubble + Imbalance + DataTraffic + Optimizer + Straggling;
}
