using Assay.Architectures;
using CsCheck;

namespace Assay.Tests.Architectures;

public class TransformerLaws
{
    private static readonly Gen<Attention> Grouped =
        from kvHeads in Gen.Int[1, 16]
        from perGroup in Gen.Int[1, 16]
        from size in Gen.Int[1, 256]
        from bias in Gen.Enum<AttentionBias>()
        from norm in Gen.Enum<QueryKeyNorm>()
        from sinks in Gen.Bool
        select (Attention)new GroupedAttention(kvHeads * perGroup, kvHeads, size, bias, norm, sinks);

    private static readonly Gen<Indexer> Picker = Gen.Select(Gen.Int[1, 64], Gen.Int[1, 256], Gen.Int[2, 4096], (heads, size, top) => new Indexer(heads, size, top));

    private static readonly Gen<Attention> Latent =
        from heads in Gen.Int[1, 128]
        from queryRank in Gen.Int[0, 2048]
        from kvRank in Gen.Int[1, 1024]
        from nope in Gen.Int[1, 256]
        from rope in Gen.Int[1, 128]
        from value in Gen.Int[1, 256]
        from indexer in Gen.Null(Picker)
        select (Attention)new LatentAttention(heads, queryRank == 0 ? null : queryRank, kvRank, nope, rope, value, queryRank == 0 ? null : indexer);

    private static readonly Gen<Attention> Compressed =
        from groups in Gen.Int[1, 16]
        from perGroup in Gen.Int[1, 8]
        from size in Gen.Int[1, 512]
        from rank in Gen.Int[1, 2048]
        from window in Gen.Int[2, 1024]
        from local in Gen.Int[1, 8]
        from sparse in Gen.Int[0, 32]
        from heavy in Gen.Int[0, 32]
        from indexer in Picker
        select (Attention)new CompressedAttention(groups * perGroup, size, rank, new(groups, rank), window, new(local, sparse, heavy, 4, 128), indexer);

    private static readonly Gen<Experts> Mixture =
        from routed in Gen.Int[1, 512]
        from active in Gen.Int[1, routed]
        from shared in Gen.Int[0, 4]
        from size in Gen.Int[1, 16384]
        from leading in Gen.Int[0, 8]
        from every in Gen.Int[1, 4]
        from bias in Gen.Bool
        select new Experts(routed, active, shared, size, leading, every, RouterBias: bias, Bias: bias);

    private static readonly Gen<Transformer> Dense =
        from attention in Gen.OneOf(Grouped, Latent, Compressed)
        from layers in Gen.Int[1, 128]
        from hidden in Gen.Int[1, 16384]
        from vocabulary in Gen.Int[1, 300_000]
        from size in Gen.Int[1, 65536]
        from flags in Gen.Byte
        from position in Gen.Enum<PositionKind>()
        from predicted in Gen.Int[0, 3]
        from window in Gen.Int[2, 8192]
        from local in Gen.Int[0, layers]
        select new Transformer
        {
            Id = "generated",
            Title = "Generated",
            Layers = layers,
            Hidden = hidden,
            Vocabulary = vocabulary,
            Attention = attention,
            Mlp = new Mlp(size, Gated: (flags & 1) != 0, Bias: (flags & 2) != 0),
            MultiTokenPredictionLayers = predicted,
            TiedEmbeddings = (flags & 4) != 0,
            Position = new(position, 2048),
            Norm = (flags & 8) != 0 ? NormKind.Layer : NormKind.Rms,
            EmbeddingNorm = (flags & 16) != 0,
            Local = (flags & 32) != 0 ? new(LocalReach.Window, window, local) : null,
            Residual = (flags & 64) != 0 ? new(4) : null,
            NormsPerLayer = (flags & 128) != 0 ? 4 : 2,
        };

    private static readonly Gen<Transformer> Any = Gen.OneOf(Dense, Gen.Select(Dense, Mixture, (dense, experts) => dense with { Experts = experts }));

    [Fact]
    public void Causal_attention_costs_less_than_full_and_more_than_half() =>
        Gen.Select(Any, Gen.Int[2, 1_000_000]).Sample((model, length) =>
        {
            var (causal, full) = (model.Forward(length, Masking.Causal), model.Forward(length, Masking.Full));
            Assert.True(causal.Total < full.Total);
            Assert.True(causal.AttentionScores > full.AttentionScores / 2);
            Assert.Equal(causal.Matmul, full.Matmul);
        });

