using Assay.Claims;
using Assay.Economics;
using Assay.Modeling;

namespace Assay.Cases;

/// <summary>One question, read from its file and compiled to a checked graph.</summary>
public sealed record Case
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The date whose prices hold.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What the case is about, in the words of its author; may be null.</summary>
    public string? Summary { get; init; }

    public required Graph Graph { get; init; }

    public required IReadOnlyList<CostLine> Ledger { get; init; }

    /// <summary>The claims in the order of the file; the first is the one that the answer is about.</summary>
    public required IReadOnlyList<AuditedClaim> Claims { get; init; }

    /// <summary>The bounds of the claimed fleet, in the order in which they were told; empty where the case does not ask.</summary>
    public IReadOnlyList<FleetBound> Feasibility { get; init; } = [];

    public required IReadOnlyList<Bridge> Bridges { get; init; }

    /// <summary>Every source that the case rests on, by id.</summary>
    public required IReadOnlyDictionary<string, Source> Sources { get; init; }

    /// <summary>What the reader should know, such as where the catalogue filled in for the case.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
