using Assay.Documents;
using Assay.Training;

namespace Assay.Cases;

/// <summary>A part of a simulated step.</summary>
/// <param name="Key">The part of a quantity's name.</param>
/// <param name="Words">What it is.</param>
/// <param name="Value">Its share of the step, 0 to 1.</param>
internal readonly record struct StepShare(string Key, Message Words, double Value);

/// <summary>Where a step goes, in few enough parts for a reader; the shares sum to 1.</summary>
internal static class StepShares
{
    public static IReadOnlyList<StepShare> Of(StepTime step)
    {
        (string Key, Message Words, double Seconds)[] parts =
        [
            ("matmul", "matrix products", step.Matmul + step.Experts + step.Head),
            ("attention", "attention", step.Attention),
            ("elementwise", "norms, activations and casts", step.Elementwise),
            ("traffic", "traffic not hidden", step.TensorTraffic + step.ContextTraffic + step.ExpertTraffic + step.PipelineTraffic + step.DataTraffic),
            ("bubble", "pipeline bubble", step.Bubble + step.Imbalance),
            ("stragglers", "waiting for stragglers", step.Straggling),
            ("rest", "launches, optimizer and the rest", step.Overhead + step.Optimizer),
        ];
        return [.. parts.Select(part => new StepShare(part.Key, part.Words, part.Seconds / step.Total))];
    }
}
