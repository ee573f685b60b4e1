namespace Assay.Serving;

/// <summary>The free numbers of the serving model, by name; <c>serving/coefficients.yaml</c> says what each means.</summary>
public enum ServingCoefficient
{
    Gemm16, Gemm8, GemmMx, Gemm4, WeightRead, WeightOnly, Grouped, SpreadExperts,
    DecodeAttention, PrefillAttention, PrefillRate,
    LaunchShare, DepthShare, ElementwiseTraffic, LayerOverhead, ExpertOverhead, ExpertTraffic, Imbalance,
    ScaleUp, ScaleOut, ReduceLatency, ExchangeOverlap,
    StepTensorRt, StepVllm, StepSglang, StepOther, StepDecode, SequenceOverhead,
    Interference, Burst, RequestOverhead, TransferOverhead, PrefillWait,
    Ageing, Unripeness, Ampere, Hopper, Blackwell, OtherMake,
    DraftAcceptance, DraftSglang, SplitOverhead,
}
