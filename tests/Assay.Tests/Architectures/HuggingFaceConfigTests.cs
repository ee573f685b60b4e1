using Assay.Architectures;
using CsCheck;

namespace Assay.Tests.Architectures;

public class HuggingFaceConfigTests
{
    private const string Llama = """
        {
          "model_type": "llama",
          "hidden_size": 4096,
          "intermediate_size": 14336,
          "num_attention_heads": 32,
          "num_hidden_layers": 32,
          "num_key_value_heads": 8,
          "vocab_size": 128256
        }
        """;

    private const string DeepSeek = """
        { "architectures": ["DeepseekV3ForCausalLM"], "model_type": "deepseek_v3", "first_k_dense_replace": 3, "hidden_size": 7168,
          "intermediate_size": 18432, "kv_lora_rank": 512, "moe_intermediate_size": 2048, "n_routed_experts": 256, "n_shared_experts": 1,
          "num_attention_heads": 128, "num_experts_per_tok": 8, "num_hidden_layers": 61, "num_nextn_predict_layers": 1,
          "q_lora_rank": 1536, "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "v_head_dim": 128, "vocab_size": 129280 }
        """;

    private const string Maverick = """
        { "model_type": "llama4", "text_config": { "model_type": "llama4_text", "attention_chunk_size": 8192, "head_dim": 128,
          "hidden_size": 5120, "interleave_moe_layer_step": 2, "intermediate_size": 8192, "intermediate_size_mlp": 16384,
          "num_attention_heads": 40, "num_experts_per_tok": 1, "num_hidden_layers": 48, "num_key_value_heads": 8,
          "num_local_experts": 128, "vocab_size": 202048 } }
        """;

    private const string MiniMax = """
        { "model_type": "minimax_m2", "head_dim": 128, "hidden_size": 3072, "intermediate_size": 1536, "num_attention_heads": 48,
          "num_experts_per_tok": 8, "num_hidden_layers": 62, "num_key_value_heads": 8, "num_local_experts": 256,
          "use_qk_norm": true, "qk_norm_type": "per_layer", "use_routing_bias": true, "vocab_size": 200064, "use_mtp": true }
        """;

    public static TheoryData<string, string> Known => new(
    [
        ("Llama-3.1-8B", Llama),
        ("DeepSeek-V3", DeepSeek),
        ("Kimi-K2", DeepSeek.Replace("deepseek_v3", "kimi_k2").Replace("_replace\": 3", "_replace\": 1").Replace("experts\": 256", "experts\": 384")
            .Replace("heads\": 128", "heads\": 64").Replace("predict_layers\": 1", "predict_layers\": 0").Replace("129280", "163840")),
        ("Llama-4-Maverick", Maverick),
        ("MiniMax-M2.5", MiniMax),
        ("Mixtral-8x7B", """
            { "model_type": "mixtral", "hidden_size": 4096, "intermediate_size": 14336, "num_attention_heads": 32, "num_experts_per_tok": 2,
              "num_hidden_layers": 32, "num_key_value_heads": 8, "num_local_experts": 8, "sliding_window": null, "vocab_size": 32000 }
            """),
        ("Qwen3-8B", """
            { "model_type": "qwen3", "head_dim": 128, "hidden_size": 4096, "intermediate_size": 12288, "num_attention_heads": 32,
              "num_hidden_layers": 36, "num_key_value_heads": 8, "tie_word_embeddings": false, "vocab_size": 151936 }
            """),
        ("Qwen3-30B-A3B", """
            { "model_type": "qwen3_moe", "decoder_sparse_step": 1, "head_dim": 128, "hidden_size": 2048, "intermediate_size": 6144, "mlp_only_layers": [],
              "moe_intermediate_size": 768, "num_attention_heads": 32, "num_experts": 128, "num_experts_per_tok": 8, "num_hidden_layers": 48,
              "num_key_value_heads": 4, "vocab_size": 151936 }
            """),
        ("BLOOM", """{ "model_type": "bloom", "hidden_size": 14336, "n_head": 112, "n_layer": 70, "vocab_size": 250880 }"""),
        ("BLOOM", """{ "model_type": "bloom", "n_embed": 14336, "num_attention_heads": 112, "n_layer": 70, "vocab_size": 250880 }"""),
        ("GPT-3", """{ "model_type": "gpt2", "n_embd": 12288, "n_head": 96, "n_layer": 96, "n_inner": null, "n_positions": 2048, "vocab_size": 50257 }"""),
    ]);

    [Theory, MemberData(nameof(Known))]
    public void A_config_gives_the_same_figures_as_the_shape_in_our_own_format(string model, string config)
    {
        var (expected, read) = (Shapes.Of(model), Shapes.ReadJson(config).Transformer);
        Assert.Equal(expected.Parameters, read.Parameters);
        Assert.Equal(expected.ActiveParameters, read.ActiveParameters);
        Assert.Equal(expected.Forward(4096, Masking.Causal), read.Forward(4096, Masking.Causal));
        Assert.Equal(expected.KvCacheBytesPerToken(2), read.KvCacheBytesPerToken(2));
    }

