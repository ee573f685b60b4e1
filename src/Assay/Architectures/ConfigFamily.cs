namespace Assay.Architectures;

/// <summary>A family of configs that share a <c>model_type</c>, and so the layers that it stands for.</summary>
/// <param name="Classes">The names that the field <c>architectures</c> may give.</param>
/// <param name="Read">Makes the shape from the fields and a name for the model.</param>
internal sealed record ConfigFamily(IReadOnlyList<string> Classes, Func<ConfigFields, string, Transformer> Read)
{
    public static IReadOnlyDictionary<string, ConfigFamily> All { get; } = new Dictionary<string, ConfigFamily>
    {
        ["llama"] = new(["LlamaForCausalLM"], LlamaConfigs.ReadLlama),
        ["mistral"] = new(["MistralForCausalLM"], LlamaConfigs.ReadMistral),
        ["qwen2"] = new(["Qwen2ForCausalLM"], LlamaConfigs.ReadQwen2),
        ["qwen3"] = new(["Qwen3ForCausalLM"], LlamaConfigs.ReadQwen3),
        ["mixtral"] = new(["MixtralForCausalLM"], MixtureConfigs.ReadMixtral),
        ["qwen3_moe"] = new(["Qwen3MoeForCausalLM"], MixtureConfigs.ReadQwen3),
        ["minimax_m2"] = new(["MiniMaxM2ForCausalLM"], MixtureConfigs.ReadMiniMaxM2),
        ["llama4_text"] = new(["Llama4ForCausalLM"], MixtureConfigs.ReadLlama4),
        ["deepseek_v2"] = new(["DeepseekV2ForCausalLM"], (fields, name) => DeepSeekConfigs.Read(fields, name, routerBias: false)),
        ["deepseek_v3"] = new(["DeepseekV3ForCausalLM"], (fields, name) => DeepSeekConfigs.Read(fields, name, routerBias: true)),
        ["kimi_k2"] = new(["DeepseekV3ForCausalLM", "KimiK2ForCausalLM"], (fields, name) => DeepSeekConfigs.Read(fields, name, routerBias: true)),
        ["gpt2"] = new(["GPT2LMHeadModel"], GptConfigs.ReadGpt2),
        ["bloom"] = new(["BloomForCausalLM", "BloomModel"], GptConfigs.ReadBloom),
    };
}
