namespace Assay.Hardware;

/// <summary>
/// The time of multi-head latent attention in generation in its absorbed form (DeepSeek-V2 2024, §2.1): every query head works
/// on the same cached vector of rank + rope values, so that many heads make it a matter of computing.
/// <code>
/// read    = bytes · (rank + rope) · length · (sequences + few sequences) / (bandwidth · memory efficiency)
/// compute = 2 (2 rank + rope) · max(heads, 16) · length · sequences / (peak · efficiency)
/// x       = max(read, compute) + unhidden · min(read, compute)
/// seconds = launch + x + overlap · √(launch · x)
/// </code>
/// The projections before and after it, the absorbed ones included, are products of their own.
/// </summary>
public sealed class LatentDecodeCurve(LatentDecodeFit fit, double peak, double eightBitPeak, double bandwidth)
{
    // The least rows that a tensor instruction takes.
    private const double LeastHeads = 16;

    private readonly double secondsPerByte = 1 / (bandwidth * fit.MemoryEfficiency);
    private readonly double secondsPerFlop = 1 / (peak * fit.Efficiency);
    private readonly double secondsPerEightBitFlop = 1 / (eightBitPeak * fit.EightBitEfficiency);

    /// <summary>Seconds of one attention call.</summary>
    /// <param name="sequences">Sequences in the batch, times tokens of each that are verified at once.</param>
    /// <param name="heads">Query heads on this GPU.</param>
    /// <param name="length">Mean number of cached positions that a token sees.</param>
    /// <param name="rank">Size of the compressed key and value.</param>
    /// <param name="rope">Size of the part of a key that carries the position.</param>
    /// <param name="bytes">Bytes of one cached value: 2 or 1.</param>
    public double Seconds(double sequences, double heads, double length, double rank, double rope, double bytes)
    {
        var read = bytes * (rank + rope) * length * (sequences + fit.FewSequences) * secondsPerByte;
        var perFlop = bytes > 1.5 ? secondsPerFlop : secondsPerEightBitFlop;
        var compute = 2 * ((2 * rank) + rope) * double.MaxNative(heads, LeastHeads) * length * sequences * perFlop;
        var busy = double.MaxNative(read, compute) + (fit.Unhidden * double.MinNative(read, compute));
        return fit.Launch + busy + (fit.Overlap * Math.Sqrt(fit.Launch * busy));
    }
}
