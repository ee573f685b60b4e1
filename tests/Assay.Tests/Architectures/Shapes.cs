using Assay.Architectures;
using Assay.Catalog;
using Assay.Documents;

namespace Assay.Tests.Architectures;

/// <summary>Shapes of published models, in Assay's own format, with as few words as that takes.</summary>
internal static class Shapes
{
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["DeepSeek-V3"] = """
            layers: 61
            hidden: 7168
            vocabulary: 129280
            attention: { kind: mla, heads: 128, query_rank: 1536, kv_rank: 512, nope_head_size: 128, rope_head_size: 64, value_head_size: 128 }
            mlp: { gated: true, size: 18432 }
            experts: { routed: 256, active: 8, shared: 1, size: 2048, leading_dense_layers: 3, router_bias: true }
            multi_token_prediction_layers: 1
            """,
        ["Kimi-K2"] = """
            layers: 61
            hidden: 7168
            vocabulary: 163840
            attention: { kind: mla, heads: 64, query_rank: 1536, kv_rank: 512, nope_head_size: 128, rope_head_size: 64, value_head_size: 128 }
            mlp: { size: 18432 }
            experts: { routed: 384, active: 8, shared: 1, size: 2048, leading_dense_layers: 1, router_bias: true }
            """,
        ["Llama-3.1-8B"] = """
            layers: 32
            hidden: 4096
            vocabulary: 128256
            attention: { kind: gqa, heads: 32, kv_heads: 8, head_size: 128 }
            mlp: { gated: true, size: 14336 }
            """,
        ["Llama-3.1-70B"] = """
            layers: 80
            hidden: 8192
            vocabulary: 128256
            attention: { kind: gqa, heads: 64, kv_heads: 8, head_size: 128 }
            mlp: { gated: true, size: 28672 }
            """,
        ["Llama-3.1-405B"] = """
            layers: 126
            hidden: 16384
            vocabulary: 128256
            attention: { kind: gqa, heads: 128, kv_heads: 8, head_size: 128 }
            mlp: { gated: true, size: 53248 }
            """,
        ["Mixtral-8x7B"] = """
            layers: 32
            hidden: 4096
            vocabulary: 32000
            attention: { kind: gqa, heads: 32, kv_heads: 8, head_size: 128 }
            experts: { routed: 8, active: 2, size: 14336 }
            """,
        ["Mixtral-8x22B"] = """
            layers: 56
            hidden: 6144
            vocabulary: 32000
            attention: { kind: gqa, heads: 48, kv_heads: 8, head_size: 128 }
            experts: { routed: 8, active: 2, shared: 0, size: 16384 }
            """,
        ["Qwen3-8B"] = """
            layers: 36
            hidden: 4096
            vocabulary: 151936
            attention: { kind: gqa, heads: 32, kv_heads: 8, head_size: 128, qk_norm: true }
            mlp: { size: 12288 }
            """,
        ["Qwen3-32B"] = """
            layers: 64
            hidden: 5120
            vocabulary: 151936
            attention: { kind: gqa, heads: 64, kv_heads: 8, head_size: 128, qk_norm: per_head }
            mlp: { size: 25600 }
            """,
        ["Qwen3-30B-A3B"] = """
            layers: 48
            hidden: 2048
            vocabulary: 151936
            attention: { kind: gqa, heads: 32, kv_heads: 4, head_size: 128, qk_norm: true }
            experts: { routed: 128, active: 8, size: 768 }
            """,
        ["Qwen3-235B-A22B"] = """
            layers: 94
            hidden: 4096
            vocabulary: 151936
            attention: { kind: gqa, heads: 64, kv_heads: 4, head_size: 128, qk_norm: true }
            experts: { routed: 128, active: 8, size: 1536 }
            """,
        ["MiniMax-M2.5"] = """
            layers: 62
            hidden: 3072
            vocabulary: 200064
            attention: { kind: gqa, heads: 48, kv_heads: 8, head_size: 128, qk_norm: per_layer }
            experts: { routed: 256, active: 8, size: 1536, router_bias: true }
            """,
        ["Llama-4-Scout"] = """
            layers: 48
            hidden: 5120
            vocabulary: 202048
            attention: { kind: gqa, heads: 40, kv_heads: 8, head_size: 128 }
            experts: { routed: 16, active: 1, shared: 1, size: 8192 }
            chunk: { size: 8192, full_every: 4 }
            """,
        ["Llama-4-Maverick"] = """
            layers: 48
            hidden: 5120
            vocabulary: 202048
            attention: { kind: gqa, heads: 40, kv_heads: 8, head_size: 128 }
            mlp: { size: 16384 }
            experts: { routed: 128, active: 1, shared: 1, size: 8192, every: 2 }
            chunk: { size: 8192, full_every: 4 }
            """,
        ["GPT-3"] = """
            layers: 96
            hidden: 12288
            vocabulary: 50257
            attention: { kind: mha, heads: 96, head_size: 128, bias: true }
            mlp: { gated: false, size: 49152, bias: true }
            tied_embeddings: true
            position: learned
            positions: 2048
            norm: layer
            """,
        ["BLOOM"] = """
            layers: 70
            hidden: 14336
            vocabulary: 250880
            attention: { kind: mha, heads: 112, kv_heads: 112, head_size: 128, bias: true }
            mlp: { gated: false, size: 57344, bias: true }
            tied_embeddings: true
            position: alibi
            norm: layer
            embedding_norm: true
            """,
    };

    private static readonly ArchitectureIndex Index = new(Catalogue.Shipped);

    /// <summary>The architecture of the shipped catalogue that goes by a name; null where none does.</summary>
    public static Architecture? Shipped(string name) => Index.Find(name);

    public static Transformer Of(string name) => Read($"id: {name}\nsource: published\n{Bodies[name]}").Transformer;

    public static Architecture Read(string yaml) => ArchitectureFile.Read(new SourceText("model.yaml", yaml));

    public static HuggingFaceConfig ReadJson(string json) => HuggingFaceConfig.Read(new SourceText("models/one/config.json", json));

    public static IReadOnlyList<InputError> ErrorsOf(Action read) => Assert.Throws<InputException>(read).Errors;
}
