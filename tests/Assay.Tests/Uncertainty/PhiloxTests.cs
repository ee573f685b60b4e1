using Assay.Uncertainty;

namespace Assay.Tests.Uncertainty;

public class PhiloxTests
{
    /// <summary>Random123 1.09, tests/kat_vectors, philox4x32 with 10 rounds: counter, key, words.</summary>
    public static TheoryData<uint[], uint[], uint[]> Vectors => new()
    {
        { [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
        { [~0u, ~0u, ~0u, ~0u], [~0u, ~0u], [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd] },
        { [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1] },
    };

    [Theory, MemberData(nameof(Vectors))]
    public void Blocks_are_those_that_the_authors_published(uint[] counter, uint[] key, uint[] words) =>
        Assert.Equal(
            new PhiloxBlock(words[0], words[1], words[2], words[3]),
            Philox.Block(new(counter[0], counter[1], counter[2], counter[3]), key[0], key[1]));

    [Theory, InlineData(0), InlineData(1L << 20), InlineData(1L << 40)]
    public void Uniform_draws_are_the_blocks_of_the_scalar_generator(long first)
    {
        var key = StreamKey.For(7, "fleet.h800.count");
        var draws = new double[64];
        Draws.Uniform(key, first, draws);
        for (var i = 0; i < draws.Length; i++)
        {
            // Runs of eight samples: the first words of four counters, then their second words.
            var counter = (ulong)(first + i) / 8 * 4 + (ulong)(i % 4);
            var block = Philox.Block(new((uint)counter, (uint)(counter >> 32), 0, 0), (uint)key.Value, (uint)(key.Value >> 32));
            var word = i % 8 < 4 ? (ulong)block.W0 << 32 | block.W1 : (ulong)block.W2 << 32 | block.W3;
            Assert.Equal(((word >> 12) + 0.5) / (1L << 52), draws[i]);
        }
    }

    [Fact]
    public void Streams_differ_by_seed_and_by_name()
    {
        ulong[] keys = [.. from seed in new ulong[] { 0, 1, 2, ulong.MaxValue } from name in new[] { "", "a", "b", "ab", "é" } select StreamKey.For(seed, name).Value];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void A_key_never_changes_between_versions() =>
        Assert.Equal(7487054437564235934UL, StreamKey.For(1, "fleet.h800.count").Value);
}
