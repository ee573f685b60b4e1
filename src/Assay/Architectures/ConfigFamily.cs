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
        ["deepseek_v32"] = new(["DeepseekV32ForCausalLM"], (fields, name) => DeepSeekConfigs.Read(fields, name, routerBias: true, indexed: true)),
        ["glm_moe_dsa"] = new(["GlmMoeDsaForCausalLM"], (fields, name) => DeepSeekConfigs.Read(fields, name, routerBias: true, indexed: true)),
        ["qwen3_next"] = new(["Qwen3NextForCausalLM"], (fields, name) => QwenHybridConfigs.Read(fields, name, experts: true)),
        ["qwen3_5_moe_text"] = new(["Qwen3_5MoeForCausalLM", "Qwen3_5MoeForConditionalGeneration"], (fields, name) => QwenHybridConfigs.Read(fields, name, experts: true)),
        ["qwen3_5_text"] = new(["Qwen3_5ForCausalLM", "Qwen3_5ForConditionalGeneration"], (fields, name) => QwenHybridConfigs.Read(fields, name, experts: false)),
        ["deepseek_v4"] = new(["DeepseekV4ForCausalLM"], DeepSeekV4Configs.Read),
        ["glm4_moe"] = new(["Glm4MoeForCausalLM"], MixtureConfigs.ReadGlm4),
        ["gpt_oss"] = new(["GptOssForCausalLM"], MixtureConfigs.ReadGptOss),
        ["gemma2"] = new(["Gemma2ForCausalLM"], GemmaConfigs.ReadGemma2),
        ["gemma3_text"] = new(["Gemma3ForCausalLM", "Gemma3ForConditionalGeneration"], GemmaConfigs.ReadGemma3),
        ["phi3"] = new(["Phi3ForCausalLM"], LlamaConfigs.ReadPhi3),
        ["olmo2"] = new(["Olmo2ForCausalLM"], LlamaConfigs.ReadOlmo2),
        ["nemotron"] = new(["NemotronForCausalLM"], LlamaConfigs.ReadNemotron),
        ["nemotron_h"] = new(["NemotronHForCausalLM"], NemotronHConfigs.Read),
        ["gpt_neox"] = new(["GPTNeoXForCausalLM"], NeoXConfigs.ReadNeoX),
        ["opt"] = new(["OPTForCausalLM"], NeoXConfigs.ReadOpt),
        ["mpt"] = new(["MPTForCausalLM", "MptForCausalLM"], NeoXConfigs.ReadMpt),
        ["falcon"] = new(["FalconForCausalLM"], NeoXConfigs.ReadFalcon),
        ["gpt2"] = new(["GPT2LMHeadModel"], GptConfigs.ReadGpt2),
        ["bloom"] = new(["BloomForCausalLM", "BloomModel"], GptConfigs.ReadBloom),
    };
}
