using System.Runtime.CompilerServices;

namespace Assay.Uncertainty;

/// <summary>
/// Philox4x32-10, a counter-based generator: random words are a pure function of a counter and a key, so any sample can
/// be drawn without drawing those before it. Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC 2011. <see cref="Draws"/> fills whole blocks with it.
/// </summary>
public static class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four random words at <paramref name="counter"/> in the stream of the two key words.</summary>
    public static PhiloxBlock Block(PhiloxBlock counter, uint key0, uint key1)
    {
        var (c0, c1, c2, c3) = counter;
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ key0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ key1, (uint)product0);
            key0 = unchecked(key0 + Weyl0);
            key1 = unchecked(key1 + Weyl1);
        }
        return new(c0, c1, c2, c3);
    }

    /// <summary>
    /// One block a lane, as two 64-bit words (W0, W1) and (W2, W3), the earlier word in the high half. The counter's first
    /// two words are the low and the high half of <paramref name="index"/>, its third is <paramref name="purpose"/>.
    /// </summary>
    /// <remarks>Halves that the next multiplication ignores are left dirty: that saves a mask a round.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (T First, T Second) Words<T>(T index, StreamKey key, Purpose purpose) where T : struct, ILanes<T>
    {
        T multiplier0 = T.AllBits(Multiplier0), multiplier1 = T.AllBits(Multiplier1);
        T key0 = T.AllBits(key.Low), key1 = T.AllBits(key.High);
        T c1 = index >>> 32, c3 = T.AllBits(0);
        var product0 = T.MultiplyLowHalves(multiplier0, index);
        var product1 = T.MultiplyLowHalves(multiplier1, T.AllBits((ulong)purpose));

        for (var round = 1; round < Rounds; round++)
        {
            var c0 = (product1 >>> 32) ^ c1 ^ key0;
            var c2 = (product0 >>> 32) ^ c3 ^ key1;
            (c1, c3) = (product1, product0);
            key0 = T.AddBits(key0, T.AllBits(Weyl0));
            key1 = T.AddBits(key1, T.AllBits(Weyl1));
            product0 = T.MultiplyLowHalves(multiplier0, c0);
            product1 = T.MultiplyLowHalves(multiplier1, c2);
        }
        return (product1 ^ ((c1 ^ key0) << 32), product0 ^ ((c3 ^ key1) << 32));
    }
}