    [Fact]
    public void GPT_2_has_the_published_124_439_808_parameters() =>
        Assert.Equal(124_439_808, Shapes.ReadJson("""{ "model_type": "gpt2", "n_embd": 768, "n_head": 12, "n_layer": 12, "n_positions": 1024, "vocab_size": 50257 }""").Transformer.Parameters.Total);

    // The count of the weights that Alibaba publishes: biases on query, key and value alone.
    [Fact]
    public void Qwen2_7B_has_the_published_7_615_616_512_parameters() =>
        Assert.Equal(7_615_616_512, Shapes.ReadJson("""
            { "model_type": "qwen2", "hidden_size": 3584, "intermediate_size": 18944, "num_attention_heads": 28, "num_hidden_layers": 28,
              "num_key_value_heads": 4, "sliding_window": 131072, "use_sliding_window": false, "vocab_size": 152064 }
            """).Transformer.Parameters.Total);

    // arXiv 2405.04434: 236B and 21B active; its Lite model, without a query latent, 15.7B and 2.4B.
    [Theory]
    [InlineData("""{ "model_type": "deepseek_v2", "first_k_dense_replace": 1, "hidden_size": 5120, "intermediate_size": 12288, "kv_lora_rank": 512, "moe_intermediate_size": 1536, "n_routed_experts": 160, "n_shared_experts": 2, "num_attention_heads": 128, "num_experts_per_tok": 6, "num_hidden_layers": 60, "q_lora_rank": 1536, "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "v_head_dim": 128, "vocab_size": 102400 }""", 236e9, 21.4e9)]
    [InlineData("""{ "model_type": "deepseek_v2", "first_k_dense_replace": 1, "hidden_size": 2048, "intermediate_size": 10944, "kv_lora_rank": 512, "moe_intermediate_size": 1408, "n_routed_experts": 64, "n_shared_experts": 2, "num_attention_heads": 16, "num_experts_per_tok": 6, "num_hidden_layers": 27, "q_lora_rank": null, "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "v_head_dim": 128, "vocab_size": 102400 }""", 15.7e9, 2.66e9)]
    public void DeepSeek_V2_has_its_published_size(string config, double total, double active)
    {
        var read = Shapes.ReadJson(config).Transformer;
        Assert.Equal(1, read.Parameters.Total / total, 0.002);
        Assert.Equal(1, read.ActiveParameters.Total / active, 0.003);
    }

    [Fact]
    public void A_model_is_named_for_the_folder_of_its_config() => Assert.Equal("one", Shapes.ReadJson(Llama).Transformer.Id);

    [Fact]
    public void A_multimodal_config_is_reduced_to_its_text_part_with_a_warning()
    {
        var warning = Assert.Single(Shapes.ReadJson(Maverick).Warnings);
        Assert.StartsWith("models/one/config.json:1:42 Only the language model is read", $"{warning.At} {warning.Text}");
    }

    [Fact]
    public void What_the_shape_leaves_out_is_warned_of()
    {
        Assert.Empty(Shapes.ReadJson(Llama).Warnings);
        Assert.Contains("multi-token prediction", Assert.Single(Shapes.ReadJson(MiniMax).Warnings).Text.ToString());
    }

    [Theory]
    [InlineData("\"llama\"", "\"mamba\"", "2:17: The architecture 'mamba' is not known, and nothing is guessed about it.")]
    [InlineData("\"llama\"", "\"llama\", \"architectures\": [\"LlamaForRewards\"]", "2:43: The architecture 'LlamaForRewards' is not known under 'llama'.")]
    [InlineData("  \"model_type\": \"llama\",\n", "", "1:1: The config has no 'model_type'.")]
    [InlineData("  \"hidden_size\": 4096,\n", "", "1:1: The config has no 'hidden_size'.")]
    [InlineData("\"hidden_size\": 4096", "\"hidden_size\": null", "1:1: The config has no 'hidden_size'.")]
    [InlineData("4096", "-4096", "3:18: 'hidden_size' must not be negative.")]
    [InlineData("4096", "4096.5", "3:18: 'hidden_size' must be a whole number.")]
    [InlineData("4096", "\"4096\"", "3:18: 'hidden_size' must be a number.")]
    [InlineData("4096", "{ \"a\": 1 }", "3:18: 'hidden_size' must be a number.")]
    [InlineData("4096", "4095", "5:26: 'hidden_size' 4095 does not divide into 32 heads, and there is no 'head_dim'.")]
    [InlineData("\"num_key_value_heads\": 8", "\"num_key_value_heads\": 5", "7:26: 32 'num_attention_heads' cannot share 5 'num_key_value_heads' evenly.")]
    [InlineData("\"vocab_size\": 128256", "\"vocab_size\": 128256, \"mlp_bias\": 1", "8:37: 'mlp_bias' must be true or false.")]
    [InlineData("\"vocab_size\": 128256", "\"vocab_size\": 1, \"vocab_size\": 2", "8:20: The key 'vocab_size' stands twice in this object.")]
    [InlineData("4096,", "4096", "4:3: This is not valid JSON: '\"' is invalid after a value. Expected either ',', '}', or ']'.")]
    [InlineData("128256\n}", "128256\n} x", "9:3: This is not valid JSON: 'x' is invalid after a single JSON value. Expected end of data.")]
    public void An_error_has_its_place_and_names_the_field(string right, string wrong, string expected)
    {
        var error = Assert.Single(Shapes.ErrorsOf(() => Shapes.ReadJson(Llama.Replace(right, wrong))));
        Assert.Equal($"models/one/config.json:{expected}", $"{error.At}: {error.Problem}");
        Assert.NotEmpty(error.Remedy.ToString());
    }

