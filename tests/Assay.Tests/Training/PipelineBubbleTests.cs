using Assay.Training;

namespace Assay.Tests.Training;

/// <summary>The idle time of a pipeline against published expressions, on a model without a head, so that stages are alike.</summary>
public class PipelineBubbleTests
{
    // A vocabulary of one costs next to nothing.
    private static readonly TrainingJob Job = Jobs.Of(Jobs.Dense with { Vocabulary = 1, Layers = 16 }, globalBatch: 32);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    public void One_forward_one_backward_idles_p_less_one_over_m(int stages)
    {
        // Narayanan et al., arXiv 2104.04473, section 2.2.1.
        var step = Step(new Strategy { Pipeline = stages });
        Assert.Equal((stages - 1) / 32.0, step.Bubble / Busy(step), 0.01);
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(4, 4)]
    [InlineData(8, 2)]
    public void Interleaving_divides_the_bubble_by_the_chunks(int stages, int chunks)
    {
        // The same, section 2.2.2: (p - 1)/(m·v), for more sends.
        var (plain, interleaved) = (Step(new Strategy { Pipeline = stages }), Step(new Strategy { Pipeline = stages, VirtualStages = chunks }));
        Assert.Equal(plain.Bubble / chunks, interleaved.Bubble, 1e-9);
        Assert.True(interleaved.PipelineTraffic > plain.PipelineTraffic);
    }

    [Fact]
    public void Zero_bubble_and_DualPipe_idle_less()
    {
        // Qi et al., arXiv 2401.10241, table 1: (p - 1)(F + B - W) with the whole backward pass B + W; DeepSeek-V3, table 2.
        var strategy = new Strategy { Pipeline = 8 };
        var plain = Step(strategy).Bubble;
        Assert.InRange(Step(strategy with { Schedule = Schedule.ZeroBubble }).Bubble / plain, 0, 0.9);
        Assert.InRange(Step(strategy with { Schedule = Schedule.DualPipe }).Bubble / plain, 0, 0.9);
    }

    [Fact]
    public void Layers_that_do_not_divide_make_stages_wait_for_the_fullest()
    {
        Assert.True(Step(new Strategy { Pipeline = 3 }).Imbalance > Step(new Strategy { Pipeline = 4 }).Imbalance);
    }

    private static StepTime Step(Strategy strategy) => TrainingStep.Evaluate(Job, strategy, Jobs.Prior);

    private static double Busy(StepTime step) => step.Matmul + step.Attention + step.Elementwise + step.Overhead + step.Head;
}
