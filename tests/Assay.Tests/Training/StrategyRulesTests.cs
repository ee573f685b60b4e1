using Assay.Hardware;
using Assay.Training;
using CsCheck;

namespace Assay.Tests.Training;

public class StrategyRulesTests
{
    /// <summary>One strategy for each fault: what it is called, and what its remedy names.</summary>
    public static TheoryData<Strategy, int, string, string> Specimens => new(
    [
        (new() { Data = 2 }, 8, "Tensor 1 x pipeline 1 x context 1 x data 2 is 2 GPUs, not 8.", "With these, data parallel is 8."),
        (new() { Tensor = 8, Data = 1 }, 12, "is 8 GPUs, not 12.", "12 must be a multiple of tensor x pipeline x context = 8."),
        (new() { Tensor = 3 }, 3, "8 attention heads do not split over 3 tensor ranks.", "Tensor parallel may be 1, 2, 4 or 8."),
        (new() { Pipeline = 5 }, 5, "4 layers do not fill 5 pipeline stages.", "Pipeline parallel is at most 4."),
        (new() { VirtualStages = 2 }, 1, "Virtual pipeline 2 needs a pipeline.", "Raise pipeline parallel"),
        (new() { Pipeline = 2, VirtualStages = 2, Schedule = Schedule.ZeroBubble }, 2, "Only 1F1B is interleaved.", "Leave virtual pipeline or the schedule out."),
        (new() { Pipeline = 2, VirtualStages = 4 }, 2, "4 layers do not split into pipeline 2 x virtual 4 equal chunks", "Virtual pipeline may be 1, 2 or 3."),
        (new() { MicroBatch = 3 }, 1, "A global batch of 16 does not split into micro-batches of 3 over 1 data ranks.", "must be a multiple of 3."),
        (new() { Pipeline = 3, VirtualStages = 2 }, 3, "16 micro-batches do not interleave over 3 stages.", "the global batch a multiple of 3."),
        (new() { Schedule = Schedule.ZeroBubble }, 1, "Zero-bubble and DualPipe schedules need a pipeline.", "Raise pipeline parallel"),
        (new() { Pipeline = 3, Schedule = Schedule.DualPipe }, 3, "DualPipe runs from both ends, and 3 stages are odd.", "Make pipeline parallel even"),
        (new() { Pipeline = 4, Data = 4, Schedule = Schedule.DualPipe }, 16, "4 micro-batches over 4 stages are fewer.", "The global batch must be at least 32"),
        (new() { Context = 3 }, 3, "Sequences of 1024 do not split over 3 context ranks in balanced halves.", "The length must be a multiple of 6."),
        (new() { SequenceParallel = true }, 1, "Sequence parallelism splits over tensor ranks, and there is one.", "Raise tensor parallel"),
        (new() { Expert = 3 }, 1, "8 experts do not split over 3 ranks.", "Expert parallel may be 1, 2, 4 or 8."),
        (new() { ExpertTensor = 3 }, 1, "Experts of size 1024 do not split over 3 expert-tensor ranks.", "Expert-tensor parallel may be 1, 2, 4,"),
        (new() { Expert = 4, Data = 2 }, 2, "Expert 4 x expert-tensor 1 does not fold into tensor x context x data = 2 ranks.", "Their product may be 1 or 2."),
        (new() { Sharding = Sharding.Optimizer }, 1, "Sharding splits over data ranks, and there is one.", "Write none for sharding"),
        (new() { Data = 4, ShardGroup = 2 }, 4, "A shard group of 2 has nothing to shard.", "Choose zero1, zero2 or zero3"),
        (new() { Data = 4, Sharding = Sharding.Parameters, ShardGroup = 3 }, 4, "A shard group of 3 does not divide 4 data ranks.", "It may be 1, 2 or 4."),
    ]);

    [Theory, MemberData(nameof(Specimens))]
    public void Every_fault_says_what_is_wrong_and_what_would_be_legal(Strategy strategy, int gpus, string problem, string remedy)
    {
        var faults = StrategyRules.Faults(Jobs.Of(Jobs.Mixture), strategy, gpus);
        var fault = Assert.Single(faults, fault => fault.Problem.ToString().Contains(problem, StringComparison.Ordinal));
        Assert.Contains(remedy, fault.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dense_model_has_no_experts_to_split()
    {
        var job = Jobs.Of(Jobs.Dense);
        Assert.Contains("Expert parallel is 2, but Small has no experts.", Assert.Single(StrategyRules.Faults(job, new Strategy { Data = 2, Expert = 2 }, 2)).Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("Expert-tensor parallel is 2", Assert.Single(StrategyRules.Faults(job, new Strategy { Data = 2, ExpertTensor = 2 }, 2)).Problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_precision_that_the_part_lacks_is_a_fault_that_names_those_it_has()
    {
        var fault = Assert.Single(StrategyRules.Faults(Jobs.Of(Jobs.Dense, precision: Precision.Fp8, machine: Jobs.A100), new Strategy(), 1));
        Assert.Contains("does not compute in FP8", fault.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("fp16 or bf16", fault.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_and_messages_agree_on_any_strategy() =>
        Strategies.Pairs.Sample(
            pair =>
            {
                var faults = StrategyRules.Faults(pair.Job, pair.Strategy, pair.Strategy.Gpus);
                Assert.Equal(StrategyRules.Legal(pair.Job, pair.Strategy), faults.Count == 0);
                Assert.All(faults, fault => Assert.EndsWith(".", fault.Problem.ToString(), StringComparison.Ordinal));
                Assert.All(faults, fault => Assert.EndsWith(".", fault.Remedy.ToString(), StringComparison.Ordinal));
            },
            iter: 5000);

    [Fact]
    public void Sizes_beyond_any_integer_are_refused_and_do_not_wrap_around()
    {
        var faults = StrategyRules.Faults(Jobs.Of(Jobs.Dense), new Strategy { Tensor = 1 << 30, Pipeline = 1 << 30, Context = 1 << 30, Data = int.MaxValue }, 0);
        Assert.NotEmpty(faults);
        Assert.False(StrategyRules.Legal(Jobs.Of(Jobs.Dense), new Strategy { Data = int.MaxValue, MicroBatch = int.MaxValue }));
    }

    [Fact]
    public void Where_the_GPUs_do_not_multiply_out_nothing_is_said_of_what_follows_from_the_data_ranks() =>
        Assert.Single(StrategyRules.Faults(Jobs.Of(Jobs.Mixture), new Strategy { Data = 7, Expert = 8 }, 8));
}
