using Assay.Serving;

namespace Assay.Tests.Serving;

/// <summary>What searches for capacity are asked in tests.</summary>
internal static class Orders
{
    private static readonly ServingPredictor Predictor = ServingPredictor.Shipped;

    /// <summary>Dense and with experts, grouped and latent attention, on one make of GPU and another.</summary>
    public static TheoryData<string, string, string> Services => new([("llama-3.1-8b", "H100-SXM", "bf16"), ("qwen3-32b", "H200-SXM", "fp8"), ("gpt-oss-120b", "B200-SXM", "fp4"), ("deepseek-v3", "H200-SXM", "fp8")]);

    public static CapacityOrder Of(string model, string gpu, string precision, double input = 2000, double output = 500)
    {
        var (job, traffic, _) = Predictor.Plans.Job(new ServingPlan { Model = model, Gpu = gpu, Precision = precision, InputTokens = input, OutputTokens = output });
        return new CapacityOrder { Engine = job, Traffic = traffic, RequestsPerSecond = 20, Objective = new LatencyObjective(2, 0.05, null), MostGpus = 128 };
    }

    public static CapacityResult Run(CapacityOrder order) => CapacitySearch.Run(order, Predictor.Calibration.Typical);

    public static Engine Engine(CapacityOrder order, EngineLayout layout, int? sequences = null, EngineRole role = EngineRole.Both) =>
        new(order.Engine with { Layout = layout, MaxSequences = sequences, Role = role }, Predictor.Calibration.Typical);

    /// <summary>GPUs of the smallest deployment; infinite where there is none.</summary>
    public static double Fewest(CapacityOrder order) => Run(order).Found is [var first, ..] ? first.Gpus : double.PositiveInfinity;
}
