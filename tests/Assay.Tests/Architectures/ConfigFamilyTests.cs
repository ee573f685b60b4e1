using Assay.Architectures;

namespace Assay.Tests.Architectures;

/// <summary>Configs of each family, with the fields that the shape needs.</summary>
public class ConfigFamilyTests
{
    /// <summary>Counts of published weights.</summary>
    public static TheoryData<string, double> Exact => new(
    [
        (Configs.Mistral7B, 7_241_732_096),
        (Configs.Phi3Mini, 3_821_079_552),
        (Configs.Olmo2, 7_298_617_344),
        (Configs.Gemma2, 2_614_341_888),
        (Configs.Gemma3, 999_885_952),
        (Configs.NeoX, 20_554_567_680),
        (Configs.Opt, 125_239_296),
        (Configs.Mpt7B, 6_649_286_656),
        (Configs.Falcon7B, 6_921_720_704),
        (Configs.Falcon40B, 41_303_293_952),
        (Configs.Minitron4B, 4_190_509_056),
        (Configs.GptOss20B, 20_914_757_184),
        (Configs.GptOss20B.Replace("\"num_hidden_layers\": 24", "\"num_hidden_layers\": 36").Replace("experts\": 32", "experts\": 128"), 116_829_156_672),
    ]);

    /// <summary>Configs whose model the catalogue describes in our own format.</summary>
    public static TheoryData<string, string> Described => new(
    [
        ("GPT-NeoX-20B", Configs.NeoX),
        ("Mistral 7B", Configs.Mistral7B),
        ("gpt-oss 20B", Configs.GptOss20B),
        ("GLM-4.5", Configs.Glm),
        ("DeepSeek-V3.2", Configs.DeepSeekV32),
        ("DeepSeek-V4 Flash", Configs.DeepSeekV4Flash),
        ("DeepSeek-V4 Pro", Configs.DeepSeekV4Pro),
        ("Llama 4 Scout", Configs.Scout),
        ("Nemotron 3 Nano", Configs.NemotronNano),
    ]);

    [Theory, MemberData(nameof(Exact))]
    public void A_config_gives_the_count_of_the_published_weights_to_the_last_one(string config, double parameters) =>
        Assert.Equal(parameters, Shapes.ReadJson(config).Transformer.Parameters.Total);

    [Theory, MemberData(nameof(Described))]
    public void A_config_gives_the_same_figures_as_the_catalogue(string model, string config)
    {
        var (expected, read) = (Shapes.Shipped(model)!.Transformer, Shapes.ReadJson(config).Transformer);
        Assert.Equal(expected.Parameters, read.Parameters);
        Assert.Equal(expected.ActiveParameters, read.ActiveParameters);
        Assert.Equal(expected.Local, read.Local);
        Assert.Equal(expected.Forward(100_000, Masking.Causal), read.Forward(100_000, Masking.Causal));
        Assert.Equal(expected.KvCacheBytes(100_000, 2), read.KvCacheBytes(100_000, 2));
    }

    // Windows as the models' reports tell them: gpt-oss every other layer, Gemma 2 too, Gemma 3 five layers of six.
    [Theory]
    [InlineData(nameof(Configs.Mistral7B), 4096, 32)]
    [InlineData(nameof(Configs.Phi3Mini), 2047, 32)]
    [InlineData(nameof(Configs.Gemma2), 4096, 13)]
    [InlineData(nameof(Configs.Gemma3), 512, 22)]
    [InlineData(nameof(Configs.GptOss20B), 128, 12)]
    public void A_window_holds_in_the_familys_own_layers(string config, int size, int layers) =>
        Assert.Equal(new LocalAttention(LocalReach.Window, size, layers), Shapes.ReadJson(Configs.Named(config)).Transformer.Local);

    [Theory]
    [InlineData("\"use_sliding_window\": false, \"sliding_window\": 4096", 0)]
    [InlineData("\"use_sliding_window\": true, \"sliding_window\": 4096, \"max_window_layers\": 3", 5)]
    [InlineData("\"use_sliding_window\": true, \"sliding_window\": 4096, \"layer_types\": [\"full_attention\", \"sliding_attention\", \"sliding_attention\", \"full_attention\", \"full_attention\", \"full_attention\", \"full_attention\", \"full_attention\"]", 2)]
    public void Qwen_uses_its_window_where_it_says_so(string fields, int layers)
    {
        var config = $$"""
            { "model_type": "qwen2", "hidden_size": 64, "intermediate_size": 128, "num_attention_heads": 4, "num_hidden_layers": 8, "vocab_size": 100, {{fields}} }
            """;
        Assert.Equal(layers, Shapes.ReadJson(config).Transformer.Local?.Layers ?? 0);
    }

    [Theory]
    [InlineData("\"attention_chunk_size\": 8192, ", "", 36)]
    [InlineData("\"attention_chunk_size\": 8192, ", "\"attention_chunk_size\": null, ", 0)]
    [InlineData("\"num_attention_heads\"", "\"no_rope_layer_interval\": 2, \"num_attention_heads\"", 24)]
    public void Chunks_hold_where_positions_are_rotated(string right, string wrong, int layers) =>
        Assert.Equal(layers, Shapes.ReadJson(Configs.Scout.Replace(right, wrong)).Transformer.Local?.Layers ?? 0);

    [Fact]
    public void Gemma_3s_language_model_is_read_out_of_its_multimodal_config_with_the_vocabulary_of_its_class()
    {
        var read = Shapes.ReadJson("""
            { "architectures": ["Gemma3ForConditionalGeneration"], "model_type": "gemma3", "text_config": { "model_type": "gemma3_text", "head_dim": 128, "hidden_size": 5376,
              "intermediate_size": 21504, "num_attention_heads": 32, "num_hidden_layers": 62, "num_key_value_heads": 16, "sliding_window": 1024 } }
            """);
        Assert.Single(read.Warnings);
        Assert.Equal(new LocalAttention(LocalReach.Window, 1024, 52), read.Transformer.Local);
        Assert.Equal(1, read.Transformer.Parameters.Total / 27.009e9, 0.0001);
    }

    [Fact]
    public void Experts_released_in_four_bits_are_read_as_such()
    {
        int? Bits(string config) => Shapes.ReadJson(config).Transformer.Experts!.Bits;
        Assert.Equal(4, Bits(Configs.GptOss20B));
        Assert.Null(Bits(Configs.GptOss20B.Replace("mxfp4", "other", StringComparison.Ordinal)));
    }
}
