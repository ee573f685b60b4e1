using Assay.Serving;
using CsCheck;

namespace Assay.Tests.Serving;

/// <summary>Laws that hold for every engine.</summary>
public class EngineLaws
{
    private static readonly ServingPredictor Predictor = ServingPredictor.Shipped;

    private static readonly Engine[] Engines =
    [
        Of("llama-3.1-8b", "H100-SXM", "bf16", new EngineLayout(1)),
        Of("llama-3.1-70b", "H200-SXM", "fp8", new EngineLayout(Tensor: 4)),
        Of("gpt-oss-120b", "B200-SXM", "fp4", new EngineLayout(Tensor: 2)),
        Of("deepseek-v3", "H800-SXM", "fp8", new EngineLayout(Data: 32, Expert: 32)),
        Of("mixtral-8x7b", "A100-SXM-80GB", "bf16", new EngineLayout(Tensor: 2, Pipeline: 2)),
    ];

    private static readonly Gen<(Engine Engine, double Batch, double Context)> Steps =
        Gen.Select(Gen.Int[0, Engines.Length - 1], Gen.Double[1, 2000], Gen.Double[1, 20_000]).Select((e, batch, context) => (Engines[e], batch, context));

    [Fact]
    public void Every_part_of_an_iteration_takes_time_and_their_sum_is_the_whole() => Steps.Sample(step =>
    {
        var time = step.Engine.DecodeStep(step.Batch, step.Context);
        Assert.All(time.Parts, part => Assert.True(part.Seconds >= 0 && double.IsFinite(part.Seconds), part.Name));
        Assert.Equal(time.Total, time.Parts.Sum(part => part.Seconds), 1e-12);
    });

    [Fact]
    public void A_larger_batch_takes_longer_and_yields_more() => Steps.Sample(step =>
    {
        var (one, two) = (step.Engine.DecodeStep(step.Batch, step.Context).Total, step.Engine.DecodeStep(2 * step.Batch, step.Context).Total);
        Assert.True(two >= one, $"{two} s for twice the batch of {one} s");
        Assert.True(2 / two > 0.9 / one, $"{two} s for twice the batch of {one} s");
    });

    [Fact]
    public void Longer_contexts_take_longer() => Steps.Sample(step =>
        Assert.True(step.Engine.DecodeAttentionSeconds(step.Batch, 2 * step.Batch * step.Context) >= step.Engine.DecodeAttentionSeconds(step.Batch, step.Batch * step.Context)));

    [Fact]
    public void A_steady_state_keeps_Littles_law() => Gen.Select(Gen.Int[0, Engines.Length - 1], Gen.Double[1, 500], Gen.Double[16, 4000], Gen.Double[16, 2000]).Sample((e, clients, input, output) =>
    {
        var state = SteadyLoad.At(new Deployment(Engines[e]), new Traffic(input, output), clients);
        // Those under way: decoding, and between sending and the first token.
        Assert.True(state.Batch <= clients * (1 + 1e-6));
        Assert.Equal(state.Batch, state.RequestsPerSecond * output * state.TimePerOutputToken, 1e-3 * state.Batch);
    });

    [Fact]
    public void More_clients_never_get_less_through() => Gen.Select(Gen.Int[0, Engines.Length - 1], Gen.Double[1, 200]).Sample((e, clients) =>
    {
        var (deployment, traffic) = (new Deployment(Engines[e]), new Traffic(1000, 500));
        Assert.True(SteadyLoad.At(deployment, traffic, 2 * clients).RequestsPerSecond >= 0.99 * SteadyLoad.At(deployment, traffic, clients).RequestsPerSecond);
    });

    [Fact]
    public void Apart_the_slower_side_bounds_the_whole()
    {
        var engine = Engines[1];
        var traffic = new Traffic(4000, 100);
        var state = SteadyLoad.Saturated(new Deployment(engine, 1, engine, 4), traffic);
        Assert.Equal(ServingLimit.Prefill, state.Limit);
        Assert.Equal(1 / state.PrefillSeconds, state.RequestsPerSecond, 0.01 / state.PrefillSeconds);
    }

    [Fact]
    public void Accepted_drafts_make_tokens_cheaper_and_a_step_dearer()
    {
        var plain = Engines[3];
        var drafting = new Engine(plain.Job with { Drafts = 1, Acceptance = 0.85 }, plain.Coefficients);
        Assert.Equal(1.85, drafting.TokensPerStep, 1e-12);
        var (without, with) = (plain.DecodeStep(64, 4000).Total, drafting.DecodeStep(64, 4000).Total);
        Assert.InRange(with, without, 2 * without);
    }

    [Fact]
    public void Keys_and_values_take_the_memory_that_is_left()
    {
        var memory = Engines[0].Memory;
        // Llama 3.1 8B: 8.03 billion parameters in 16 bits, 128 KiB of keys and values a token.
        Assert.Equal(16.06e9, memory.Weights, 0.05e9);
        Assert.Equal(131_072, memory.BytesPerToken, 0.5);
        Assert.InRange(memory.KvTokens, 300_000, 500_000);
        Assert.Equal(0.9 * Engines[0].Job.Machine.Memory, memory.Weights + memory.Activations + memory.Context + memory.Cache, 1);
    }

    /// <summary>
    /// DeepSeek-V3/R1 inference system overview, 2025-03-01: means of a day for nodes of eight H800. Answers at the load that the
    /// users' speed tells, 88 sequences a GPU at 21 tokens a second each. The tolerance may only shrink.
    /// </summary>
    [Fact]
    public void The_founding_labs_rate_of_answers_is_predicted_within_a_tenth()
    {
        var engine = Founding(144);
        Assert.InRange(8 * 88 / engine.DecodeStep(88 * 144, Day.MeanContext).Total / 14_800, 0.9, 1.1);
    }

    /// <summary>
    /// No load of the engines that read prompts is told, only the mean of a day: full engines must read more than that, and less
    /// than the lab's own profile with balanced experts and prompts of 4,096 tokens, 62,713 a node.
    /// </summary>
    [Fact]
    public void Full_engines_of_the_founding_lab_read_more_than_in_the_mean_of_a_day_and_less_than_with_balanced_experts()
    {
        var engine = Founding(32);
        var together = engine.Limits.BatchedTokens / Day.UncachedTokens;
        var unread = 8.0 / 32 * together * Day.UncachedTokens / engine.PrefillStep(together, Day.UncachedTokens, Day.InputTokens - Day.UncachedTokens).Total;
        Assert.InRange(unread, 73_700 * (1 - Day.CacheHitFraction), 62_713);
    }

    // Prompts of 4,383 tokens, 56.3 % cached, and answers of 1,211: a mean KV length of 4,989.
    private static Traffic Day { get; } = new(4383, 1211, 0.563);

    private static Engine Founding(int ranks)
    {
        var (job, _, _) = Predictor.Plans.Job(new ServingPlan { Model = "deepseek-v3", Gpu = "H800-SXM", Precision = "fp8", RedundantExperts = 32, TwoBatchOverlap = true });
        return new Engine(job with { Layout = new EngineLayout(Data: ranks, Expert: ranks) }, Predictor.Calibration.Typical);
    }

    private static Engine Of(string model, string gpu, string precision, EngineLayout layout)
    {
        var (job, _, _) = Predictor.Plans.Job(new ServingPlan { Model = model, Gpu = gpu, Precision = precision });
        return new Engine(job with { Layout = layout }, Predictor.Calibration.Typical);
    }
}
