using Assay.Documents;
using Assay.Uncertainty;

namespace Assay.Claims;

/// <summary>What bounds a claimed fleet.</summary>
public enum FleetBoundKind
{
    /// <summary>What was shipped to the region.</summary>
    Shipments,

    /// <summary>What was shipped to the region while no export rule asked for a licence.</summary>
    ExportRules,
    Power,
    Funding,
}

/// <summary>A bound of a claimed fleet.</summary>
/// <param name="Kind">What bounds it.</param>
/// <param name="Pool">The pool; null where it bounds the whole fleet or several pools together.</param>
/// <param name="Title">What is bounded.</param>
/// <param name="Because">What the bound is, in words.</param>
public sealed record FleetBound(FleetBoundKind Kind, string? Pool, Message Title, Message Because)
{
    /// <summary>The quantity that is at most 1 where the fleet is possible; null where no bound applies.</summary>
    public string? Use { get; init; }

    /// <summary>The quantity that is claimed.</summary>
    public string? Claimed { get; init; }

    /// <summary>The quantity that bounds it.</summary>
    public string? Room { get; init; }

    /// <summary>The ids of the export rules that it rests on.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>What follows from how much of the bound is used.</summary>
    public FleetFinding Find(Summary? use) => new(this, use, use is { } told ? BoundFinding.Of(told) : Possibility.NoBoundApplies);
}

/// <summary>Whether a claimed fleet stays within one bound.</summary>
/// <param name="Bound">The bound.</param>
/// <param name="Use">How much of it the fleet uses; null where no bound applies.</param>
/// <param name="Possibility">What follows.</param>
public sealed record FleetFinding(FleetBound Bound, Summary? Use, Possibility Possibility)
{
    /// <summary>The strictest of several findings; no bound applies where none does.</summary>
    public static Possibility Strictest(IEnumerable<FleetFinding> findings) =>
        findings.Select(finding => finding.Possibility).Where(possibility => possibility != Possibility.NoBoundApplies).DefaultIfEmpty(Possibility.NoBoundApplies).Max();
}
