namespace Assay.Tests.Architectures;

public class ConfigContradictionTests
{
    [Theory]
    [InlineData(nameof(Configs.GptOss20B), "\"num_key_value_heads\": 8", "\"num_key_value_heads\": 7", "num_key_value_heads", "64 'num_attention_heads' cannot share 7 'num_key_value_heads' evenly.")]
    [InlineData(nameof(Configs.GptOss20B), "\"num_experts_per_tok\": 4", "\"num_experts_per_tok\": 40", "num_experts_per_tok", "'num_experts_per_tok' is 40, more than the 32 of 'num_local_experts'.")]
    [InlineData(nameof(Configs.GptOss20B), "\"sliding_window\": 128", "\"sliding_window\": 128, \"layer_types\": [\"full_attention\"]", "layer_types", "'layer_types' lists 1 layers, but 'num_hidden_layers' is 24.")]
    [InlineData(nameof(Configs.GptOss20B), "\"sliding_window\": 128", "\"sliding_window\": 0", "sliding_window", "'sliding_window' must be at least 1.")]
    [InlineData(nameof(Configs.NeoX), "\"num_attention_heads\": 64", "\"num_attention_heads\": 63", "num_attention_heads", "'hidden_size' 6144 does not divide into 63 heads.")]
    [InlineData(nameof(Configs.Opt), "\"word_embed_proj_dim\": 768", "\"word_embed_proj_dim\": 512", "word_embed_proj_dim", "An embedding of another size than the hidden size is not known.")]
    [InlineData(nameof(Configs.Opt), "\"ffn_dim\": 3072, ", "", null, "The config has no 'ffn_dim'.")]
    [InlineData(nameof(Configs.Mpt7B), "\"qk_ln\": false", "\"qk_ln\": true", "qk_ln", "Norms on queries and keys are not known in 'mpt'.")]
    [InlineData(nameof(Configs.Falcon40B), "\"num_kv_heads\": 8", "\"num_kv_heads\": 9", "num_kv_heads", "128 'num_attention_heads' cannot share 9 'num_kv_heads' evenly.")]
    [InlineData(nameof(Configs.Glm), "\"num_experts_per_tok\": 8", "\"num_experts_per_tok\": 161", "num_experts_per_tok", "'num_experts_per_tok' is 161, more than the 160 of 'n_routed_experts'.")]
    [InlineData(nameof(Configs.Glm), "\"first_k_dense_replace\": 3", "\"first_k_dense_replace\": 93", "first_k_dense_replace", "'first_k_dense_replace' is 93, more than the 92 of 'num_hidden_layers'.")]
    [InlineData(nameof(Configs.Gemma2), "\"head_dim\": 256, ", "", null, "The config has no 'head_dim'.")]
    [InlineData(nameof(Configs.Minitron4B), "\"head_dim\": 128, \"hidden_size\": 3072", "\"hidden_size\": 3071", "num_attention_heads", "'hidden_size' 3071 does not divide into 24 heads, and there is no 'head_dim'.")]
    [InlineData(nameof(Configs.Mistral7B), "\"mistral\"", "\"mistrall\"", "model_type", "The architecture 'mistrall' is not known, and nothing is guessed about it.")]
    [InlineData(nameof(Configs.DeepSeekV32), "\"index_topk\": 2048, ", "", null, "The config has no 'index_topk'.")]
    [InlineData(nameof(Configs.DeepSeekV32), "\"q_lora_rank\": 1536", "\"q_lora_rank\": null", null, "The config has no 'q_lora_rank'.")]
    [InlineData(nameof(Configs.DeepSeekV4Flash), "\"o_groups\": 8", "\"o_groups\": 7", "o_groups", "64 'num_attention_heads' cannot share 7 'o_groups' evenly.")]
    [InlineData(nameof(Configs.DeepSeekV4Flash), "[0, 0, 4, 128, 4,", "[0, 4,", "compress_ratios", "'compress_ratios' lists 41 layers, fewer than the 43 of 'num_hidden_layers'.")]
    [InlineData(nameof(Configs.DeepSeekV4Flash), "[0, 0, 4,", "[0, 0, 8,", "compress_ratios", "A layer that compresses 8 tokens to one is not known; 0, 4 and 128 are.")]
    [InlineData(nameof(Configs.DeepSeekV4Flash), "\"num_key_value_heads\": 1", "\"num_key_value_heads\": 2", "num_key_value_heads", "'num_key_value_heads' is 2, but the heads share one key.")]
    [InlineData(nameof(Configs.DeepSeekV4Flash), "\"num_hash_layers\": 3", "\"num_hash_layers\": 44", "num_hash_layers", "'num_hash_layers' is 44, more than the 43 of 'num_hidden_layers'.")]
    [InlineData(nameof(Configs.NemotronNano), "MEMEM*EMEMEM*", "MEMEM*EMEME*", "hybrid_override_pattern", "'hybrid_override_pattern' has 50 layers, but 'num_hidden_layers' is 52.")]
    [InlineData(nameof(Configs.NemotronNano), "\"MEMEM*", "\"MEMEX*", "hybrid_override_pattern", "A layer of the kind 'X' is not known.")]
    [InlineData(nameof(Configs.NemotronNano), "\"MEMEM*", "\"ME-EM*", "hybrid_override_pattern", "A model with dense layers among those with experts is not known in 'nemotron_h'.")]
    [InlineData(nameof(Configs.NemotronNano), "3712", "3713", "moe_shared_expert_intermediate_size", "'moe_shared_expert_intermediate_size' 3713 is no multiple of 'moe_intermediate_size' 1856.")]
    [InlineData(nameof(Configs.NemotronNano), "\"ssm_state_size\": 128, ", "", null, "The config has no 'ssm_state_size'.")]
    [InlineData(nameof(Configs.DeepSeekV4Flash), "\"hc_mult\": 4,", "", null, "The config has no 'hc_mult'.")]
    public void Fields_that_contradict_each_other_give_one_error_with_its_place(string config, string right, string wrong, string? field, string problem)
    {
        var text = Configs.Named(config).Replace(right, wrong);
        var error = Assert.Single(Shapes.ErrorsOf(() => Shapes.ReadJson(text)));
        Assert.Equal((problem, PlaceOf(field, text)), (error.Problem, (error.At!.Value.Line, error.At.Value.Column)));
        Assert.NotEmpty(error.Remedy.ToString());
    }

    [Theory]
    [InlineData("gpt-oss", "gpt_oss")]
    [InlineData("gptneox", "gpt_neox")]
    [InlineData("deepseek_v31", "deepseek_v3")]
    public void An_unknown_architecture_is_refused_with_the_nearest_known(string unknown, string known)
    {
        var error = Assert.Single(Shapes.ErrorsOf(() => Shapes.ReadJson($$"""{ "model_type": "{{unknown}}" }""")));
        Assert.StartsWith($"Did you mean '{known}'? Known are: ", error.Remedy.ToString());
    }

    // Where a field's value begins, counted from 1; what is missing is told at the start.
    private static (int Line, int Column) PlaceOf(string? field, string text)
    {
        var before = field is null ? "" : text[..(text.IndexOf($"\"{field}\": ", StringComparison.Ordinal) + field.Length + 4)];
        return (before.Count(character => character == '\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
