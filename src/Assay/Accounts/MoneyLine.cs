using Assay.Economics;

namespace Assay.Accounts;

/// <summary>An amount that says what it was for. All lines and what is unexplained sum to the books, to the cent.</summary>
public sealed record MoneyLine
{
    /// <summary>The first day of its month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The pool that it pays for; null for what is shared.</summary>
    public string? Pool { get; init; }

    public required Resource Resource { get; init; }

    /// <summary>The activity; null where no rule says, and where it is shared and no key allocates it.</summary>
    public Phase? Phase { get; init; }

    /// <summary>Of idle lines what kind of idleness it is: <c>idle</c>, <c>down</c>, <c>reserved but unused</c>.</summary>
    public string? State { get; init; }

    /// <summary>The account.</summary>
    public string? Team { get; init; }

    public string? Model { get; init; }

    /// <summary>The run, where the rules state more of it than records know.</summary>
    public string? Run { get; init; }

    /// <summary>What came of the attempts that it falls on; <c>lost</c> is what was done after the last checkpoint before another attempt went on.</summary>
    public string? Outcome { get; init; }

    /// <summary>What tells the attempts apart within their phase: <c>evaluation</c>, <c>data</c>.</summary>
    public string? Work { get; init; }

    /// <summary>Whether a key allocated it, or none does.</summary>
    public bool Shared { get; init; }

    public required long Cents { get; init; }

    /// <summary>In units of the currency.</summary>
    public decimal Amount => Cents / 100m;
}
