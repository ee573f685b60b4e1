using Assay.Training;

namespace Assay.Tests.Training;

/// <summary>Korthikanti et al., arXiv 2205.05198, on GPT-3 (96 layers, hidden 12,288, 96 heads, 2,048 tokens), attention not fused.</summary>
public class ActivationMemoryTests
{
    private const double S = 2048, H = 12288, A = 96, L = 96;

    /// <summary>What stands in the paper, tensor ranks, sequence parallelism, recomputation, and bytes over s·b·h of a layer.</summary>
    public static TheoryData<string, int, bool, Recompute, double> Published => new(
    [
        ("equation 1", 1, false, Recompute.None, 34 + (5 * A * S / H)),
        ("equation 2", 8, false, Recompute.None, 10 + (24 / 8.0) + (5 * A * S / (H * 8))),
        ("equation 4", 8, true, Recompute.None, (34 / 8.0) + (5 * A * S / (H * 8))),
        ("table 2, selective", 8, false, Recompute.Selective, 10 + (24 / 8.0)),
        ("table 2, selective with sequence parallelism", 8, true, Recompute.Selective, 34 / 8.0),
    ]);

    [Theory, MemberData(nameof(Published))]
    public void A_layer_keeps_what_the_paper_says(string place, int tensor, bool sequenceParallel, Recompute recompute, double published)
    {
        foreach (var micro in new[] { 1, 4 })
        {
            var kept = Kept(new Strategy { Tensor = tensor, SequenceParallel = sequenceParallel, Recompute = recompute, MicroBatch = micro });
            Assert.True(Math.Abs((kept / (S * micro * H * L) / published) - 1) < 1e-9, $"{place}: {kept / (S * micro * H * L)} against {published}");
        }
    }

    [Fact]
    public void Whole_layers_computed_again_keep_their_inputs_and_one_layer_at_work()
    {
        // Table 2: 2·s·b·h a layer; one layer is whole while its backward pass runs.
        var kept = Kept(new Strategy { Tensor = 8, Recompute = Recompute.Full });
        Assert.Equal((2 * L) + 10 + (24 / 8.0) + (5 * A * S / (H * 8)), kept / (S * H), 1e-9);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void The_first_stage_of_a_pipeline_keeps_as_much_as_the_whole_model(int stages)
    {
        // Section 4.2.3, equation 5: L/p layers of p micro-batches.
        var whole = Kept(new Strategy { Tensor = 8, SequenceParallel = true });
        Assert.Equal(whole, Kept(new Strategy { Tensor = 8, SequenceParallel = true, Pipeline = stages }), 1e-9 * whole);
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(8, 12)]
    [InlineData(16, 3)]
    public void Interleaving_keeps_more_micro_batches_as_the_paper_says(int stages, int chunks)
    {
        // Section 4.2.3: L·(1 + (p - 1)/(p·m)) with m chunks a stage.
        var plain = Kept(new Strategy { Tensor = 8, Pipeline = stages });
        var interleaved = Kept(new Strategy { Tensor = 8, Pipeline = stages, VirtualStages = chunks });
        Assert.Equal(1 + ((stages - 1.0) / (stages * chunks)), interleaved / plain, 1e-9);
    }

    [Fact]
    public void A_stage_never_keeps_more_micro_batches_than_there_are()
    {
        var job = Gpt3(globalBatch: 4);
        var four = MemoryModel.Of(job, new Strategy { Tensor = 8, Pipeline = 8 }).Activations;
        var whole = MemoryModel.Of(job, new Strategy { Tensor = 8 }).Activations;
        Assert.Equal(whole / 2, four, 1e-9 * whole);
    }

    [Fact]
    public void Fused_attention_never_writes_its_scores()
    {
        var job = Gpt3() with { Software = new Software() };
        var unfused = Kept(new Strategy());
        var fused = MemoryModel.Of(job, new Strategy()).Activations;
        Assert.InRange(fused / unfused, 0.2, 0.4);
    }

    private static TrainingJob Gpt3(int globalBatch = 1536) =>
        Jobs.Of(Jobs.Gpt((int)L, (int)H, (int)A, 51200), globalBatch, (int)S, machine: Jobs.A100) with { Software = new Software { FlashAttention = false } };

    private static double Kept(Strategy strategy) => MemoryModel.Of(Gpt3(), strategy).Activations;
}
