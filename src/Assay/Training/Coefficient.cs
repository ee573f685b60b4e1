namespace Assay.Training;

/// <summary>The free numbers of the simulator, by name.</summary>
public enum Coefficient
{
    /// <summary>Share of the measured rate of 16-bit matrix kernels that training reaches.</summary>
    Gemm16, Gemm8, GemmMx, Gemm4, Grouped,
    FlashForward, FlashBackward, UnfusedTraffic, UnfusedMatmul,
    ElementwiseTraffic, QuantizeTraffic, ExpertTraffic,
    ScaleUp, ScaleOut,
    TensorOverlap, GradientOverlap, ShardOverlap, ExpertOverlap, ContextOverlap, SendOverlap,
    LayerOverhead, ExpertOverhead, StepOverhead, OptimizerTraffic, Straggling, Misalignment, Ageing, Ampere, Hopper, Blackwell,
    CommunicationShare, HeadTraffic, Unripeness, PowerExponent, BlockedLayer,
}
