using Assay.Hardware;

namespace Assay.Serving;

/// <summary>The all-reduce among the GPUs of an engine that share each matrix. The default takes no time: of a lone GPU.</summary>
internal readonly struct TensorReduce
{
    private readonly BoundCollective library;
    private readonly BoundCollective own;
    private readonly double saved;
    private readonly (Machine Machine, RankGroup Group, double ScaleUp, double ScaleOut)? beyond;

    /// <param name="machine">The accelerators and their links.</param>
    /// <param name="ranks">GPUs that share each matrix.</param>
    /// <param name="scaleUp">Share of the measured bandwidth inside the domain that is reached.</param>
    /// <param name="scaleOut">Share of the network's nominal bandwidth that is reached.</param>
    /// <param name="latencyShare">Latency of a collective inside a graph of kernels over that of one alone.</param>
    public TensorReduce(Machine machine, int ranks, double scaleUp, double scaleOut, double latencyShare)
    {
        if (ranks == 1)
            return;
        if (ranks > machine.Fabric.Domain)
        {
            beyond = (machine, new RankGroup(ranks, 1), scaleUp, scaleOut);
            return;
        }

        library = Bind(CollectiveKind.AllReduce);
        own = Bind(CollectiveKind.SmallAllReduce);
        saved = (1 - latencyShare) * Math.Min(library.Latency, own.Latency);

        BoundCollective Bind(CollectiveKind kind)
        {
            var bound = machine.Kernels.Collective.Among(kind, ranks);
            return bound with { PerByte = bound.PerByte / scaleUp };
        }
    }

    /// <summary>Seconds for a buffer: by the faster of the library and the server's own kernel, as <see cref="CollectiveCurve.ServingAllReduceSeconds"/>.</summary>
    public double Seconds(double bytes) => beyond is { } far
        ? far.Machine.Collective(CollectiveKind.AllReduce, bytes, far.Group, far.ScaleUp, far.ScaleOut)
        : Math.Min(library.Seconds(bytes), own.Seconds(bytes)) - saved;
}
