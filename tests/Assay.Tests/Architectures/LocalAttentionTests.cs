using Assay.Architectures;

namespace Assay.Tests.Architectures;

public class LocalAttentionTests
{
    private const string Small = """
        id: small
        source: nowhere
        layers: 12
        hidden: 64
        vocabulary: 1k
        attention: { kind: mha, heads: 4, head_size: 16 }
        mlp: { size: 256 }
        """;

    [Theory]
    [InlineData("window: { size: 128 }", LocalReach.Window, 128, 12)]
    [InlineData("window: { size: 128, full_every: 2 }", LocalReach.Window, 128, 6)]
    [InlineData("window: { size: 1024, full_every: 5 }", LocalReach.Window, 1024, 10)]
    [InlineData("chunk: { size: 8192, full_every: 4 }", LocalReach.Chunk, 8192, 9)]
    public void A_window_or_chunk_is_read_with_the_layers_that_have_it(string line, LocalReach reach, int size, int layers) =>
        Assert.Equal(new LocalAttention(reach, size, layers), Read(line).Local);

    [Fact]
    public void Scores_and_cache_are_those_of_the_window_in_its_layers_and_of_the_whole_in_the_others()
    {
        var model = Read("window: { size: 100, full_every: 3 }");
        var each = 2.0 * 4 * (16 + 16);
        Assert.Equal(each * ((8 * 100) + (4 * 1000)), model.ForwardAttendingTo(1000).AttentionScores);
        Assert.Equal(each * ((8 * 100) + (4 * 1000)), model.Forward(1000, Masking.Full).AttentionScores);
        Assert.Equal(each * ((8 * (100 - 4.95)) + (4 * 500.5)), model.Forward(1000, Masking.Causal).AttentionScores, 1e-6);
        Assert.Equal(2 * 128.0 * ((8 * 100) + (4 * 1000)), model.KvCacheBytes(1000, 2));
    }

    [Fact]
    public void Up_to_the_window_a_local_model_is_like_any_other()
    {
        var (local, full) = (Read("window: { size: 100 }"), Read(""));
        Assert.Equal(full.Forward(100, Masking.Causal), local.Forward(100, Masking.Causal));
        Assert.Equal(full.KvCacheBytes(100, 2), local.KvCacheBytes(100, 2));
        Assert.Equal(100 * full.KvCacheBytesPerToken(2), local.KvCacheBytes(100, 2));
    }

    [Theory]
    [InlineData("window: { size: 128, full_every: 13 }", "8:34: 'full_every' is 13, more than the 12 of 'layers'.")]
    [InlineData("window: { size: 128, full_every: 1 }", "8:34: 'full_every' must be at least 2.")]
    [InlineData("window: { full_every: 2 }", "8:9: A window needs 'size'.")]
    [InlineData("chunk: { size: 8, every: 2 }", "8:19: A chunk has no key 'every'.")]
    [InlineData("window: { size: 8 }\nchunk: { size: 8 }", "9:8: An architecture has either a 'window' or a 'chunk'.")]
    public void An_error_has_its_place(string line, string expected)
    {
        var error = Assert.Single(Shapes.ErrorsOf(() => Read(line)));
        Assert.Equal($"model.yaml:{expected}", $"{error.At}: {error.Problem}");
    }

    private static Transformer Read(string line) => Shapes.Read($"{Small}\n{line}").Transformer;
}
