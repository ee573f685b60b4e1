namespace Assay.Tests.Architectures;

/// <summary>Hybrids with linear attention by the gated delta rule.</summary>
public class DeltaNetTests
{
    private const string Small = """
        id: small
        source: nowhere
        layers: 4
        hidden: 64
        vocabulary: 1k
        attention: { kind: gqa, heads: 4, kv_heads: 2, head_size: 16, output_gate: true }
        experts: { routed: 8, active: 2, shared: 1, size: 32, shared_gate: true }
        hybrid: { kind: delta_net, attention_layers: 1, state_layers: 3, key_heads: 2, value_heads: 4, key_head_size: 8, value_head_size: 16, kernel: 4 }
        """;

    private const string Config = """
        {
          "architectures": ["Qwen3_5MoeForConditionalGeneration"],
          "model_type": "qwen3_5_moe",
          "text_config": {
            "model_type": "qwen3_5_moe_text",
            "num_hidden_layers": 60, "hidden_size": 4096, "vocab_size": 248320, "tie_word_embeddings": false,
            "num_attention_heads": 32, "num_key_value_heads": 2, "head_dim": 256, "full_attention_interval": 4, "attn_output_gate": true,
            "linear_num_key_heads": 16, "linear_num_value_heads": 64, "linear_key_head_dim": 128, "linear_value_head_dim": 128, "linear_conv_kernel_dim": 4,
            "num_experts": 512, "num_experts_per_tok": 10, "moe_intermediate_size": 1024, "shared_expert_intermediate_size": 1024
          }
        }
        """;

    [Fact]
    public void Every_layer_has_a_feed_forward_part_and_either_attention_or_a_state()
    {
        var model = Shapes.Read(Small).Transformer;
        Assert.Equal((1, 4, 0), (model.AttentionLayers, model.MoeLayers, model.DenseLayers));
        var parameters = model.Parameters;
        Assert.Equal(64 * 16 * (2 * (4 + 2) + 4), parameters.Attention);
        Assert.Equal(4 * ((3 * 64 * 32) + 64), parameters.SharedExperts);

        // 32 channels of queries and keys and 64 of values, convolved over 4 tokens; a gate, a decay and a step.
        Assert.Equal(3 * ((64 * (96 + 64 + 8 + 64)) + (96 * 4) + 8), parameters.StateSpace);
        Assert.Equal((9 * 64) + (3 * 16), parameters.Norms);
    }

    [Fact]
    public void A_state_does_not_grow_with_the_sequence()
    {
        var model = Shapes.Read(Small).Transformer;
        Assert.Equal(4 * 3 * ((64 * 8) + (96 * 3)), model.StateBytes(4));
        Assert.Equal(2 * 2 * 16 * 2, model.KvCacheBytesPerToken(2));
        Assert.Equal(model.ForwardAttendingTo(10).StateSpace, model.ForwardAttendingTo(100_000).StateSpace);
    }

    [Fact]
    public void Qwen3_5_has_its_published_size_from_its_config_and_from_the_catalogue()
    {
        var read = Shapes.ReadJson(Config).Transformer;
        var known = Shapes.Shipped("Qwen3.5-397B-A17B")!.Transformer;
        Assert.Equal(known.Parameters, read.Parameters);
        Assert.Equal(397e9, read.Parameters.Total, 1e9);
        Assert.Equal(17e9, read.ActiveParameters.Total, 0.5e9);
    }

    [Fact]
    public void A_list_of_kinds_of_layers_goes_before_the_interval()
    {
        var kinds = string.Join(", ", Enumerable.Range(0, 60).Select(layer => layer < 30 ? "\"full_attention\"" : "\"linear_attention\""));
        Assert.Equal(30, Shapes.ReadJson(Config.Replace("\"head_dim\"", $"\"layer_types\": [{kinds}], \"head_dim\"", StringComparison.Ordinal)).Transformer.AttentionLayers);
    }

    [Fact]
    public void Kimi_K2_5_nests_the_config_of_its_language_model()
    {
        var model = Shapes.ReadJson("""
            { "architectures": ["KimiK25ForConditionalGeneration"], "model_type": "kimi_k25", "text_config": {
              "model_type": "kimi_k2", "architectures": ["DeepseekV3ForCausalLM"], "num_hidden_layers": 61, "hidden_size": 7168, "vocab_size": 163840,
              "num_attention_heads": 64, "num_key_value_heads": 64, "q_lora_rank": 1536, "kv_lora_rank": 512, "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "v_head_dim": 128,
              "intermediate_size": 18432, "moe_intermediate_size": 2048, "n_routed_experts": 384, "n_shared_experts": 1, "num_experts_per_tok": 8, "first_k_dense_replace": 1 } }
            """).Transformer;
        Assert.Equal(Shapes.Shipped("Kimi K2.5")!.Transformer.Parameters.RoutedExperts, model.Parameters.RoutedExperts);
    }

    [Theory]
    [InlineData("state_layers: 3", "state_layers: 2", "'attention_layers' and 'state_layers' are 3 together, fewer than the 4 of 'layers'.")]
    [InlineData("kind: delta_net", "kind: mamba3", "'mamba3'")]
    [InlineData("key_heads: 2", "keys: 2", "A hybrid needs 'key_heads'.")]
    public void An_error_says_what_is_wrong(string right, string wrong, string expected) =>
        Assert.Contains(Shapes.ErrorsOf(() => Shapes.Read(Small.Replace(right, wrong, StringComparison.Ordinal))), error => error.Problem.ToString().Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"full_attention_interval\": 4", "\"mlp_only_layers\": [0]", "Dense layers among those with experts are not known in this family.")]
    [InlineData("\"full_attention_interval\": 4", "\"decoder_sparse_step\": 2", "Experts in only some of the layers are not known in this family.")]
    [InlineData("\"full_attention_interval\": 4", "\"layer_types\": [\"full_attention\"]", "'layer_types' has 1 layers, but 'num_hidden_layers' is 60.")]
    [InlineData("\"shared_expert_intermediate_size\": 1024", "\"shared_expert_intermediate_size\": 1000", "'shared_expert_intermediate_size' 1000 is no multiple of 'moe_intermediate_size' 1024.")]
    public void A_variant_that_is_not_known_is_refused(string right, string wrong, string expected) =>
        Assert.Contains(Shapes.ErrorsOf(() => Shapes.ReadJson(Config.Replace(right, wrong, StringComparison.Ordinal))), error => error.Problem == expected);
}
