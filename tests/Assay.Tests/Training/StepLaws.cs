using Assay.Hardware;
using Assay.Training;
using CsCheck;

namespace Assay.Tests.Training;

/// <summary>What holds for every legal strategy, whatever the coefficients turn out to be.</summary>
public class StepLaws
{
    [Fact]
    public void Every_part_of_a_step_and_of_the_memory_is_finite_and_none_is_negative()
    {
        foreach (var (job, strategy) in Strategies.AllLegal)
        {
            var step = TrainingStep.Evaluate(job, strategy, Jobs.Prior);
            if (!Jobs.Parts(step).All(part => double.IsFinite(part) && part >= -1e-12 * step.Total) || !(Math.Abs(step.Total - Jobs.Parts(step).Sum()) <= 1e-9 * step.Total))
                Assert.Fail($"{job.Model.Transformer.Title}: {step}: {strategy}");
            var memory = MemoryModel.Of(job, strategy);
            if (!Jobs.Parts(memory).All(part => double.IsFinite(part) && part >= 0) || !(Math.Abs(memory.Total - Jobs.Parts(memory).Sum()) <= 1e-9 * memory.Total))
                Assert.Fail($"{job.Model.Transformer.Title}: {memory}: {strategy}");
        }
    }

    [Fact]
    public void A_step_is_never_faster_than_its_work_at_peak_rate() =>
        Strategies.Legal.Sample(pair =>
        {
            var least = pair.Job.TokensPerStep * pair.Job.Model.CausalFlop / pair.Strategy.Gpus / pair.Job.Machine.Peak[(int)Precision.Bf16];
            Assert.True(TrainingStep.Evaluate(pair.Job, pair.Strategy, Jobs.Prior).Total > least);
        });

    /// <summary>Coefficients of which more is never worse, and those of which more is never better.</summary>
    public static TheoryData<Coefficient, bool> Directions => new(
    [
        (Coefficient.Gemm16, true), (Coefficient.Grouped, true), (Coefficient.FlashForward, true), (Coefficient.FlashBackward, true),
        (Coefficient.ScaleUp, true), (Coefficient.ScaleOut, true), (Coefficient.TensorOverlap, true), (Coefficient.GradientOverlap, true),
        (Coefficient.ShardOverlap, true), (Coefficient.ExpertOverlap, true), (Coefficient.ContextOverlap, true), (Coefficient.SendOverlap, true),
        (Coefficient.ElementwiseTraffic, false), (Coefficient.ExpertTraffic, false), (Coefficient.LayerOverhead, false),
        (Coefficient.ExpertOverhead, false), (Coefficient.StepOverhead, false), (Coefficient.OptimizerTraffic, false), (Coefficient.Straggling, false),
    ]);

    [Theory, MemberData(nameof(Directions))]
    public void A_higher_rate_never_slows_a_step_and_more_traffic_never_speeds_it(Coefficient which, bool better)
    {
        var more = new Coefficients([.. Enum.GetValues<Coefficient>().Select(one => one == which ? 1.1 * Jobs.Prior[one] : Jobs.Prior[one])]);
        Strategies.Legal.Sample(
            pair =>
            {
                var (before, after) = (TrainingStep.Evaluate(pair.Job, pair.Strategy, Jobs.Prior).Total, TrainingStep.Evaluate(pair.Job, pair.Strategy, more).Total);
                Assert.True(better ? after <= before * (1 + 1e-12) : after >= before * (1 - 1e-12), $"{before} s, then {after} s: {pair.Strategy}");
            },
            iter: 60);
    }

