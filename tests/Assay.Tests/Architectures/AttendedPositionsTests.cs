using Assay.Architectures;
using CsCheck;

namespace Assay.Tests.Architectures;

public class AttendedPositionsTests
{
    [Fact]
    public void A_window_holds_in_the_mean_what_its_tokens_see() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[1, 300]).Sample((length, window) =>
            Assert.Equal(Mean(length, i => Math.Min(i, window)), AttendedPositions.Over(length, Masking.Causal).Within(window), 1e-9));

    [Fact]
    public void A_chunk_holds_in_the_mean_what_its_tokens_see() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[1, 300]).Sample((length, size) =>
            Assert.Equal(Mean(length, i => ((i - 1) % size) + 1), AttendedPositions.Over(length, Masking.Causal).InChunks(size), 1e-9));

    [Fact]
    public void Half_a_chunk_is_seen_over_whole_chunks() =>
        Assert.Equal((8192 + 1) / 2.0, AttendedPositions.Over(10 * 8192, Masking.Causal).InChunks(8192));

    [Theory]
    [InlineData(100, 100, 100)]
    [InlineData(128, 128, 128)]
    [InlineData(1000, 128, 64.5)]
    public void A_token_at_one_place_sees_a_window_or_half_a_chunk(double place, double inWindow, double inChunk)
    {
        var positions = AttendedPositions.At(place);
        Assert.Equal((place, inWindow, inChunk), (positions.All, positions.Within(128), positions.InChunks(128)));
    }

    [Fact]
    public void Unmasked_a_window_and_a_chunk_are_whole()
    {
        var positions = AttendedPositions.Over(1000, Masking.Full);
        Assert.Equal((1000, 128, 128), (positions.All, positions.Within(128), positions.InChunks(128)));
    }

    [Fact]
    public void A_sequence_has_at_least_one_token() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AttendedPositions.Over(0.5, Masking.Causal));

    private static double Mean(int length, Func<int, int> seen) => Enumerable.Range(1, length).Average(seen);
}
