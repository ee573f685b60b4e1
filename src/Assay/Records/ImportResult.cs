using Assay.Documents;

namespace Assay.Records;

/// <summary>What became of the rows of an import. Taken, refused and unchanged rows are all that there were.</summary>
public sealed record ImportResult
{
    /// <summary>How many refusals are kept to be told, of each file; the count goes on.</summary>
    public const int MostTold = 1000;

    /// <summary>Rows that added to what the store knows.</summary>
    public long Taken { get; init; }

    /// <summary>Rows that told nothing new: known already, or known in a later state.</summary>
    public long Unchanged { get; init; }

    /// <summary>Rows that were not taken, all of them.</summary>
    public long RefusedCount { get; init; }

    /// <summary>The first of them in each file.</summary>
    public IReadOnlyList<Refusal> Refused { get; init; } = [];

    /// <summary>Rows of a finer grain, such as steps of a job, which are no rows of their own.</summary>
    public long Folded { get; init; }

    /// <summary>What else a person should know: a file that seems cut off, a clock that was assumed.</summary>
    public IReadOnlyList<Message> Notes { get; init; } = [];

    public static ImportResult operator +(ImportResult left, ImportResult right) => new()
    {
        Taken = left.Taken + right.Taken,
        Unchanged = left.Unchanged + right.Unchanged,
        RefusedCount = left.RefusedCount + right.RefusedCount,
        Refused = [.. left.Refused, .. right.Refused],
        Folded = left.Folded + right.Folded,
        Notes = [.. left.Notes, .. right.Notes.Where(note => !left.Notes.Contains(note))],
    };
}
