namespace Assay.Hardware;

/// <summary>
/// The time of attention in generation, one new token a sequence, with a key head for each query head or group of them. Keys
/// are split over the multiprocessors (Dao et al. 2023, "Flash-Decoding"), so that the cache is read at the memory's rate:
/// <code>
/// read    = length · (sequences · key heads + few) · (bytes · (key size + value size) / (bandwidth · efficiency) + per key)
/// compute = 2 (key size + value size) · length · sequences · key heads · max(group, 16) / (peak · compute efficiency)
/// x       = max(read, compute) + per query · sequences · query heads
/// seconds = launch + x + overlap · √(launch · x)
/// </code>
/// with a group the query heads of one key head. Computing matters on parts that do little of it for their bandwidth. A window
/// is a shorter length.
/// </summary>
public sealed class DecodeCurve(DecodeFit fit, double peak, double bandwidth)
{
    // The least rows that a tensor instruction takes.
    private const double LeastRows = 16;

    private readonly double secondsPerByte = 1 / (bandwidth * fit.Efficiency);
    private readonly double secondsPerFlop = 1 / (peak * fit.ComputeEfficiency);

    /// <summary>Seconds of one attention call.</summary>
    /// <param name="sequences">Sequences in the batch.</param>
    /// <param name="heads">Query heads on this GPU.</param>
    /// <param name="kvHeads">Key and value heads on this GPU.</param>
    /// <param name="length">Mean number of cached positions that a token sees: with a window, at most that.</param>
    /// <param name="keySize">Size of a key.</param>
    /// <param name="valueSize">Size of a value.</param>
    /// <param name="bytes">Bytes of one cached value: 2 or 1.</param>
    public double Seconds(double sequences, double heads, double kvHeads, double length, double keySize, double valueSize, double bytes)
    {
        var size = keySize + valueSize;
        var read = length * ((sequences * kvHeads) + fit.FewHeads) * ((bytes * size * secondsPerByte) + fit.PerKey);
        var compute = 2 * size * length * sequences * double.MaxNative(heads, kvHeads * LeastRows) * secondsPerFlop;
        var busy = double.MaxNative(read, compute) + (fit.PerQuery * sequences * heads);
        return fit.Launch + busy + (fit.Overlap * Math.Sqrt(fit.Launch * busy));
    }
}
