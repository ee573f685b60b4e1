using Assay.Hardware;
using Assay.Training;

namespace Assay.Tests.Training;

/// <summary>Weights, gradients and optimizer states.</summary>
public class StateMemoryTests
{
    /// <summary>
    /// Megatron-LM, docs on the distributed optimizer: bytes a parameter without it, and with it over d ranks.
    /// </summary>
    public static TheoryData<Precision, double, double, double> Published => new(
    [
        (Precision.Bf16, 18, 6, 12),
        (Precision.Fp16, 20, 4, 16),
    ]);

    [Theory, MemberData(nameof(Published))]
    public void A_parameter_takes_as_many_bytes_as_Megatron_says(Precision precision, double whole, double kept, double spread)
    {
        var job = Jobs.Of(Jobs.Dense, precision: precision);
        var parameters = Jobs.Dense.Parameters.Total;
        Assert.Equal(whole, States(job, new Strategy()) / parameters, 1e-9);
        foreach (var ranks in new[] { 2, 8 })
            Assert.Equal(kept + (spread / ranks), States(job, new Strategy { Data = ranks, Sharding = Sharding.Optimizer }) / parameters, 1e-9);
    }

    /// <summary>Rajbhandari et al., arXiv 1910.02054, figure 1, with the gradients of BF16 in 32 bits: bytes of weights, gradients, states.</summary>
    public static TheoryData<Sharding, double, double, double> Zero => new(
    [
        (Sharding.None, 2, 4, 12),
        (Sharding.Optimizer, 2, 4, 12 / 8.0),
        (Sharding.Gradients, 2, 4 / 8.0, 12 / 8.0),
        (Sharding.Parameters, 2 / 8.0, 4 / 8.0, 12 / 8.0),
    ]);

    [Theory, MemberData(nameof(Zero))]
    public void Each_stage_of_ZeRO_shards_what_it_says(Sharding sharding, double weights, double gradients, double optimizer)
    {
        var memory = MemoryModel.Of(Jobs.Of(Jobs.Dense), new Strategy { Data = 8, Sharding = sharding });
        var parameters = Jobs.Dense.Parameters.Total;
        Assert.Equal(weights, memory.Weights / parameters, 1e-9);
        Assert.Equal(gradients, memory.Gradients / parameters, 1e-9);
        Assert.Equal(optimizer, memory.Optimizer / parameters, 1e-9);
    }

    [Fact]
    public void A_shard_group_spreads_over_its_own_ranks_alone()
    {
        var job = Jobs.Of(Jobs.Dense);
        Assert.Equal(
            MemoryModel.Of(job, new Strategy { Data = 2, Sharding = Sharding.Parameters }).Weights,
            MemoryModel.Of(job, new Strategy { Data = 8, Sharding = Sharding.Parameters, ShardGroup = 2 }).Weights,
            1e-6);
    }

    [Fact]
    public void Routed_experts_are_split_over_expert_and_expert_tensor_ranks_and_not_over_tensor_ranks()
    {
        var job = Jobs.Of(Jobs.Mixture);
        var routed = Jobs.Mixture.Parameters.RoutedExperts;
        double Weights(Strategy s) => MemoryModel.Of(job, s).Weights;
        // From one expert rank to four, three quarters of the routed experts go.
        Assert.Equal(2 * routed * 3 / 4, Weights(new() { Data = 8 }) - Weights(new() { Data = 8, Expert = 4 }), 1);
        Assert.Equal(2 * routed * 7 / 8, Weights(new() { Data = 8 }) - Weights(new() { Data = 8, Expert = 4, ExpertTensor = 2 }), 1);
        // Tensor ranks split all else.
        var dense = Jobs.Mixture.Parameters.Total - routed;
        Assert.InRange((Weights(new() { Data = 4 }) - Weights(new() { Data = 4, Tensor = 2 })) / (2 * dense / 2), 0.9, 1.1);
    }

    [Fact]
    public void Optimizer_states_of_routed_experts_are_sharded_over_the_expert_data_ranks_whatever_the_tensor_ranks()
    {
        // Megatron-LM issue 4687: a report of memory divided them by the tensor ranks.
        var job = Jobs.Of(Jobs.Mixture);
        var routed = Jobs.Mixture.Parameters.RoutedExperts;
        var dense = Jobs.Mixture.Parameters.Total - routed;
        double Optimizer(Strategy s) => MemoryModel.Of(job, s with { Sharding = Sharding.Optimizer }).Optimizer;
        // 16 ranks, 4 of them expert ranks: each expert lives on 4, whether the ranks are called tensor or data.
        var expected = 12 * routed / 4 / 4;
        Assert.Equal(expected + (12 * dense / 16), Optimizer(new() { Data = 16, Expert = 4 }), 0.02 * expected);
        Assert.Equal(expected + (12 * dense / 16), Optimizer(new() { Tensor = 4, Data = 4, Expert = 4 }), 0.02 * expected);
    }

    [Fact]
    public void DualPipe_holds_two_copies_of_the_weights()
    {
        // DeepSeek-V3, arXiv 2412.19437, table 2: parameters 2x.
        var job = Jobs.Of(Jobs.Dense);
        var one = MemoryModel.Of(job, new Strategy { Pipeline = 4 });
        var two = MemoryModel.Of(job, new Strategy { Pipeline = 4, Schedule = Schedule.DualPipe });
        Assert.Equal(2 * one.Weights, two.Weights, 1e-6);
        // And p + 1 micro-batches in place of p.
        Assert.Equal(5.0 / 4, two.Activations / one.Activations, 1e-9);
    }

    [Fact]
    public void Offloaded_states_are_not_on_the_GPU()
    {
        var job = Jobs.Of(Jobs.Dense);
        Assert.Equal(0, MemoryModel.Of(job, new Strategy { Offload = Offload.Optimizer }).Optimizer);
    }

    [Fact]
    public void Frozen_weights_have_no_gradients_and_no_states()
    {
        var memory = MemoryModel.Of(Jobs.Of(Jobs.Dense) with { Adapters = true }, new Strategy());
        Assert.True(memory is { Gradients: 0, Optimizer: 0, Weights: > 0 });
    }

    private static double States(TrainingJob job, Strategy s)
    {
        var memory = MemoryModel.Of(job, s);
        return memory.Weights + memory.Gradients + memory.Optimizer;
    }
}
