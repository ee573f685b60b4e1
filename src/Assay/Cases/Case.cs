using Assay.Claims;
using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;

namespace Assay.Cases;

/// <summary>One question, read from its file and compiled to a checked graph.</summary>
public sealed record Case
{
    public required string Id { get; init; }

    public required Message Title { get; init; }

    /// <summary>The date whose prices hold.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What the case is about, in the words of its author; may be null.</summary>
    public string? Summary { get; init; }

    public required Graph Graph { get; init; }

    public required IReadOnlyList<CostLine> Ledger { get; init; }

    /// <summary>Each run by each method of others, with the reason where one cannot price it.</summary>
    public required IReadOnlyList<RunMethod> Methods { get; init; }

    /// <summary>The claims in the order of the file; the first is the one that the answer is about.</summary>
    public required IReadOnlyList<AuditedClaim> Claims { get; init; }

    /// <summary>What the cost of a model may mean, rung by rung; null where the case prices no run.</summary>
    public required Ladder? Ladder { get; init; }

    /// <summary>How the lab's idle and shared cost is allocated to phases.</summary>
    public required Allocation Allocation { get; init; }

    /// <summary>The bounds of the claimed fleet, in the order in which they were told; empty where the case does not ask.</summary>
    public IReadOnlyList<FleetBound> Feasibility { get; init; } = [];

    public required IReadOnlyList<Bridge> Bridges { get; init; }

    /// <summary>The months over which money is told; null where the case does not.</summary>
    public Timeline? Timeline { get; init; }

    /// <summary>The ways to hire that owning is set beside, by id and title, in the order of the file.</summary>
    public IReadOnlyList<(string Id, Message Title)> Rents { get; init; } = [];

    /// <summary>Every source that the case rests on, by id.</summary>
    public required IReadOnlyDictionary<string, Source> Sources { get; init; }

    /// <summary>What the reader should know, such as where the catalogue filled in for the case.</summary>
    public required IReadOnlyList<Message> Warnings { get; init; }
}
