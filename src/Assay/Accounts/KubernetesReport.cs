namespace Assay.Accounts;

/// <summary>What OpenCost allocated. Bases stand side by side and are never mixed; costs are in the currency that OpenCost was told.</summary>
public sealed record KubernetesReport
{
    /// <summary>By cluster, kind and namespace, the dearest first. They sum to all that is counted.</summary>
    public required IReadOnlyList<KubernetesLine> Lines { get; init; }

    /// <summary>The sum of the lines.</summary>
    public required KubernetesLine Total { get; init; }

    /// <summary>Windows that are not counted, since a longer one that is counted covers some of the same time.</summary>
    public required IReadOnlyList<AllocationWindow> LeftOut { get; init; }
}

/// <param name="Cluster">The cluster.</param>
/// <param name="Kind"><c>workload</c>, <c>idle</c>, <c>unmounted</c> or <c>unallocated</c>.</param>
/// <param name="Name">The namespace of workloads, or the name where the answer has none; for the others, the kind.</param>
/// <param name="GpuHours">What was set aside, as OpenCost charges it.</param>
/// <param name="Requested">What was asked for; null where it does not tell.</param>
/// <param name="Used">What was active; null where it does not tell.</param>
/// <param name="GpuCost">The cost of GPUs.</param>
/// <param name="TotalCost">The cost of all.</param>
/// <param name="Unexplained">What the total has beyond its parts.</param>
public sealed record KubernetesLine(string Cluster, string Kind, string Name, double GpuHours, double? Requested, double? Used, double GpuCost, double TotalCost, double Unexplained)
{
    /// <summary>The price of a GPU-hour that the costs imply; null without GPUs. OpenCost has one for GPUs that it does not know, which is hardly theirs.</summary>
    public double? GpuPrice => GpuHours > 0 ? GpuCost / GpuHours : null;
}

/// <param name="Cluster">The cluster.</param>
/// <param name="Level">What the answer was grouped by.</param>
/// <param name="Began">Where the window begins.</param>
/// <param name="Ended">Where it ends.</param>
public sealed record AllocationWindow(string Cluster, string Level, DateTime Began, DateTime Ended);
