namespace Assay.Tests.Architectures;

public class HybridTests
{
    private const string Small = """
        id: small
        source: nowhere
        layers: 7
        hidden: 64
        vocabulary: 1k
        attention: { kind: mha, heads: 4, head_size: 16 }
        mlp: { size: 256 }
        hybrid: { attention_layers: 1, state_layers: 3, heads: 8, head_size: 16, state_size: 32, groups: 2, kernel: 4 }
        """;

    [Fact]
    public void Every_layer_of_a_hybrid_has_one_part()
    {
        var model = Shapes.Read(Small).Transformer;
        Assert.Equal((1, 3, 0), (model.AttentionLayers, model.DenseLayers, model.MoeLayers));
        var parameters = model.Parameters;
        Assert.Equal(4 * 64 * 64, parameters.Attention);
        Assert.Equal(3 * 3 * 64 * 256, parameters.DenseMlp);
        Assert.Equal((8 * 64) + (3 * 128), parameters.Norms);

        // 128 inner channels and 256 that are convolved over 4 tokens with a bias.
        Assert.Equal(3 * ((64 * (128 + 256 + 8)) + (128 * 64) + (256 * 5) + (3 * 8)), parameters.StateSpace);
    }

    [Fact]
    public void Only_layers_with_attention_score_and_cache_by_length()
    {
        var model = Shapes.Read(Small).Transformer;
        Assert.Equal(2 * 4 * 32 * 1000, model.ForwardAttendingTo(1000).AttentionScores);
        Assert.Equal(2 * 128 * 1000, model.KvCacheBytes(1000, 2));
        Assert.Equal(2 * 128, model.KvCacheBytesPerToken(2));
        Assert.Equal(3 * ((2 * 64 * (128 + 256 + 8 + 128)) + (7 * 128 * 32)), model.ForwardAttendingTo(1000).StateSpace);
        Assert.Equal(4 * 3 * ((128 * 32) + (256 * 3)), model.StateBytes(4));
        Assert.Equal(0, Shapes.Of("GPT-3").StateBytes(4));
    }

    [Fact]
    public void Nemotron_H_56B_has_its_published_size() =>
        Assert.Equal(56e9, Shapes.ReadJson(Configs.NemotronH56B).Transformer.Parameters.Total, 0.6e9);

    [Fact]
    public void Experts_on_a_latent_weigh_less_than_on_the_hidden_state_and_add_the_way_there_and_back()
    {
        var experts = Shapes.Shipped("Nemotron 3 Super")!.Transformer.Experts!;
        Assert.Equal(2 * 1024.0 * 2688, experts.WeightsEach(4096));
        Assert.Equal((2 * 2 * 4096.0 * 2688) + (2 * 4096.0 * 1024), experts.SharedWeights(4096));
    }

    [Theory]
    [InlineData("attention_layers: 1", "attention_layers: 8", "8:29: 'attention_layers' is 8, more than the 7 of 'layers'.")]
    [InlineData("attention_layers: 1", "attention_layers: 5", "8:46: 'attention_layers' and 'state_layers' are 8 together, more than the 7 of 'layers'.")]
    [InlineData("kernel: 4", "kernels: 4", "8:9: A hybrid needs 'kernel'.", "8:101: A hybrid has no key 'kernels'.")]
    public void An_error_has_its_place(string right, string wrong, params string[] expected) => Assert.Equal(
        expected.Select(error => $"model.yaml:{error}"),
        Shapes.ErrorsOf(() => Shapes.Read(Small.Replace(right, wrong))).Select(error => $"{error.At}: {error.Problem}"));
}
