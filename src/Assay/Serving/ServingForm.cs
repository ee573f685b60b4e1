using Assay.Fitting;

namespace Assay.Serving;

/// <summary>What a calibration of the serving model looks like.</summary>
public static class ServingForm
{
    /// <summary>
    /// Figures apart, since they are wrong to different degrees: a first token waits in queues that no row describes. Each
    /// for dense models and those with experts.
    /// </summary>
    public static CalibrationForm Calibration { get; } = new("serving",
    [
        new("throughput_dense", "noise_of_throughput"),
        new("throughput_experts", "noise_of_throughput_experts", "throughput_dense"),
        new("tpot_dense", "noise_of_tpot", "throughput_dense"),
        new("tpot_experts", "noise_of_tpot_experts", "tpot_dense"),
        new("ttft_dense", "noise_of_ttft", null, 0.3),
        new("ttft_experts", "noise_of_ttft_experts", "ttft_dense", 0.3),
    ]);

    /// <summary>The kind that a figure of a model belongs to.</summary>
    public static string Kind(ServingFigure figure, bool experts) => $"{figure.ToString().ToLowerInvariant()}_{(experts ? "experts" : "dense")}";

    /// <summary>The group of a row, all of which is left out together.</summary>
    public static Func<ServingReading, string> Group(LeftOut left) => left switch
    {
        LeftOut.Family => row => row.Family,
        _ => row => Shape(row.Services[0].Prefill.Model),
    };

    // Models that differ in their weights alone, such as DeepSeek-V3 and R1, are one.
    private static string Shape(ServedModel model) => $"{model.Layers} layers of {model.Hidden}, {model.Heads} heads, {model.MlpSize} and {model.Experts} x {model.ExpertSize}";
}
