using Assay.Architectures;

namespace Assay.Tests.Architectures;

/// <summary>DeepSeek-V3.2 and V4 against what is published of their contexts of a million tokens (2^20).</summary>
public class SparseAttentionTests
{
    private const double Million = 1 << 20;
    private const double Gibibyte = 1 << 30;

    // 9.62 GiB a sequence in BF16 for V4-Pro, 8.7 times less than V3.2.
    [Fact]
    public void The_cache_of_a_million_tokens_takes_the_published_bytes()
    {
        var pro = Of("DeepSeek-V4 Pro").KvCacheBytes(Million, 2);
        Assert.Equal(9.62, pro / Gibibyte, 0.005);
        Assert.Equal(8.7, Of("DeepSeek-V3.2").KvCacheBytes(Million, 2) / pro, 0.05);
    }

    // 27 % of the FLOP of V3.2 for one token, by a count that weighs FP4 and FP8.
    [Fact]
    public void A_token_behind_a_million_others_costs_V4_Pro_about_the_published_share_of_V3_2() =>
        Assert.Equal(0.27, Of("DeepSeek-V4 Pro").ForwardAttendingTo(Million).Total / Of("DeepSeek-V3.2").ForwardAttendingTo(Million).Total, 0.01);

    [Fact]
    public void An_indexer_scores_all_positions_and_the_attention_sees_those_it_picked()
    {
        var model = Of("DeepSeek-V3.2");
        var (picked, scored) = (2.0 * 128 * (512 + 64 + 512), 2.0 * 64 * 128);
        Assert.Equal(61 * ((picked * 2048) + (scored * 10_000)), model.ForwardAttendingTo(10_000).AttentionScores);
        Assert.Equal(61 * (picked + scored) * 1000, model.ForwardAttendingTo(1000).AttentionScores);
    }

    [Fact]
    public void An_indexer_adds_its_projections_and_norm_to_every_layer()
    {
        var with = Of("DeepSeek-V3.2");
        var without = with with { Attention = (LatentAttention)with.Attention with { Indexer = null } };
        var each = (1536.0 * 64 * 128) + (7168.0 * 128) + (7168.0 * 64) + (2 * 128);
        Assert.Equal(61 * each, with.Parameters.Total - without.Parameters.Total);
    }

    [Fact]
    public void The_layers_of_V4_Flash_have_the_weights_of_their_kind()
    {
        var model = Of("DeepSeek-V4 Flash");
        var attention = (CompressedAttention)model.Attention;
        var common = (1024.0 * (4096 + (64 * 512))) + (4096.0 * 512) + (1024.0 * 64 * 512) + (8 * 1024 * 4096.0);
        var indexer = (1024.0 * 64 * 128) + (4096.0 * 64) + (4 * 4096.0 * 128);
        Assert.Equal(43 * common + (21 * ((4 * 4096.0 * 512) + indexer)) + (20 * 2 * 4096.0 * 512), 43 * attention.Weights(4096), 1);
        Assert.Equal(common, (attention with { Layers = new(1, 0, 0, 4, 128) }).Weights(4096));
    }

    // The module's size as others count it from the weights.
    [Fact]
    public void The_prediction_module_of_V4_Flash_has_6_61B_parameters() =>
        Assert.Equal(6.61e9, Of("DeepSeek-V4 Flash").Parameters.MultiTokenPrediction, 0.005e9);

    private static Transformer Of(string name) => Shapes.Shipped(name)!.Transformer;
}
