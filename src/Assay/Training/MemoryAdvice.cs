using Assay.Documents;

namespace Assay.Training;

/// <summary>A change that makes a plan fit.</summary>
/// <param name="Strategy">The changed strategy.</param>
/// <param name="Words">What changes, such as "recompute full instead of none".</param>
/// <param name="Memory">Bytes after it.</param>
/// <param name="Slowdown">Step time after it over before, at the most likely coefficients.</param>
/// <param name="Gpus">GPUs after it; more than before only where nothing else helps.</param>
public sealed record MemoryChange(Strategy Strategy, Message Words, MemoryUse Memory, double Slowdown, int Gpus);

/// <summary>Looks for the smallest change that makes a plan fit.</summary>
public static class MemoryAdvice
{
    private static readonly int[] Factors = [2, 4, 8];

    /// <summary>
    /// The change that fits and costs least time: one knob if one is enough, else two, else more GPUs as further data,
    /// tensor or pipeline ranks; null where even those do not help.
    /// </summary>
    public static MemoryChange? Smallest(ResolvedPlan plan, Coefficients coefficients)
    {
        var job = plan.Job;
        var before = TrainingStep.Evaluate(job, plan.Strategy, coefficients).Total;
        var ones = Neighbours(plan.Strategy, plan.Gpus).Where(change => StrategyRules.Legal(job, change.Strategy)).ToArray();
        return Best(ones) ?? Best([.. ones.SelectMany(one => Neighbours(one.Strategy, plan.Gpus).Select(two => (two.Strategy, Words: (Message)$"{one.Words} and {two.Words}"))).Where(change => StrategyRules.Legal(job, change.Strategy))])
            ?? Best([.. More(plan.Strategy).Where(change => StrategyRules.Legal(job, change.Strategy))]);

        MemoryChange? Best((Strategy Strategy, Message Words)[] changes) => changes
            .Select(change => new MemoryChange(change.Strategy, change.Words, MemoryModel.Of(job, change.Strategy), TrainingStep.Evaluate(job, change.Strategy, coefficients).Total / before, change.Strategy.Gpus))
            .Where(change => change.Memory.Total <= job.Machine.Memory)
            .OrderBy(change => change.Gpus * change.Slowdown).ThenBy(change => change.Words.ToString(), StringComparer.Ordinal).FirstOrDefault();
    }

    private static IEnumerable<(Strategy Strategy, Message Words)> Neighbours(Strategy s, int gpus)
    {
        foreach (var recompute in Enum.GetValues<Recompute>().Where(recompute => recompute > s.Recompute))
            yield return (s with { Recompute = recompute }, $"recompute {recompute.ToString().ToLowerInvariant()} instead of {s.Recompute.ToString().ToLowerInvariant()}");
        for (var micro = s.MicroBatch / 2; micro >= 1; micro /= 2)
            yield return (s with { MicroBatch = micro }, $"micro-batch {micro} instead of {s.MicroBatch}");
        foreach (var sharding in Enum.GetValues<Sharding>().Where(sharding => sharding > s.Sharding))
            yield return (s with { Sharding = sharding }, $"sharding zero{(int)sharding} instead of {(s.Sharding == Sharding.None ? "none" : $"zero{(int)s.Sharding}")}");
        if (s.Offload == Offload.None)
            yield return (s with { Offload = Offload.Optimizer }, "optimizer states offloaded to the host");
        if (s.Tensor > 1 && !s.SequenceParallel)
            yield return (s with { SequenceParallel = true }, "sequence parallelism on");
        foreach (var times in Factors.Where(times => s.Data % times == 0))
        {
            yield return (s with { Tensor = s.Tensor * times, Data = s.Data / times, SequenceParallel = true }, $"tensor parallel {s.Tensor * times} instead of {s.Tensor}");
            yield return (s with { Pipeline = s.Pipeline * times, Data = s.Data / times, VirtualStages = 1 }, $"pipeline parallel {s.Pipeline * times} instead of {s.Pipeline}");
            yield return (s with { Context = s.Context * times, Data = s.Data / times }, $"context parallel {s.Context * times} instead of {s.Context}");
        }

        for (var expert = s.Expert * 2; expert <= gpus; expert *= 2)
            yield return (s with { Expert = expert }, $"expert parallel {expert} instead of {s.Expert}");
    }

    private static IEnumerable<(Strategy Strategy, Message Words)> More(Strategy s)
    {
        for (var times = 2; times <= 1024; times *= 2)
        {
            foreach (var recompute in new[] { s.Recompute, Recompute.Full }.Distinct())
            {
                Message words = recompute == s.Recompute ? "" : (Message)$", recompute {recompute.ToString().ToLowerInvariant()}";
                yield return (s with { Data = s.Data * times, Sharding = Sharding.Parameters, Recompute = recompute }, $"{s.Gpus * times} GPUs with sharding zero3{words}");
                yield return (s with { Pipeline = s.Pipeline * times, VirtualStages = 1, Recompute = recompute }, $"{s.Gpus * times} GPUs with pipeline parallel {s.Pipeline * times}{words}");
                yield return (s with { Tensor = s.Tensor * times, SequenceParallel = true, Recompute = recompute }, $"{s.Gpus * times} GPUs with tensor parallel {s.Tensor * times}{words}");
            }
        }
    }
}
