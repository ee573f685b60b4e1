namespace Assay.Tests.Architectures;

/// <summary>Published configs, cut down to the fields that the shape needs.</summary>
internal static class Configs
{
    public const string Mistral7B = """
        { "model_type": "mistral", "hidden_size": 4096, "intermediate_size": 14336, "num_attention_heads": 32, "num_hidden_layers": 32,
          "num_key_value_heads": 8, "sliding_window": 4096, "vocab_size": 32000 }
        """;

    public const string Phi3Mini = """
        { "model_type": "phi3", "hidden_size": 3072, "intermediate_size": 8192, "num_attention_heads": 32, "num_hidden_layers": 32,
          "num_key_value_heads": 32, "sliding_window": 2047, "vocab_size": 32064 }
        """;

    public const string Olmo2 = """
        { "model_type": "olmo2", "hidden_size": 4096, "intermediate_size": 11008, "num_attention_heads": 32, "num_hidden_layers": 32,
          "num_key_value_heads": 32, "vocab_size": 100352 }
        """;

    public const string Gemma2 = """
        { "model_type": "gemma2", "head_dim": 256, "hidden_size": 2304, "intermediate_size": 9216, "num_attention_heads": 8,
          "num_hidden_layers": 26, "num_key_value_heads": 4, "sliding_window": 4096, "vocab_size": 256000 }
        """;

    public const string Gemma3 = """
        { "model_type": "gemma3_text", "head_dim": 256, "hidden_size": 1152, "intermediate_size": 6912, "num_attention_heads": 4,
          "num_hidden_layers": 26, "num_key_value_heads": 1, "sliding_window": 512, "sliding_window_pattern": 6, "vocab_size": 262144 }
        """;

    public const string NeoX = """
        { "model_type": "gpt_neox", "hidden_size": 6144, "intermediate_size": 24576, "num_attention_heads": 64, "num_hidden_layers": 44,
          "tie_word_embeddings": false, "vocab_size": 50432 }
        """;

    public const string Opt = """
        { "model_type": "opt", "ffn_dim": 3072, "hidden_size": 768, "max_position_embeddings": 2048, "num_attention_heads": 12,
          "num_hidden_layers": 12, "vocab_size": 50272, "word_embed_proj_dim": 768 }
        """;

    public const string Mpt7B = """
        { "model_type": "mpt", "attn_config": { "alibi": true, "attn_type": "multihead_attention", "qk_ln": false }, "d_model": 4096,
          "expansion_ratio": 4, "max_seq_len": 2048, "n_heads": 32, "n_layers": 32, "no_bias": true, "vocab_size": 50432 }
        """;

    public const string Falcon7B = """
        { "model_type": "falcon", "alibi": false, "bias": false, "hidden_size": 4544, "multi_query": true, "new_decoder_architecture": false,
          "num_attention_heads": 71, "num_hidden_layers": 32, "parallel_attn": true, "vocab_size": 65024 }
        """;

    public const string Falcon40B = """
        { "model_type": "falcon", "hidden_size": 8192, "new_decoder_architecture": true, "num_attention_heads": 128, "num_hidden_layers": 60,
          "num_kv_heads": 8, "vocab_size": 65024 }
        """;

    public const string Minitron4B = """
        { "model_type": "nemotron", "head_dim": 128, "hidden_size": 3072, "intermediate_size": 9216, "num_attention_heads": 24,
          "num_hidden_layers": 32, "num_key_value_heads": 8, "partial_rotary_factor": 0.5, "vocab_size": 256000 }
        """;

    public const string GptOss20B = """
        { "model_type": "gpt_oss", "attention_bias": true, "head_dim": 64, "hidden_size": 2880, "intermediate_size": 2880, "num_attention_heads": 64,
          "num_experts_per_tok": 4, "num_hidden_layers": 24, "num_key_value_heads": 8, "num_local_experts": 32, "sliding_window": 128, "vocab_size": 201088,
          "quantization_config": { "modules_to_not_convert": ["model.layers.*.self_attn", "lm_head"], "quant_method": "mxfp4" } }
        """;

    public const string Glm = """
        { "model_type": "glm4_moe", "attention_bias": true, "first_k_dense_replace": 3, "head_dim": 128, "hidden_size": 5120, "intermediate_size": 12288,
          "moe_intermediate_size": 1536, "n_routed_experts": 160, "n_shared_experts": 1, "num_attention_heads": 96, "num_experts_per_tok": 8,
          "num_hidden_layers": 92, "num_key_value_heads": 8, "num_nextn_predict_layers": 1, "use_qk_norm": true, "vocab_size": 151552 }
        """;

