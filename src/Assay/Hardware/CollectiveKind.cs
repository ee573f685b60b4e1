namespace Assay.Hardware;

/// <summary>What GPUs do together over their links.</summary>
public enum CollectiveKind
{
    /// <summary>Every rank gets the sum of all buffers.</summary>
    AllReduce,

    /// <summary>Every rank gets the parts of all, one after the other.</summary>
    AllGather,

    /// <summary>Every rank gets its part of the sum of all buffers.</summary>
    ReduceScatter,

    /// <summary>Every rank sends a part of its buffer to every other.</summary>
    AllToAll,

    /// <summary>A rank sends to one neighbour and receives from another.</summary>
    SendReceive,

    /// <summary>Tokens go to the GPUs that hold their experts, or their results come back, each once for each GPU; kernels made for it.</summary>
    ExpertExchange,

    /// <summary>The same with kernels for small batches: a token goes once to each of its experts, whatever GPU holds it.</summary>
    LowLatencyExchange,

    /// <summary>
    /// The all-reduce of inference servers for buffers up to some 16 MB: one kernel that reads its peers' memory, in a captured
    /// graph. Within one scale-up domain; see <see cref="CollectiveCurve.ServingAllReduceSeconds"/>.
    /// </summary>
    SmallAllReduce,
}
