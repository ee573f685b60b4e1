using Assay.Documents;
using Assay.Economics;

namespace Assay.Claims;

/// <summary>What a claim says it covers. A facet that is null leaves nothing out.</summary>
public sealed record Scope
{
    /// <summary>The claim is about this quantity and not about a sum of cost lines.</summary>
    public string? Quantity { get; init; }

    /// <summary>How the case wrote that quantity.</summary>
    public string? Written { get; init; }

    public IReadOnlyList<string>? Runs { get; init; }

    public IReadOnlyList<string>? Stages { get; init; }

    public IReadOnlyList<string>? Pools { get; init; }

    public IReadOnlyList<Phase>? Phases { get; init; }

    public IReadOnlyList<Resource>? Resources { get; init; }

    public Basis? Basis { get; init; }

    /// <summary>What stretch of time the claim counts; null where it does not say.</summary>
    public Timing? Timing { get; init; }

    /// <summary>The price of a GPU-hour that the claim itself states, as the name of its quantity.</summary>
    public string? At { get; init; }

    /// <summary>Whether the scope is about training runs.</summary>
    public bool OfRuns => Runs is not null || Stages is not null;

    /// <summary>Whether a cost line lies within the facets, timing and basis aside.</summary>
    public bool Holds(CostLine line) =>
        In(Runs, line.Run) && In(Stages, line.Stage) && In(Pools, line.Pool)
        && (Phases is null || (line.Phase is { } phase && Phases.Contains(phase)))
        && (Resources is null || (line.Resource is { } resource && Resources.Contains(resource)));

    /// <summary>The scope in words.</summary>
    public Message Describe()
    {
        if (Quantity is not null)
            return (Written ?? Quantity)!;
        var parts = new List<Message>();
        if (Runs is not null)
            parts.Add(Runs.Count == 1 ? (Message)$"run {Runs[0]}" : $"runs {string.Join(", ", Runs)}");
        if (Stages is not null)
            parts.Add(Stages.Count == 1 ? (Message)$"stage {Stages[0]}" : $"stages {string.Join(", ", Stages)}");
        if (Pools is not null)
            parts.Add(Pools.Count == 1 ? (Message)$"pool {Pools[0]}" : $"pools {string.Join(", ", Pools)}");
        if (Phases is not null)
            parts.Add(Message.Join(", ", Phases.Select(Words.Of)));
        if (Resources is not null)
            parts.Add(Message.Join(", ", Resources.Select(Words.Of)));
        if (parts.Count == 0)
            parts.Add("the whole lab");
        if (Basis is { } basis)
            parts.Add(Words.Of(basis));
        if (Timing is { } timing)
            parts.Add(Words.Of(timing));
        else if (!OfRuns)
            parts.Add("period not told");
        return Message.Join("; ", parts);
    }

    private static bool In(IReadOnlyList<string>? wanted, string? actual) => wanted is null || (actual is not null && wanted.Contains(actual));
}
