using Assay.Documents;
using Assay.Uncertainty;

namespace Assay.Claims;

/// <summary>Whether a figure is right within its own scope, as far as the inputs tell.</summary>
public enum Reconciliation
{
    /// <summary>The figure, as exact as its digits, lies within the 90 % interval of what its scope gives.</summary>
    Reconciles,

    /// <summary>It does so in at least one reading and not in all.</summary>
    InOneReading,
    DoesNotReconcile,
}

/// <summary>Whether a figure passes the bounds that apply to it.</summary>
public enum Possibility
{
    /// <summary>Within every bound in 95 % of the draws or more.</summary>
    Possible,

    /// <summary>Within the bounds for some values of the uncertain inputs.</summary>
    DependsOnInputs,

    /// <summary>Past a bound in 95 % of the draws or more.</summary>
    NotPossible,

    /// <summary>No bound was given and none follows from hardware.</summary>
    NoBoundApplies,
}

/// <summary>A figure recomputed, and how the claim compares.</summary>
/// <param name="Name">What the reading is called; null for the scope as stated.</param>
/// <param name="Quantity">The name of the recomputed quantity.</param>
/// <param name="Recomputed">The figure, in base units.</param>
/// <param name="Ratio">Claimed over recomputed.</param>
/// <param name="Percentile">Where the claim lies in the distribution of the recomputed figure, 0 to 100.</param>
/// <param name="Fits">Whether the claim lies within the 90 % interval.</param>
public sealed record Recomputation(Message? Name, string Quantity, Summary Recomputed, Summary Ratio, double Percentile, bool Fits);

/// <summary>A bound and how close the claim comes to it.</summary>
/// <param name="Quantity">The name of the quantity that is at most 1 where the claim is possible.</param>
/// <param name="Because">What the bound is.</param>
/// <param name="Use">How much of the bound the claim uses.</param>
/// <param name="Possibility">What follows.</param>
public sealed record BoundFinding(string Quantity, Message Because, Summary Use, Possibility Possibility)
{
    /// <summary>What follows from how much of a bound is used.</summary>
    public static Possibility Of(Summary use) => use.P95 <= 1 ? Possibility.Possible : use.P5 > 1 ? Possibility.NotPossible : Possibility.DependsOnInputs;
}

/// <summary>A cost line that the claim leaves out.</summary>
/// <param name="Line">The name of the line.</param>
/// <param name="Title">What it is.</param>
/// <param name="Amount">What is left out of it by the year, in base units.</param>
public sealed record SilentFinding(string Line, Message Title, Summary Amount);

/// <summary>Another claim of the case that this one must not be set beside, and why.</summary>
public sealed record Incomparable(string Id, Message Because);

/// <summary>What the audit of a claim found. Words for people are chosen by whoever presents it.</summary>
public sealed record Finding
{
    public required Claim Claim { get; init; }

    public required Reconciliation Reconciles { get; init; }

    /// <summary>The figure recomputed: within its scope, or in the reading that fits best where the scope leaves the period open.</summary>
    public required Recomputation Best { get; init; }

    /// <summary>Every reading, the stated scope first where it can be recomputed.</summary>
    public required IReadOnlyList<Recomputation> Readings { get; init; }

    /// <summary>
    /// For claims about money: the inputs that would bring the figure of <see cref="Best"/> nearer to the claim, largest first.
    /// </summary>
    public required IReadOnlyList<GapDriver> GapDrivers { get; init; }

    public required Possibility Possible { get; init; }

    public required IReadOnlyList<BoundFinding> Bounds { get; init; }

    /// <summary>Share of the lab's yearly cost; null where the claim is not about money or the case tells no lab.</summary>
    public Summary? Covers { get; init; }

    /// <summary>Share of the lab's cost over the ownership period, where it differs.</summary>
    public Summary? CoversOwnership { get; init; }

    /// <summary>What the claim leaves out, largest first.</summary>
    public required IReadOnlyList<SilentFinding> SilentOn { get; init; }

    /// <summary>The ids of claims that count the same kind of thing over the same stretch of time.</summary>
    public required IReadOnlyList<string> ComparableTo { get; init; }

    public required IReadOnlyList<Incomparable> NotComparableTo { get; init; }

    /// <summary>How many inputs below the recomputed figure were published.</summary>
    public required int SourcedInputs { get; init; }

    /// <summary>The names of the inputs below the recomputed figure that are bare assumptions.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }
}
