using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Reporting;
using Assay.Training;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The parts that the training commands show alike.</summary>
internal static class TrainingTables
{
    public static (string Key, Message Words, double Seconds)[] Parts(StepTime step) =>
    [
        ("matmul", "matrix products of dense layers", step.Matmul),
        ("experts", "matrix products of experts", step.Experts),
        ("attention", "attention", step.Attention),
        ("elementwise", "norms, activations, casts, permutations", step.Elementwise),
        ("head", "output head and loss", step.Head),
        ("overhead", "launches and synchronisation", step.Overhead),
        ("tensor_parallel", "tensor-parallel traffic not hidden", step.TensorTraffic),
        ("context_parallel", "context-parallel traffic not hidden", step.ContextTraffic),
        ("expert_parallel", "expert-parallel traffic not hidden", step.ExpertTraffic),
        ("pipeline_parallel", "pipeline traffic not hidden", step.PipelineTraffic),
        ("data_parallel", "data-parallel traffic not hidden", step.DataTraffic),
        ("pipeline_bubble", "pipeline bubble", step.Bubble),
        ("stage_imbalance", "waiting for the fullest stage", step.Imbalance),
        ("optimizer", "optimizer and the rest of the step", step.Optimizer),
        ("straggling", "waiting for stragglers", step.Straggling),
    ];

    public static (string Key, Message Words, double Bytes)[] Kinds(MemoryUse memory) =>
    [
        ("weights", "weights", memory.Weights),
        ("gradients", "gradients", memory.Gradients),
        ("optimizer_states", "optimizer states", memory.Optimizer),
        ("activations", "activations", memory.Activations),
        ("logits", "logits", memory.Logits),
        ("buffers", "buffers", memory.Buffers),
        ("fragmentation", "fragmentation", memory.Fragmentation),
    ];

    public static IEnumerable<(string Name, string Unit, Summary Summary)> Summaries(StepPrediction prediction) =>
    [
        ("step_time_s", "s", prediction.StepSeconds),
        ("tokens_per_s_per_gpu", "token/s/GPU", prediction.TokensPerSecondPerGpu),
        ("model_tflops_per_gpu", "TFLOP/s/GPU", prediction.ModelTflops),
        ("mfu", "1", prediction.MfuFull),
        ("mfu_causal", "1", prediction.MfuCausal),
    ];

    public static Table Memory(MemoryUse memory, double there) => new(
        Say("Memory of the fullest GPU"),
        [new(Say("kind")), new(Say("GB"), true)],
        [
            .. Kinds(memory).Where(kind => kind.Bytes > 0).Select(kind => new[] { Say(kind.Words), Gigabytes(kind.Bytes) }),
            [Say("needed"), Gigabytes(memory.Total)],
            [Say("there"), Gigabytes(there)],
        ]);

    /// <summary>Bytes as the tables show them, in GB.</summary>
    public static string Gigabytes(double bytes) => Say($"{bytes / 1e9:F1}");

    /// <summary>Whether it fits, in a sentence.</summary>
    public static string Verdict(MemoryUse memory, double there)
    {
        var (_, words, bytes) = Kinds(memory).MaxBy(kind => kind.Bytes);
        return memory.Total <= there
            ? Say($"Fits: {memory.Total / 1e9:F0} GB needed, {there / 1e9:F0} there.")
            : Say($"Does not fit: {memory.Total / 1e9:F0} GB needed, {there / 1e9:F0} there; {words} are {bytes / 1e9:F0}.");
    }

    public static void Write(Utf8JsonWriter json, MemoryUse memory, string name = "memory_gb_per_gpu")
    {
        json.WriteStartObject(name);
        foreach (var (key, _, bytes) in Kinds(memory))
            json.Number(key, bytes / 1e9);
        json.Number("total", memory.Total / 1e9);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, StepTime step)
    {
        json.WriteStartObject("breakdown");
        json.WriteString("unit", "s");
        foreach (var (key, _, seconds) in Parts(step))
            json.Number(key, seconds);
        json.Number("total", step.Total);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, in Strategy s)
    {
        json.WriteStartObject("strategy");
        foreach (var (key, value) in StrategyText.Numbers(s))
            json.WriteNumber(key, value);
        foreach (var (key, value) in StrategyText.Choices(s))
            json.WriteString(key, value);
        json.WriteBoolean("sequence_parallel", s.SequenceParallel);
        json.WriteEndObject();
    }
}
