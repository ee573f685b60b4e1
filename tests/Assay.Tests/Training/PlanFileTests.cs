using Assay.Documents;
using Assay.Training;

namespace Assay.Tests.Training;

public class PlanFileTests
{
    [Fact]
    public void Every_property_of_a_plan_has_its_key()
    {
        var plan = PlanFile.Read(new SourceText("plan.yaml", """
            title: All of it
            model: a
            gpu: b
            gpus: 2_048
            precision: fp8
            global_batch: 3
            sequence: 4
            tensor_parallel: 5
            pipeline_parallel: 6
            virtual_pipeline: 7
            context_parallel: 8
            expert_parallel: 9
            expert_tensor_parallel: 10
            data_parallel: 11
            micro_batch: 12
            recompute: full
            sharding: zero3
            shard_group: 13
            schedule: dualpipe
            sequence_parallel: off
            offload: optimizer
            attention: unfused
            expert_imbalance: 1.5
            network_bandwidth: 25
            oversubscription: 2
            network_latency: 8
            in_network_reduction: true
            software: NeMo 26.06
            tensor_overlap: on
            """));
        Assert.All(typeof(TrainingPlan).GetProperties().Where(property => property.Name != nameof(TrainingPlan.Configuration)), property => Assert.NotNull(property.GetValue(plan)));
        Assert.True(plan is { Gpus: 2048, SequenceParallel: false, ExpertImbalance: 1.5, ShardGroup: 13 });
    }

    [Theory]
    [InlineData("gpus: eight", "1:7", "'eight' under 'gpus' is no whole number from 1 on.")]
    [InlineData("gpus: -8", "1:7", "no whole number from 1 on")]
    [InlineData("gpus: 99999999999", "1:7", "no whole number from 1 on")]
    [InlineData("gpu: H100-SXM\ntensor_paralel: 8", "2:1", "Did you mean 'tensor_parallel'?")]
    [InlineData("expert_imbalance: 0", "1:19", "no number above zero")]
    [InlineData("sequence_parallel: perhaps", "1:20", "neither true nor false")]
    [InlineData("- gpus", "1:1", "The file holds a list, not a map.")]
    [InlineData("gpus: [8]", "1:7", "gpus")]
    public void What_is_wrong_in_a_plan_is_told_at_its_place(string text, string place, string message)
    {
        var refused = Assert.Throws<InputException>(() => PlanFile.Read(new SourceText("plan.yaml", text)));
        Assert.Contains($"plan.yaml:{place}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_of_a_plan_are_told() =>
        Assert.Equal(3, Assert.Throws<InputException>(() => PlanFile.Read(new SourceText("plan.yaml", "gpus: x\nsequence: y\nzzz: 1"))).Errors.Count);
}
