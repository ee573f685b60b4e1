using Assay.Architectures;
using Assay.Catalog;

namespace Assay.Tests.Architectures;

/// <summary>Names of models as published tables of training runs spell them.</summary>
public class PublishedNamesTests
{
    [Theory]
    [InlineData("deepseek-ai/DeepSeek-V3", "DeepSeekV3", "deepseek-v3")]
    [InlineData("deepseek-ai/DeepSeek-V4-Flash", "DeepSeekV4 Flash")]
    [InlineData("deepseek-ai/DeepSeek-V2", "DeepSeek-V2")]
    [InlineData("deepseek-ai/deepseek-llm-67b-base", "DeepSeek 67B")]
    [InlineData("openai/gpt-oss-120b", "GPT OSS 120B", "gpt-oss-120b")]
    [InlineData("Qwen/Qwen3-30B-A3B", "Qwen3_30B_a3B")]
    [InlineData("Qwen/Qwen3-235B-A22B", "Qwen3_235B_a22B")]
    [InlineData("meta-llama/Meta-Llama-3.1-405B", "LLAMA3.1_405B", "LLAMA3-405B", "Llama 3.1 405B")]
    [InlineData("meta-llama/Meta-Llama-3.1-8B", "Llama 3.1 8B")]
    [InlineData("meta-llama/Meta-Llama-3-70B", "LLAMA3_70B", "LLAMA3-70B")]
    [InlineData("meta-llama/Meta-Llama-3-8B", "LLAMA3_8B", "LLAMA3-8B")]
    [InlineData("meta-llama/Llama-2-7b-hf", "LLAMA2-7B")]
    [InlineData("meta-llama/Llama-2-13b-hf", "LLAMA2-13B")]
    [InlineData("meta-llama/Llama-2-70b-hf", "LLAMA2-70B")]
    [InlineData("openai/gpt-3-175b", "GPT-3 175B", "GPT-175B", "gpt3-175B")]
    [InlineData("nvidia/nemotron-3-8b-base-4k", "Nemotron-8B")]
    [InlineData("nvidia/nemotron-22b", "Nemotron-22B")]
    [InlineData("nvidia/Nemotron-4-340B-Base", "Nemotron-340B")]
    [InlineData("nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16", "Nemotron_3_Nano")]
    [InlineData("nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-BF16", "Nemotron_3_Super")]
    [InlineData("nvidia/megatron-22b", "megatron-22B")]
    [InlineData("microsoft/mt-nlg-530b", "MT-NLG 530B", "turing-530B")]
    [InlineData("nvidia/megatron-gpt-1t", "GPT 1T", "megatron-1T")]
    [InlineData("nvidia/megatron-gpt-1.7b", "GPT 1.7B")]
    [InlineData("nvidia/megatron-gpt-3.6b", "GPT 3.6B")]
    [InlineData("nvidia/megatron-gpt-7.5b", "GPT 7.5B")]
    [InlineData("nvidia/megatron-gpt-18b", "GPT 18B")]
    [InlineData("nvidia/megatron-gpt-39b", "GPT 39B")]
    [InlineData("nvidia/megatron-gpt-76b", "GPT 76B")]
    [InlineData("nvidia/megatron-gpt-145b", "GPT 145B")]
    [InlineData("nvidia/megatron-gpt-310b", "GPT 310B")]
    [InlineData("nvidia/megatron-gpt-530b", "GPT 530B")]
    [InlineData("nvidia/megatron-h100-7.1b", "GPT 7.1B")]
    [InlineData("nvidia/megatron-h100-32b", "GPT 32B")]
    [InlineData("nvidia/megatron-h100-70b", "GPT 70B")]
    [InlineData("nvidia/megatron-h100-119b", "GPT 119B")]
    [InlineData("nvidia/megatron-h100-314b", "GPT 314B")]
    [InlineData("nvidia/megatron-h100-462b", "GPT 462B")]
    [InlineData("bigscience/bloom", "BLOOM 176B (tr11 final)", "BLOOM-176B")]
    [InlineData("facebook/opt-175b", "OPT-175B")]
    [InlineData("EleutherAI/gpt-neox-20b", "GPT-NeoX-20B")]
    [InlineData("deepmind/gopher-280b", "Gopher 280B")]
    [InlineData("THUDM/glm-130b", "GLM-130B")]
    [InlineData("bloomberg/bloomberggpt-50b", "BloombergGPT 50B")]
    [InlineData("TinyLlama/TinyLlama-1.1B", "TinyLlama 1.1B")]
    public void A_published_name_finds_its_model(string id, params string[] names) =>
        Assert.All(names, name => Assert.Equal(id, ArchitectureLookup.Find(Catalogue.Shipped, name)?.Transformer.Id));

    [Theory]
    [InlineData("MPT-{0}", "125m", "350m", "760m", "1b", "3b", "7b", "13b", "30b", "70b")]
    [InlineData("MaxText {0}", "22B", "32B", "64B", "128B", "1024B")]
    [InlineData("BigScience prequel {0}", "20B", "176B", "177B", "182B", "183B", "184B", "191B", "194B", "195B", "196B", "200B", "203B", "205B")]
    public void Every_size_of_a_series_is_found(string series, params string[] sizes) =>
        Assert.All(sizes, size => Assert.Equal(string.Format(null, series, size), ArchitectureLookup.Find(Catalogue.Shipped, string.Format(null, series, size))?.Transformer.Title));
}
