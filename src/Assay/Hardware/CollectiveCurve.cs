namespace Assay.Hardware;

/// <summary>
/// The time of a collective among the ranks of one scale-up domain:
/// <code>
/// latency  = l + p (n − 1)
/// transfer = bytes that leave a rank / (bandwidth · efficiency · (1 − few / n))
/// seconds  = latency + transfer + overlap · √(latency · transfer)
/// </code>
/// The first two terms are the model of Hockney 1994; the third is what a pipeline costs whose chunks are neither too small
/// for the latency nor too large to overlap. A rank sends (n − 1)/n of the buffer, twice in an all-reduce. Beyond the
/// measured ranks the latency grows with the logarithm, as in a tree; nothing measured backs that.
/// </summary>
public sealed class CollectiveCurve
{
    private readonly CollectiveFit[] fits;
    private readonly double bandwidth;

    /// <summary>Binds fits to an accelerator's links.</summary>
    /// <param name="fits">The fit of each of the first four kinds, in their order.</param>
    /// <param name="bandwidth">Scale-up bandwidth of one GPU in one direction, in bytes/s.</param>
    public CollectiveCurve(IReadOnlyList<CollectiveFit> fits, double bandwidth)
    {
        this.fits = [.. fits];
        this.bandwidth = bandwidth;
    }

    /// <summary>Seconds of a collective; 0 for a lone rank.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="bytes">
    /// The whole buffer of one rank: of an all-gather the gathered total, of a reduce-scatter the total that goes in, of an
    /// all-to-all all that a rank holds, its own part included; of a send what is sent.
    /// </param>
    /// <param name="ranks">How many GPUs take part.</param>
    public double Seconds(CollectiveKind kind, double bytes, int ranks)
    {
        if (ranks <= 1)
            return 0;
        if (kind == CollectiveKind.SendReceive)
            (kind, bytes, ranks) = (CollectiveKind.AllToAll, 2 * bytes, 2); // Half of an all-to-all between two leaves each.
        var fit = fits[(int)kind];
        var hops = ranks <= fit.Ranks ? ranks - 1 : fit.Ranks - 1 + (fit.Ranks * Math.Log(ranks / fit.Ranks));
        var latency = fit.Latency + (fit.LatencyPerRank * hops);
        var moved = bytes * (ranks - 1) / ranks * (kind == CollectiveKind.AllReduce ? 2 : 1);
        var transfer = moved / (bandwidth * fit.Efficiency * (1 - (fit.FewRanks / ranks)));
        return latency + transfer + (fit.Overlap * Math.Sqrt(latency * transfer));
    }
}