    [Theory]
    [InlineData("\"kv_lora_rank\": 512", "\"kv_lora_rank\": 512, \"index_topk\": 2048", "Sparse attention with an indexer is not known.")]
    [InlineData("\"kv_lora_rank\": 512", "\"kv_lora_rank\": 512, \"moe_layer_freq\": 2", "Experts in only some of the later layers are not known.")]
    [InlineData("\"num_experts_per_tok\": 8", "\"num_experts_per_tok\": 300", "'num_experts_per_tok' is 300, more than the 256 of 'n_routed_experts'.")]
    [InlineData("\"num_attention_heads\": 128", "\"num_attention_heads\": 128, \"num_key_value_heads\": 8", "'num_key_value_heads' is 8, but latent attention has as many as 'num_attention_heads', 128.")]
    [InlineData("\"q_lora_rank\": 1536, ", "", "The config has no 'q_lora_rank'.")]
    public void A_variant_of_latent_attention_that_is_not_known_is_refused(string right, string wrong, string problem) =>
        Assert.Equal(problem, Assert.Single(Shapes.ErrorsOf(() => Shapes.ReadJson(DeepSeek.Replace(right, wrong)))).Problem);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{")]
    [InlineData("{ \"model_type\": 3 }")]
    [InlineData("{ \"model_type\": \"llama4\" }")]
    [InlineData("\uFEFF{ \"model_type\": \"llama\" }")]
    [InlineData("{ \"model_type\": \"llama\", \"é\": \ud800 }")]
    public void What_is_no_config_is_refused(string text) => Assert.NotEmpty(Shapes.ErrorsOf(() => Shapes.ReadJson(text)));

    [Fact]
    public void All_errors_are_told_at_once()
    {
        var errors = Shapes.ErrorsOf(() => Shapes.ReadJson("""
            {
              "model_type": "mixtral",
              "hidden_size": -1,
              "num_local_experts": 2,
              "num_experts_per_tok": 4
            }
            """));
        Assert.Equal(
            ["'hidden_size' must not be negative.", "'num_experts_per_tok' is 4, more than the 2 of 'num_local_experts'."],
            errors.Where(error => error.At!.Value.Line > 1).Select(error => error.Problem));
        Assert.Equal(4, errors.Count(error => error.Problem.ToString().StartsWith("The config has no", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_place_is_found_behind_any_text() =>
        Gen.Select(Gen.String, Gen.Int[0, 20], Gen.Int[0, 20]).Sample((text, lines, spaces) =>
        {
            var escaped = System.Text.Json.JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
            var config = $"{{{new string('\n', lines)}{new string(' ', spaces)}\"é{escaped}\": {{}}, \"model_type\": \"none\"}}";
            var error = Assert.Single(Shapes.ErrorsOf(() => Shapes.ReadJson(config)));
            var column = (lines == 0 ? 2 : 1) + spaces + escaped.Length + "\"é\": {}, \"model_type\": ".Length;
            Assert.Equal((lines + 1, column), (error.At!.Value.Line, error.At!.Value.Column));
        });

    [Fact]
    public void No_text_makes_the_reader_fail_otherwise_than_by_telling_errors() =>
        Gen.Select(Gen.Int[0, Llama.Length - 1], Gen.Int[0, 40], Gen.String[Gen.Char["{}[]\",:-1e9nul truefalse\n"], 0, 6]).Sample((at, cut, put) =>
        {
            var text = Llama[..at] + put + Llama[Math.Min(Llama.Length, at + cut)..];
            try
            {
                Shapes.ReadJson(text);
            }
            catch (Assay.Documents.InputException refused)
            {
                Assert.All(refused.Errors, error => Assert.True(error.At is { Line: > 0, Column: > 0 }));
            }
        }, iter: 20_000);
}
