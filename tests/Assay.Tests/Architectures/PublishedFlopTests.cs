using Assay.Architectures;

namespace Assay.Tests.Architectures;

public class PublishedFlopTests
{
    private const double SecondsPerDay = 86_400;

    [Fact]
    public void DeepSeek_V3s_training_took_about_3_3e24_FLOP_by_the_six_N_rule() =>
        Assert.Equal(3.3e24, Shapes.Of("DeepSeek-V3").SixN * 14.8e12, 0.05e24);

    // arXiv 2407.21783, section 3.2: 3.8e25 FLOP for 15.6T tokens.
    [Fact]
    public void Llama_3_405Bs_training_took_3_8e25_FLOP_by_the_six_N_rule() =>
        Assert.Equal(3.8e25, Shapes.Of("Llama-3.1-405B").SixN * 15.6e12, 0.005e25);

    // arXiv 2505.09343, table 4: 2,048 GPUs, 272.8B tokens a day, TFLOP/s a GPU by both conventions at 4,096 tokens.
    [Theory]
    [InlineData(Masking.Causal, 385e12)]
    [InlineData(Masking.Full, 432e12)]
    public void DeepSeek_V3s_training_FLOP_a_token_reproduce_the_published_rates(Masking masking, double rate)
    {
        var published = rate * 2048 * SecondsPerDay / 272.8e9;
        Assert.Equal(1, Shapes.Of("DeepSeek-V3").TrainingFlopPerToken(4096, masking) / published, 0.004);
    }

    // arXiv 2505.09343, table 2, in GFLOP a token.
    [Theory]
    [InlineData("DeepSeek-V3", 250, 0.0025)]
    [InlineData("Llama-3.1-405B", 2448, 0.0105)]
    public void Training_FLOP_a_token_stay_within_the_allowed_error_of_the_published_ones(string model, double published, double allowed) =>
        Assert.Equal(1, Shapes.Of(model).TrainingFlopPerToken(4096, Masking.Causal) / 1e9 / published, allowed);

    // arXiv 2505.09343, table 1: kB a token in BF16.
    [Theory]
    [InlineData("DeepSeek-V3", 70_272)]
    [InlineData("Llama-3.1-405B", 516_096)]
    public void The_cache_of_a_token_takes_the_published_bytes(string model, double bytes) =>
        Assert.Equal(bytes, Shapes.Of(model).KvCacheBytesPerToken(2));

    // PaLM, arXiv 2204.02311, appendix B: 12 · layers · heads · head size · length, forward and backward.
    [Fact]
    public void Unmasked_attention_of_a_dense_model_is_PaLMs_formula()
    {
        var model = Shapes.Of("GPT-3");
        Assert.Equal(12.0 * 96 * 96 * 128 * 2048, 3 * model.Forward(2048, Masking.Full).AttentionScores);
    }

    [Fact]
    public void The_output_head_is_multiplied_even_where_it_is_the_embedding_and_the_embedding_never_is()
    {
        var tied = Shapes.Of("GPT-3");
        Assert.Equal(0, tied.Parameters.OutputHead);
        Assert.Equal(2.0 * 12288 * 50257, tied.Forward(1, Masking.Full).OutputHead);
        var untied = tied with { TiedEmbeddings = false };
        Assert.Equal(tied.Forward(2048, Masking.Causal), untied.Forward(2048, Masking.Causal));
    }

    [Fact]
    public void Prediction_modules_cost_their_own_FLOP_and_nothing_of_the_main_models()
    {
        var with = Shapes.Of("DeepSeek-V3");
        var without = with with { MultiTokenPredictionLayers = 0 };
        Assert.Equal(without.TrainingFlopPerToken(4096, Masking.Causal), with.TrainingFlopPerToken(4096, Masking.Causal));
        Assert.Equal(0, without.MultiTokenPredictionForward(4096, Masking.Causal));

        // One layer with 9 of its experts, the merging projection, the router and the head.
        var weights = 187_105_280.0 + (9 * 44_040_192.0) + (2.0 * 7168 * 7168) + (7168.0 * 256) + (7168.0 * 129280);
        Assert.Equal((2 * weights) + (2.0 * 128 * 320 * 4096), with.MultiTokenPredictionForward(4096, Masking.Full));
    }

    [Fact]
    public void A_decoding_step_at_the_end_of_a_sequence_costs_what_full_attention_does()
    {
        var model = Shapes.Of("Llama-3.1-8B");
        Assert.Equal(model.Forward(8192, Masking.Full), model.ForwardAttendingTo(8192));
    }
}
