using Assay.Architectures;

namespace Assay.Tests.Architectures;

public class ArchitectureFileTests
{
    private const string Small = """
        id: small
        source: nowhere
        layers: 4
        hidden: 64
        vocabulary: 1k
        attention: { kind: mha, heads: 4, head_size: 16 }
        mlp: { size: 256 }
        """;

    [Fact]
    public void A_whole_file_is_read()
    {
        var read = Shapes.Read("""
            id: deepseek-ai/DeepSeek-V3
            title: DeepSeek-V3
            aliases: [V3, deepseek-v3-base]
            released: 2024-12-26
            source: deepseek-v3-report
            layers: 61
            hidden: 7168
            vocabulary: 129280
            attention: { kind: mla, heads: 128, query_rank: 1536, kv_rank: 512, nope_head_size: 128, rope_head_size: 64, value_head_size: 128 }
            mlp: { gated: true, size: 18432 }
            experts: { routed: 256, active: 8, shared: 1, size: 2048, leading_dense_layers: 3 }
            multi_token_prediction_layers: 1
            tied_embeddings: false
            position: rope
            positions: 4k
            published: { parameters: 671B, active_parameters: 37B }
            note: The prediction module is counted apart.
            """);
        Assert.Equal(["V3", "deepseek-v3-base"], read.Aliases);
        Assert.Equal(new PartialDate(2024, 12, 26), read.Released);
        Assert.Equal("deepseek-v3-report", read.Source);
        Assert.Equal([new PublishedSize(671e9)], read.Published.Parameters);
        Assert.Equal([new PublishedSize(37e9)], read.Published.ActiveParameters);
        Assert.Equal("The prediction module is counted apart.", read.Note);
        Assert.Equal(new PositionEncoding(PositionKind.Rope, 4000), read.Transformer.Position);
        Assert.Equal(new LatentAttention(128, 1536, 512, 128, 64, 128), read.Transformer.Attention);
        Assert.Equal(new Experts(256, 8, 1, 2048, 3), read.Transformer.Experts);
        Assert.Equal((58, 3), (read.Transformer.MoeLayers, read.Transformer.DenseLayers));
        Assert.True(read.GoesBy("v3") && read.GoesBy("deepseek-ai/deepseek-v3") && !read.GoesBy("V2"));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var read = Shapes.Read(Small);
        Assert.Equal("small", read.Transformer.Title);
        Assert.Empty(read.Aliases);
        Assert.Null(read.Released);
        Assert.Empty(read.Published.Parameters);
        Assert.Empty(read.Published.ActiveParameters);
        Assert.Equal(new Mlp(256), read.Transformer.Mlp);
        Assert.Equal(1000, read.Transformer.Vocabulary);
        Assert.Equal(new GroupedAttention(4, 4, 16), read.Transformer.Attention);
        Assert.False(read.Transformer.TiedEmbeddings);
    }

    [Fact]
    public void Multi_query_attention_has_one_key_value_head() =>
        Assert.Equal(new GroupedAttention(4, 1, 16), Shapes.Read(Small.Replace("kind: mha", "kind: mqa")).Transformer.Attention);

    [Fact]
    public void A_latent_attention_may_do_without_a_query_rank() =>
        Assert.Equal(
            new LatentAttention(4, null, 32, 8, 4, 8),
            Shapes.Read(Small.Replace("kind: mha, heads: 4, head_size: 16", "kind: mla, heads: 4, query_rank: null, kv_rank: 32, nope_head_size: 8, rope_head_size: 4, value_head_size: 8")).Transformer.Attention);