    [Fact]
    public void A_faster_network_and_a_faster_link_to_the_host_never_slow_a_step() =>
        Strategies.Legal.Sample(pair =>
        {
            var machine = pair.Job.Machine;
            var before = TrainingStep.Evaluate(pair.Job, pair.Strategy, Jobs.Prior).Total;
            var network = pair.Job with { Machine = machine with { Fabric = machine.Fabric with { Bandwidth = 2 * machine.Fabric.Bandwidth } } };
            var host = pair.Job with { Machine = machine with { HostBandwidth = 2 * machine.HostBandwidth } };
            var oversubscribed = pair.Job with { Machine = machine with { Fabric = machine.Fabric with { Oversubscription = 2 } } };
            Assert.True(TrainingStep.Evaluate(network, pair.Strategy, Jobs.Prior).Total <= before * (1 + 1e-12));
            Assert.True(TrainingStep.Evaluate(host, pair.Strategy, Jobs.Prior).Total <= before * (1 + 1e-12));
            Assert.True(TrainingStep.Evaluate(oversubscribed, pair.Strategy, Jobs.Prior).Total >= before * (1 - 1e-12));
        });

    [Fact]
    public void A_newer_part_with_a_higher_peak_is_faster_at_large_products()
    {
        var model = Jobs.Gpt(8, 12288, 96, 51200);
        var (a100, h100) = (Jobs.Of(model, 16, 2048, machine: Jobs.A100), Jobs.Of(model, 16, 2048, machine: Jobs.H100));
        var s = new Strategy { Tensor = 8, SequenceParallel = true };
        Assert.InRange(TrainingStep.Evaluate(a100, s, Jobs.Prior).Total / TrainingStep.Evaluate(h100, s, Jobs.Prior).Total, 1.3, 4);
    }

    [Fact]
    public void Time_grows_in_a_straight_line_with_the_micro_batches() =>
        Strategies.Legal.Where(pair => pair.Strategy.VirtualStages == 1).Sample(pair =>
        {
            double Seconds(int times) => TrainingStep.Evaluate(pair.Job with { GlobalBatch = times * pair.Job.GlobalBatch }, pair.Strategy, Jobs.Prior).Total;
            var (one, two, three) = (Seconds(1), Seconds(2), Seconds(3));
            Assert.True(two > one);
            Assert.Equal(two - one, three - two, 1e-9 * three);
        });

    [Fact]
    public void A_lone_data_rank_has_no_data_traffic()
    {
        var lone = Strategies.AllLegal.Where(pair => pair.Strategy.Data * pair.Strategy.Context == 1 && pair.Strategy.ExpertData == 1).ToArray();
        Assert.NotEmpty(lone);
        Assert.All(lone, pair => Assert.Equal(0, TrainingStep.Evaluate(pair.Job, pair.Strategy, Jobs.Prior).DataTraffic));
    }

    [Fact]
    public void What_is_not_split_sends_nothing() =>
        Strategies.Legal.Sample(pair =>
        {
            var step = TrainingStep.Evaluate(pair.Job, pair.Strategy, Jobs.Prior);
            Assert.True(pair.Strategy.Tensor > 1 || step.TensorTraffic == 0);
            Assert.True(pair.Strategy.Context > 1 || step.ContextTraffic == 0);
            Assert.True(pair.Strategy.Expert > 1 || step.ExpertTraffic == 0);
            Assert.True(pair.Strategy.Pipeline > 1 || (step.PipelineTraffic == 0 && Math.Abs(step.Bubble) < 1e-12));
        });

    [Fact]
    public void Evaluating_a_step_and_its_memory_allocates_nothing()
    {
        var job = Jobs.Of(Jobs.Mixture);
        var strategy = new Strategy { Tensor = 2, Pipeline = 2, Data = 4, Expert = 4, Sharding = Sharding.Parameters, Recompute = Recompute.Full };
        double sum = 0;
        for (var round = 0; round < 2; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++)
                sum += TrainingStep.Evaluate(job, strategy, Jobs.Prior).Total + MemoryModel.Of(job, strategy).Total + (StrategyRules.Legal(job, strategy) ? 1 : 0);
            if (round == 1)
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(sum > 0);
    }
}
