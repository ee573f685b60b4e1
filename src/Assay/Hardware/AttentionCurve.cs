namespace Assay.Hardware;

/// <summary>
/// The time of fused attention (Dao et al. 2022) in 16 bits on one accelerator, forward only. Queries go in tiles of 128
/// rows, the query heads of one key head together; a tile costs 2 · 128 · (key size + value size) FLOP for each key it sees.
/// <code>
/// compute = max(x · tile + tail · tile, longest tile),  x = tiles / multiprocessors
/// rate    = peak · efficiency · d / (d + half head),    d = mean of key and value size
/// seconds = launch + traffic + max(compute', cached keys and values / (bandwidth · memory efficiency))
/// </code>
/// With fewer query rows than one tile the keys are split over the multiprocessors instead, and no tile is late. One new
/// token a sequence is told better by <see cref="DecodeCurve"/>. No table holds a backward pass.
/// </summary>
public sealed class AttentionCurve(AttentionFit fit, double peak, double bandwidth, double multiprocessors)
{
    private const double TileRows = 128;
    private const double ValueBytes = 2;

    /// <summary>Seconds of one attention call.</summary>
    /// <param name="sequences">How many sequences.</param>
    /// <param name="heads">Query heads.</param>
    /// <param name="kvHeads">Key and value heads.</param>
    /// <param name="queryLength">New tokens of each sequence: all of them in training, 1 in generation.</param>
    /// <param name="keyLength">Tokens of each sequence that there are keys for, the new ones included.</param>
    /// <param name="keySize">Size of a query and of a key.</param>
    /// <param name="valueSize">Size of a value.</param>
    /// <param name="causal">Whether a token sees only those up to itself.</param>
    public double ForwardSeconds(double sequences, double heads, double kvHeads, double queryLength, double keyLength, double keySize, double valueSize, bool causal)
    {
        var size = keySize + valueSize;
        var rows = queryLength * heads / kvHeads;
        var tileRows = rows <= TileRows / 2 ? TileRows / 2 : TileRows;
        var tiles = sequences * kvHeads * Math.Ceiling(rows / tileRows);
        // A tile on the diagonal is computed whole.
        var keys = causal ? Math.Min(keyLength - ((queryLength - 1) / 2) + (TileRows / 2), keyLength) : keyLength;
        var secondsPerKey = 2 * tileRows * size * multiprocessors / (peak * fit.Efficiency * size / (size + (2 * fit.HalfHead)));
        var waves = tiles / multiprocessors;
        var tile = (keys + fit.Prologue) * secondsPerKey;
        var compute = rows <= TileRows ? waves * tile : Math.Max((waves + fit.Tail) * tile, (keyLength + fit.Prologue) * secondsPerKey);
        if (compute > 0)
            compute *= 1 + (fit.Slowdown * compute / (compute + fit.SlowdownAfter));
        var traffic = fit.Traffic * ValueBytes * sequences * queryLength * (heads + kvHeads) * size / bandwidth;
        var cache = ValueBytes * sequences * kvHeads * keyLength * size / (bandwidth * fit.MemoryEfficiency);
        return fit.Launch + traffic + Math.Max(compute, cache);
    }
}
