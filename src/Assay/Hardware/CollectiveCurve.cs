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
    private readonly CollectiveFit[] fits = new CollectiveFit[Enum.GetValues<CollectiveKind>().Length];
    private readonly double bandwidth;

    /// <summary>Binds fits to an accelerator's links.</summary>
    /// <param name="fits">A fit for each of the first four kinds; without one, an expert exchange is an all-to-all, as a send always is, and a small all-reduce is an all-reduce.</param>
    /// <param name="bandwidth">Scale-up bandwidth of one GPU in one direction, in bytes/s.</param>
    public CollectiveCurve(IReadOnlyDictionary<CollectiveKind, CollectiveFit> fits, double bandwidth)
    {
        foreach (var kind in Enum.GetValues<CollectiveKind>())
            this.fits[(int)kind] = fits.TryGetValue(kind, out var fit) ? fit : fits[kind == CollectiveKind.SmallAllReduce ? CollectiveKind.AllReduce : CollectiveKind.AllToAll];
        this.bandwidth = bandwidth;
    }

    /// <summary>Seconds of a collective; 0 for a lone rank.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="bytes">
    /// The whole buffer of one rank: of an all-gather the gathered total, of a reduce-scatter the total that goes in, of an
    /// all-to-all all that a rank holds, its own part included. Of a send what is sent; of an expert exchange what leaves the
    /// rank: each token once for each other GPU that holds an expert of it.
    /// </param>
    /// <param name="ranks">How many GPUs take part.</param>
    public double Seconds(CollectiveKind kind, double bytes, int ranks) => Among(kind, ranks).Seconds(bytes);

    /// <summary>A collective of a fixed number of GPUs, for many buffers.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="ranks">How many GPUs take part.</param>
    public BoundCollective Among(CollectiveKind kind, int ranks)
    {
        if (ranks <= 1)
            return default;
        if (kind == CollectiveKind.SendReceive)
            ranks = 2;
        var fit = fits[(int)kind];
        var hops = ranks <= fit.Ranks ? ranks - 1 : fit.Ranks - 1 + (fit.Ranks * Math.Log(ranks / fit.Ranks));
        var latency = fit.Latency + (fit.LatencyPerRank * hops);
        var share = (ranks - 1.0) / ranks;
        var moved = kind switch { CollectiveKind.AllReduce or CollectiveKind.SmallAllReduce => 2 * share, CollectiveKind.SendReceive or CollectiveKind.ExpertExchange or CollectiveKind.LowLatencyExchange => 1, _ => share };
        return new(latency, moved / (bandwidth * fit.Efficiency * (1 - (fit.FewRanks / ranks))), fit.Overlap);
    }

    /// <summary>Seconds of an all-reduce as a server does it: by the faster of the library and its own kernel for small buffers.</summary>
    /// <param name="bytes">The whole buffer of one rank.</param>
    /// <param name="ranks">How many GPUs take part, all in one domain.</param>
    public double ServingAllReduceSeconds(double bytes, int ranks) => Math.Min(Seconds(CollectiveKind.AllReduce, bytes, ranks), Seconds(CollectiveKind.SmallAllReduce, bytes, ranks));
}