    [Theory]
    [InlineData("2024-12-26", "2024-12-26", "2024-12-26")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2022", "2022-01-01", "2022-12-31")]
    public void A_release_is_known_to_the_day_the_month_or_the_year(string text, string earliest, string latest)
    {
        var released = Shapes.Read($"{Small}\nreleased: {text}").Released!.Value;
        Assert.Equal((DateOnly.Parse(earliest), DateOnly.Parse(latest)), (released.Earliest, released.Latest));
        Assert.Equal(text, released.ToString());
    }

    [Fact]
    public void Published_sizes_have_their_sources_and_may_disagree()
    {
        var published = Shapes.Read($"""
            {Small}
            published:
              parameters:
                values:
                  - {"{ value: 1T, source: readme, note: Rounded. }"}
                  - {"{ value: 1.04T, source: report }"}
              active_parameters: {"{ value: 32B, source: readme }"}
            """).Published;
        Assert.Equal([new PublishedSize(1e12, "readme", "Rounded."), new PublishedSize(1.04e12, "report")], published.Parameters);
        Assert.Equal([new PublishedSize(32e9, "readme")], published.ActiveParameters);
    }

    [Theory]
    [InlineData("layers: 4", "layers: -4", "3:9: 'layers' must not be negative.")]
    [InlineData("layers: 4", "layers: 4.5", "3:9: 'layers' must be a whole number.")]
    [InlineData("layers: 4", "layers: 0", "3:9: 'layers' must be at least 1.")]
    [InlineData("layers: 4", "layers: 4T", "3:9: 'layers' must be at most 100,000,000.")]
    [InlineData("layers: 4", "layers: 4 GPU", "3:9: 'layers' must be a plain number.")]
    [InlineData("layers: 4", "layers: [4]", "3:9: 'layers' must be a plain number.")]
    [InlineData("layers: 4\n", "", "1:1: An architecture needs 'layers'.")]
    [InlineData("layers: 4", "layers: 4\nlayer: 4", "4:1: An architecture has no key 'layer'.")]
    [InlineData("source: nowhere\n", "", "1:1: An architecture needs 'source'.")]
    [InlineData("kind: mha", "kind: gqa, kv_heads: 3", "6:35: 4 'heads' cannot share 3 'kv_heads' evenly.")]
    [InlineData("kind: mha", "kind: mha, kv_heads: 2", "6:35: 'kv_heads' is 2, but multi-head attention has as many as 'heads', 4.")]
    [InlineData("kind: mha", "kind: mqa, kv_heads: 2", "6:35: 'kv_heads' is 2, but multi-query attention has one.")]
    [InlineData("kind: mha", "kind: gqa", "6:12: An attention needs 'kv_heads'.")]
    [InlineData("kind: mha", "kind: mhla", "6:20: 'mhla' is no kind of attention.")]
    [InlineData("head_size: 16", "head_size: 16, kv_rank: 3", "6:50: An attention has no key 'kv_rank'.")]
    [InlineData("attention: { kind: mha, heads: 4, head_size: 16 }\n", "", "1:1: An architecture needs 'attention'.")]
    [InlineData("mlp: { size: 256 }", "tied_embeddings: true", "1:1: Some layers are dense, but there is no 'mlp'.")]
    [InlineData("mlp: { size: 256 }", "experts: { routed: 8, active: 9, size: 4 }", "7:31: 'active' is 9, more than the 8 of 'routed'.")]
    [InlineData("mlp: { size: 256 }", "mlp: { size: 1 }\nexperts: { routed: 8, active: 2, size: 4, leading_dense_layers: 5 }", "8:65: 'leading_dense_layers' is 5, more than the 4 of 'layers'.")]
    [InlineData("mlp: { size: 256 }", "mlp: { size: 256, gated: yes }", "7:26: 'gated' cannot be 'yes'.")]
    [InlineData("mlp: { size: 256 }", "mlp: { size: 256 }\nposition: learned", "1:1: An architecture needs 'positions'.")]
    [InlineData("mlp: { size: 256 }", "mlp: { size: 256 }\nreleased: May 2024", "8:11: 'May 2024' is not a date.")]
    [InlineData("mlp: { size: 256 }", "mlp: { size: 256 }\npublished: { parameters: 3B, active_parameters: 4B }", "8:49: More parameters are active than there are.")]
    [InlineData("mlp: { size: 256 }", "mlp: { size: 256 }\npublished: { parameters: -3B }", "8:26: 'parameters' must be above zero.")]
    [InlineData("mlp: { size: 256 }", "mlp: { size: 256 }\npublished: { parameters: { value: 3B, sauce: x } }", "8:39: A figure has no key 'sauce'.")]
    [InlineData("mlp: { size: 256 }", "mlp: { size: 256 }\npublished: { parameters: { source: x } }", "8:26: A figure needs 'value'.")]
    [InlineData("mlp: { size: 256 }", "mlp: { size: 256 }\npublished: { parameters: { values: 3B } }", "8:36: 'values' must be a list of figures.")]
    public void An_error_has_its_place(string right, string wrong, string expected)
    {
        var error = Assert.Single(Shapes.ErrorsOf(() => Shapes.Read(Small.Replace(right, wrong))));
        Assert.Equal($"model.yaml:{expected}", $"{error.At}: {error.Problem}");
        Assert.NotEmpty(error.Remedy.ToString());
    }

    [Fact]
    public void All_errors_are_told_at_once_in_the_order_of_the_file()
    {
        var errors = Shapes.ErrorsOf(() => Shapes.Read("""
            id: bad
            source: nowhere
            layers: -1
            hiden: 64
            attention: { kind: gqa, heads: 32, kv_heads: 5, head_size: many }
            experts: { routed: 4, active: 8, size: 16 }
            """));
        Assert.Equal([1, 1, 3, 4, 5, 5, 6], errors.Select(error => error.At!.Value.Line));
        Assert.Contains(errors, error => error.Remedy.ToString().StartsWith("Did you mean 'hidden'?", StringComparison.Ordinal));
    }
}
