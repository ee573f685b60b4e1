namespace Assay.Hardware;

/// <summary>An accelerator with the network around it: everything that a simulator needs to know of the hardware.</summary>
public sealed record Machine
{
    private readonly KernelSet kernels = null!;
    private readonly GemmCurve?[] matmul = [];
    private readonly GemmCurve?[] grouped = [];

    public required string Id { get; init; }

    /// <summary>Who makes the accelerator.</summary>
    public string Vendor { get; init; } = "";

    /// <summary>Times of kernels as they were measured, alone.</summary>
    public required KernelSet Kernels
    {
        get => kernels;
        init
        {
            kernels = value;
            matmul = [.. Enum.GetValues<Precision>().Select(precision => value.Supports(precision) ? value.Gemm(precision).Sustained() : null)];
            grouped = [.. Enum.GetValues<Precision>().Select(precision => value.Supports(precision) ? value.Grouped(precision).Sustained() : null)];
        }
    }

    public required Fabric Fabric { get; init; }

    /// <summary>Bytes of fast memory of one GPU.</summary>
    public required double Memory { get; init; }

    /// <summary>Dense peak rate, FLOP a second, by <see cref="Precision"/>; zero where the part has none.</summary>
    public required double[] Peak { get; init; }

    /// <summary>Rated power of a GPU in watts.</summary>
    public double Power { get; init; }

    public int Generation { get; init; }

    /// <summary>Bytes a second between a GPU and its host, one direction.</summary>
    public required double HostBandwidth { get; init; }

    /// <summary>Year of its launch, with a fraction.</summary>
    public double Launched { get; init; }

    /// <summary>Matrix products in a step that keeps the part busy throughout.</summary>
    /// <exception cref="Assay.Documents.InputException">The accelerator has no such peak rate, or no fit.</exception>
    public GemmCurve Matmul(Precision precision) => matmul[(int)precision] ?? kernels.Gemm(precision);

    /// <summary>Products of many experts in one kernel, in such a step.</summary>
    /// <exception cref="Assay.Documents.InputException">The accelerator has no such peak rate, or no fit.</exception>
    public GemmCurve Grouped(Precision precision) => grouped[(int)precision] ?? kernels.Grouped(precision);

    /// <summary>
    /// Seconds to send tokens to their experts, or results back, among GPUs that fill domains one after the other:
    /// <code>seconds = latency of all ranks + max(transfer inside, outside / link)</code>
    /// The kernels send over the fast links and the network at once (DeepEP).
    /// </summary>
    /// <param name="lowLatency">Kernels for small batches instead of those for bandwidth.</param>
    /// <param name="inside">
    /// Bytes that a GPU sends to others of its domain: for small batches a token once for each of its experts there; else once
    /// for each GPU that holds one, what it passes on for other domains included.
    /// </param>
    /// <param name="outside">Bytes that it sends to other domains: for small batches once for each expert, else once for each domain.</param>
    /// <param name="ranks">GPUs that hold the experts.</param>
    /// <param name="scaleUp">Share of the measured bandwidth inside the domain that is reached.</param>
    /// <param name="scaleOut">Share of the network's nominal bandwidth that is reached.</param>
    public double ExchangeSeconds(bool lowLatency, double inside, double outside, int ranks, double scaleUp, double scaleOut) => Exchange(lowLatency, ranks, scaleUp, scaleOut).Seconds(inside, outside);

    /// <summary>The same for a fixed number of GPUs and any number of tokens.</summary>
    /// <param name="lowLatency">Kernels for small batches instead of those for bandwidth.</param>
    /// <param name="ranks">GPUs that hold the experts.</param>
    /// <param name="scaleUp">Share of the measured bandwidth inside the domain that is reached.</param>
    /// <param name="scaleOut">Share of the network's nominal bandwidth that is reached.</param>
    public BoundExchange Exchange(bool lowLatency, int ranks, double scaleUp, double scaleOut)
    {
        if (ranks <= 1)
            return default;
        var kind = lowLatency ? CollectiveKind.LowLatencyExchange : CollectiveKind.ExpertExchange;
        var near = Kernels.Collective.Among(kind, Math.Min(ranks, Fabric.Domain));
        return new(Kernels.Collective.Among(kind, ranks).Latency, near with { PerByte = near.PerByte / scaleUp }, Fabric.Oversubscription / (Fabric.Bandwidth * scaleOut));
    }

    /// <summary>Seconds of a collective among a group, each GPU on its own link to the network.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="bytes">
    /// The buffer of an all-reduce, the gathered whole of an all-gather, the input of a reduce-scatter, what one rank sends in
    /// an all-to-all or to its neighbour.
    /// </param>
    /// <param name="group">Who takes part.</param>
    /// <param name="scaleUp">Share of the measured bandwidth inside the domain that is reached.</param>
    /// <param name="scaleOut">Share of the network's nominal bandwidth that is reached.</param>
    public double Collective(CollectiveKind kind, double bytes, RankGroup group, double scaleUp, double scaleOut)
    {
        if (group.Size <= 1)
            return 0;
        var local = group.Local(Fabric.Domain);
        var domains = group.Domains(Fabric.Domain);
        if (domains == 1)
            return Kernels.Collective.Seconds(kind, bytes / scaleUp, group.Size);
        double ranks = group.Size;
        var link = Fabric.Bandwidth * scaleOut / Fabric.Oversubscription;
        var share = (ranks - 1) / ranks;
        double outside, inside, hops;
        switch (kind)
        {
            case CollectiveKind.AllToAll:
                outside = bytes * (ranks - local) / ranks / link;
                inside = local > 1 ? Kernels.Collective.Seconds(kind, bytes * local / ranks / scaleUp, local) : 0;
                hops = Math.Log2(domains) + 1;
                break;
            case CollectiveKind.SendReceive:
                outside = bytes / link;
                inside = 0;
                hops = 1;
                break;
            default:
                // A ring crosses each border once a GPU of the group beside it, so a group's links add up. A tree sends the
                // whole buffer up and down but takes logarithmically many hops (Sanders et al. 2009); the library takes the
                // faster. Switches that reduce take each byte once.
                var rounds = kind is CollectiveKind.AllReduce or CollectiveKind.SmallAllReduce ? 2 : 1;
                inside = local > 1 ? Kernels.Collective.Seconds(kind, bytes / scaleUp, local) : 0;
                var ring = Math.Max(rounds * share * bytes / (local * link), inside) + (rounds * (domains - 1) * Fabric.Latency);
                if (rounds == 1)
                    return ring;
                var levels = 2 * Math.Ceiling(Math.Log2(domains)) * Fabric.Latency;
                return Math.Min(ring, Math.Max((Fabric.InNetworkReduction ? 1 : 2) * bytes / (local * link), inside) + levels);
        }

        return Math.Max(outside, inside) + (hops * Fabric.Latency);
    }
}