    public const string Scout = """
        { "model_type": "llama4", "text_config": { "model_type": "llama4_text", "attention_chunk_size": 8192, "head_dim": 128, "hidden_size": 5120,
          "interleave_moe_layer_step": 1, "intermediate_size": 8192, "intermediate_size_mlp": 16384, "num_attention_heads": 40, "num_experts_per_tok": 1,
          "num_hidden_layers": 48, "num_key_value_heads": 8, "num_local_experts": 16, "vocab_size": 202048 } }
        """;

    public const string DeepSeekV32 = """
        { "architectures": ["DeepseekV32ForCausalLM"], "model_type": "deepseek_v32", "first_k_dense_replace": 3, "hidden_size": 7168, "index_head_dim": 128,
          "index_n_heads": 64, "index_topk": 2048, "intermediate_size": 18432, "kv_lora_rank": 512, "moe_intermediate_size": 2048, "n_routed_experts": 256,
          "n_shared_experts": 1, "num_attention_heads": 128, "num_experts_per_tok": 8, "num_hidden_layers": 61, "num_nextn_predict_layers": 1,
          "q_lora_rank": 1536, "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "v_head_dim": 128, "vocab_size": 129280 }
        """;

    public const string NemotronNano = """
        { "architectures": ["NemotronHForCausalLM"], "model_type": "nemotron_h", "conv_kernel": 4, "head_dim": 128, "hidden_size": 2688,
          "hybrid_override_pattern": "MEMEM*EMEMEM*EMEMEM*EMEMEM*EMEMEM*EMEMEMEM*EMEMEMEME", "mamba_head_dim": 64, "mamba_num_heads": 64,
          "moe_intermediate_size": 1856, "moe_shared_expert_intermediate_size": 3712, "n_groups": 8, "n_routed_experts": 128, "n_shared_experts": 1,
          "num_attention_heads": 32, "num_experts_per_tok": 6, "num_hidden_layers": 52, "num_key_value_heads": 2, "ssm_state_size": 128, "vocab_size": 131072 }
        """;

    public const string NemotronH56B = """
        { "model_type": "nemotron_h", "conv_kernel": 4, "hidden_size": 8192, "intermediate_size": 32768, "mamba_head_dim": 64, "mamba_num_heads": 256,
          "hybrid_override_pattern": "M-M-M-M*-M-M-M-M-M*-M-M-M-M-M*-M-M-M-M-M*-M-M-M-M-M*-M-M-M-M-M*-M-M-M-M-M*-M-M-M-M-M*-M-M-M-M-M*-M-M-M-M-M*-M-M-M-M-M-",
          "n_groups": 8, "num_attention_heads": 64, "num_hidden_layers": 118, "num_key_value_heads": 8, "ssm_state_size": 256, "vocab_size": 131072 }
        """;

    public static string DeepSeekV4Flash { get; } = DeepSeekV4(4096, 64, 1024, 8, 43, 256, 2048, 512, [0, 0, .. Enumerable.Range(0, 41).Select(layer => layer % 2 == 0 ? 4 : 128), 0]);

    public static string DeepSeekV4Pro { get; } = DeepSeekV4(7168, 128, 1536, 16, 61, 384, 3072, 1024, [128, 128, .. Enumerable.Range(0, 59).Select(layer => layer % 2 == 0 ? 4 : 128), 0]);

    public static string Named(string name) => (string)(typeof(Configs).GetField(name)?.GetValue(null) ?? typeof(Configs).GetProperty(name)!.GetValue(null)!);

    private static string DeepSeekV4(int hidden, int heads, int rank, int groups, int layers, int experts, int size, int top, int[] ratios) => $$"""
        { "architectures": ["DeepseekV4ForCausalLM"], "model_type": "deepseek_v4", "compress_ratios": [{{string.Join(", ", ratios)}}], "hc_mult": 4,
          "head_dim": 512, "hidden_size": {{hidden}}, "index_head_dim": 128, "index_n_heads": 64, "index_topk": {{top}}, "moe_intermediate_size": {{size}},
          "n_routed_experts": {{experts}}, "n_shared_experts": 1, "num_attention_heads": {{heads}}, "num_experts_per_tok": 6, "num_hash_layers": 3,
          "num_hidden_layers": {{layers}}, "num_key_value_heads": 1, "num_nextn_predict_layers": 1, "o_groups": {{groups}}, "o_lora_rank": 1024,
          "q_lora_rank": {{rank}}, "qk_rope_head_dim": 64, "sliding_window": 128, "topk_method": "noaux_tc", "vocab_size": 129280 }
        """;
}
