namespace Assay.Tests.Architectures;

/// <summary>
/// Sizes as the makers publish them, in billions, then the error allowed on the row: 1 %, or what the rounding of the
/// published figure and the note beside the row explain. Allowances may only shrink.
/// </summary>
public class PublishedSizesTests
{
    public static TheoryData<string, double, double> Totals => new(
    [
        ("DeepSeek-V3", 671, 0.0001),
        ("Llama-3.1-8B", 8.03, 0.0001),
        ("Llama-3.1-70B", 70.6, 0.001),
        ("Llama-3.1-405B", 405, 0.0025),
        ("Mixtral-8x7B", 46.7, 0.0001),
        ("Mixtral-8x22B", 141, 0.003),
        ("Qwen3-8B", 8.2, 0.0015),
        ("Qwen3-32B", 32.8, 0.0015),
        ("Qwen3-30B-A3B", 30.5, 0.0015),
        ("Qwen3-235B-A22B", 235, 0.0005),
        ("MiniMax-M2.5", 230, 0.006),
        // The part for images, 0.9B of the 109B, is no part of the shape.
        ("Llama-4-Scout", 109, 0.0115),
        ("Llama-4-Maverick", 400, 0.002),
        ("Kimi-K2", 1000, 0.027), // published as 1T
        ("GPT-3", 175, 0.0025),
        ("BLOOM", 176.247271424, 0.0000001),
    ]);

    /// <summary>The third value says whether the makers' figure counts the embedding.</summary>
    public static TheoryData<string, double, bool, double> Actives => new(
    [
        ("DeepSeek-V3", 36.6, false, 0.001),
        ("DeepSeek-V3", 37, false, 0.0105), // 36.6 rounded up
        ("Mixtral-8x7B", 12.9, true, 0.002),
        ("Mixtral-8x22B", 39, true, 0.004),
        ("Qwen3-30B-A3B", 3.3, true, 0.0165), // 3.353 cut off rather than rounded
        ("Qwen3-235B-A22B", 22, true, 0.009),
        ("MiniMax-M2.5", 10, false, 0.042), // 10.4 rounded
        ("Kimi-K2", 32, false, 0.01),
        ("Llama-4-Scout", 17, true, 0.0105), // 17.2 rounded
        ("Llama-4-Maverick", 17, true, 0.011), // 17.2 rounded
    ]);

    /// <summary>Counts of the published weights themselves.</summary>
    public static TheoryData<string, double> Exact => new(
    [
        ("Llama-3.1-8B", 8_030_261_248),
        ("Llama-3.1-70B", 70_553_706_496),
        ("Mixtral-8x7B", 46_702_792_704),
        ("BLOOM", 176_247_271_424),
    ]);

    [Theory, MemberData(nameof(Totals))]
    public void Total_parameters_stay_within_the_allowed_error_of_the_published_size(string model, double billions, double allowed) =>
        AssertNear(model, Shapes.Of(model).Parameters.Total, billions, allowed);

    [Theory, MemberData(nameof(Actives))]
    public void Active_parameters_stay_within_the_allowed_error_of_the_published_size(string model, double billions, bool withEmbedding, double allowed)
    {
        var active = Shapes.Of(model).ActiveParameters;
        AssertNear(model, withEmbedding ? active.Total : active.WithoutEmbedding, billions, allowed);
    }

    [Theory, MemberData(nameof(Exact))]
    public void Parameters_are_those_of_the_published_weights_to_the_last_one(string model, double parameters) =>
        Assert.Equal(parameters, Shapes.Of(model).Parameters.Total);

    [Fact]
    public void BLOOMs_embedding_has_the_published_3_596_615_680_parameters() =>
        Assert.Equal(3_596_615_680, Shapes.Of("BLOOM").Parameters.Embedding);

    [Fact]
    public void DeepSeek_V3s_prediction_module_has_the_published_11_5B_parameters_outside_the_total() =>
        AssertNear("DeepSeek-V3", Shapes.Of("DeepSeek-V3").Parameters.MultiTokenPrediction, 11.5, 0.01);

    private static void AssertNear(string model, double computed, double billions, double allowed)
    {
        var error = Math.Abs(computed / (billions * 1e9) - 1);
        Assert.True(error <= allowed, $"{model}: {computed / 1e9:F3}B against {billions}B is off by {error:P2}; {allowed:P2} is allowed.");
    }
}
