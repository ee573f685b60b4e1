using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Claims;

/// <summary>In which sense a figure was claimed.</summary>
public enum ClaimSense
{
    /// <summary>The figure itself, to the digits it was written with.</summary>
    About,

    /// <summary>The true value is said to be this or more.</summary>
    AtLeast,

    /// <summary>The true value is said to be this or less.</summary>
    AtMost,
}

/// <summary>A published figure with what it says it covers.</summary>
public sealed record Claim
{
    /// <summary>Its id in the case.</summary>
    public required string Id { get; init; }

    public required Message Title { get; init; }

    /// <summary>The figure, in base units.</summary>
    public required double Claimed { get; init; }

    /// <summary>Half a unit of the last digit written, in base units: how exact the figure claims to be.</summary>
    public required double Rounding { get; init; }

    public required Unit Unit { get; init; }

    public ClaimSense Sense { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>Other ways to read the figure, by name; the audit says which of them fit.</summary>
    public IReadOnlyList<(Message Name, Scope Scope)> Readings { get; init; } = [];

    /// <summary>Bounds that the figure cannot pass, beside those of the hardware.</summary>
    public IReadOnlyList<Limit> Limits { get; init; } = [];

    public required Grounds Grounds { get; init; }

    /// <summary>What a reader should know of the claim.</summary>
    public Message? Note { get; init; }

    public Location? At { get; init; }

    /// <summary>The part that its quantities' names begin with.</summary>
    public string Prefix => $"claims.{Id.Replace('-', '_')}";
}

/// <summary>A bound that a claimed figure cannot pass.</summary>
/// <param name="Quantity">The name of the bound's quantity.</param>
/// <param name="AtMost">Whether it bounds from above; else from below.</param>
/// <param name="Because">Why it is a bound.</param>
public sealed record Limit(string Quantity, bool AtMost, Message Because);

/// <summary>Published figures that measure different things, and the arithmetic that joins them.</summary>
/// <param name="Id">Its id in the case.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Between">The ids of the claims it joins.</param>
/// <param name="Steps">The names of the quantities that lead from one to the other.</param>
public sealed record Bridge(string Id, Message Title, IReadOnlyList<string> Between, IReadOnlyList<string> Steps);
