using Assay.Documents;
using Assay.Economics;

namespace Assay.Accounts;

/// <summary>A rule that says what attempts were for.</summary>
public sealed record AccountRule
{
    /// <summary>Where it stands.</summary>
    public required Location At { get; init; }

    /// <summary>Patterns by column of the attempts; any of a column's must fit, for every column. Empty: it fits everything.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Patterns { get; init; }

    /// <summary>The first moment at which an attempt may start, in UTC; null for any.</summary>
    public DateTime? From { get; init; }

    /// <summary>The moment by which it must have started; null for any.</summary>
    public DateTime? To { get; init; }

    /// <summary>The run that attempts belong to; <c>{name}</c> and the like stand for what the record tells.</summary>
    public required string Run { get; init; }

    /// <summary>The model that the run is for; null where it is for none.</summary>
    public string? Model { get; init; }

    public required Phase Phase { get; init; }

    /// <summary>What <see cref="Work"/> may be.</summary>
    internal static IReadOnlyList<string> Works { get; } = ["evaluation", "data"];

    /// <summary>What tells the attempts apart from the other work of their phase on the ladder of a model; null for nothing.</summary>
    public string? Work { get; init; }

    /// <summary>Whether a later attempt of the run goes on from a checkpoint of an earlier one.</summary>
    public required bool Resumes { get; init; }

    /// <summary>How long an attempt must have run for a checkpoint to be there.</summary>
    public TimeSpan Checkpoint { get; init; }

    /// <summary>Whether it fits every attempt.</summary>
    public bool FitsAll => From is null && To is null && Patterns.Values.All(patterns => patterns.Any(pattern => pattern.Trim('*').Length == 0 && pattern.Length > 0));
}