    [Fact]
    public void A_sequence_of_one_token_costs_the_same_by_both_conventions() =>
        Any.Sample(model => Assert.Equal(model.Forward(1, Masking.Full), model.Forward(1, Masking.Causal)));

    [Fact]
    public void More_layers_never_have_fewer_parameters() =>
        Gen.Select(Any, Gen.Int[1, 64]).Sample((model, more) =>
        {
            var deeper = model with { Layers = model.Layers + more };
            Assert.True(deeper.Parameters.Total > model.Parameters.Total);
            Assert.True(deeper.ActiveParameters.Total > model.ActiveParameters.Total);
        });

    [Fact]
    public void A_dense_model_is_active_as_a_whole() =>
        Dense.Sample(model => Assert.Equal(model.Parameters, model.ActiveParameters));

    [Fact]
    public void Of_a_mixture_only_routed_experts_rest() =>
        Any.Sample(model =>
        {
            var (all, active) = (model.Parameters, model.ActiveParameters);
            Assert.True(active.Total <= all.Total);
            Assert.Equal(all with { RoutedExperts = 0, MultiTokenPrediction = 0 }, active with { RoutedExperts = 0, MultiTokenPrediction = 0 });
        });

    [Fact]
    public void Every_layer_is_either_dense_or_has_experts() =>
        Any.Sample(model =>
        {
            Assert.True(model.DenseLayers >= 0 && model.MoeLayers >= 0);
            var counted = Enumerable.Range(1, model.Layers).Count(layer => model.Experts is { } e && layer > e.LeadingDenseLayers && layer % e.Every == 0);
            Assert.Equal(counted, model.MoeLayers);
        });

    [Fact]
    public void Matmul_FLOP_are_twice_the_active_weights_that_are_multiplied() =>
        Any.Sample(model =>
        {
            var bare = model with
            {
                TiedEmbeddings = false,
                Position = new(PositionKind.Rope),
                Mlp = model.Mlp! with { Bias = false },
                Experts = model.Experts is { } experts ? experts with { RouterBias = false, Bias = false } : null,
            };
            var active = bare.ActiveParameters;
            var added = (bare.Layers * bare.Attention.Biases(bare.Hidden)) + (bare.Residual is { } streams ? (bare.Layers * streams.LayerBiases) + streams.HeadBiases : 0);
            var multiplied = active.WithoutEmbedding - active.Norms - added;
            Assert.Equal(1, model.Forward(1, Masking.Full).Matmul / (2 * multiplied), 1e-12);
        });

    [Fact]
    public void A_longer_context_never_costs_or_caches_less() =>
        Gen.Select(Any, Gen.Int[1, 100_000], Gen.Int[1, 100_000]).Sample((model, length, more) =>
        {
            Assert.True(model.ForwardAttendingTo(length).AttentionScores <= model.ForwardAttendingTo(length + more).AttentionScores);
            Assert.True(model.KvCacheBytes(length, 2) <= model.KvCacheBytes(length + more, 2));
        });

    [Fact]
    public void Local_layers_never_cost_or_cache_more_than_layers_that_reach_all() =>
        Gen.Select(Any, Gen.Int[1, 100_000], Gen.Enum<Masking>()).Where((model, _, _) => model.Attention is GroupedAttention).Sample((model, length, masking) =>
        {
            var full = model with { Local = null };
            Assert.True(model.Forward(length, masking).AttentionScores <= full.Forward(length, masking).AttentionScores * (1 + 1e-12));
            Assert.True(model.KvCacheBytes(length, 2) <= length * model.KvCacheBytesPerToken(2) * (1 + 1e-12));
        });

    [Fact]
    public void Fewer_key_value_heads_never_cache_more() =>
        Dense.Where(model => model.Attention is GroupedAttention).Sample(model =>
        {
            var multiQuery = model with { Attention = (GroupedAttention)model.Attention with { KvHeads = 1 } };
            Assert.True(multiQuery.KvCacheBytesPerToken(2) <= model.KvCacheBytesPerToken(2));
            Assert.Equal(2 * model.KvCacheBytesPerToken(1), model.KvCacheBytesPerToken(2));
        });
}
