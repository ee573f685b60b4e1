using System.Text;

namespace Assay.Uncertainty;

/// <summary>
/// Names one stream of draws: a 64-bit Philox key made from a seed and the name of the input that the draws are for.
/// The same seed and name give the same stream on any machine, in any version and whatever other inputs exist.
/// </summary>
/// <param name="Value">The key: its low half is the first Philox key word, its high half the second.</param>
public readonly record struct StreamKey(ulong Value)
{
    private const ulong FnvOffset = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x00000100000001B3;

    internal uint Low => (uint)Value;
    internal uint High => (uint)(Value >> 32);

    /// <summary>The stream of <paramref name="name"/> (compared by its UTF-8 bytes) under <paramref name="seed"/>.</summary>
    public static StreamKey For(ulong seed, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(Mix(Mix(seed) ^ HashOf(Encoding.UTF8.GetBytes(name))));
    }

    // FNV-1a, 64 bits: Fowler, Noll and Vo.
    private static ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        var hash = FnvOffset;
        foreach (var b in bytes)
            hash = unchecked((hash ^ b) * FnvPrime);
        return hash;
    }

    // The finalizer of SplitMix64 (Steele, Lea and Flood 2014): a bijection in which every input bit reaches every output bit.
    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x += 0x9E3779B97F4A7C15;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }
}
