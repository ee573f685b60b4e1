using Assay.Training;
using CsCheck;

namespace Assay.Tests.Training;

public class MemoryAdviceTests
{
    [Fact]
    public void The_smallest_change_is_legal_and_fits()
    {
        // A machine too small for any of these as they are.
        Strategies.Legal.Sample(
            pair =>
            {
                var memory = MemoryModel.Of(pair.Job, pair.Strategy).Total;
                var job = pair.Job with { Machine = pair.Job.Machine with { Memory = 0.97 * memory } };
                if (MemoryAdvice.Smallest(new ResolvedPlan(job, pair.Strategy, pair.Strategy.Gpus, []), Jobs.Prior) is not { } change)
                    return;
                Assert.True(StrategyRules.Legal(job, change.Strategy), change.Words.ToString());
                Assert.True(change.Memory.Total <= job.Machine.Memory);
                Assert.Equal(MemoryModel.Of(job, change.Strategy), change.Memory);
                Assert.Equal(change.Strategy.Gpus, change.Gpus);
                Assert.True(double.IsFinite(change.Slowdown) && change.Slowdown > 0);
            },
            iter: 50);
    }

    [Fact]
    public void More_GPUs_are_asked_for_only_where_no_change_on_these_helps()
    {
        var job = Jobs.Of(Jobs.Gpt(96, 12288, 96, 51200), 1024, 2048);
        var one = MemoryAdvice.Smallest(new ResolvedPlan(job, new Strategy { Data = 8, Sharding = Sharding.Optimizer }, 8, []), Jobs.Prior);
        Assert.True(one is { Gpus: > 8 }, one?.Words?.ToString());
        var many = MemoryAdvice.Smallest(new ResolvedPlan(job, new Strategy { Data = 64, Tensor = 8, SequenceParallel = true, Sharding = Sharding.Optimizer }, 512, []), Jobs.Prior);
        Assert.Equal(512, many?.Gpus);
    }

    [Fact]
    public void Where_nothing_helps_nothing_is_advised()
    {
        var job = Jobs.Of(Jobs.Dense) with { Machine = Jobs.H100 with { Memory = 1e6 } };
        Assert.Null(MemoryAdvice.Smallest(new ResolvedPlan(job, new Strategy(), 1, []), Jobs.Prior));
    }
}
