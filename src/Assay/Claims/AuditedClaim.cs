using Assay.Documents;
using Assay.Economics;
using Assay.Quantities;

namespace Assay.Claims;

/// <summary>A claim with the names of the quantities that its audit reads.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Recomputed">The figure recomputed within the stated scope; null where the scope leaves the period open.</param>
/// <param name="Readings">The figure recomputed in other readings.</param>
public sealed record AuditedClaim(Claim Claim, string? Recomputed, IReadOnlyList<ClaimReading> Readings)
{
    /// <summary>Share of the lab's yearly cost; null where the claim is not about money.</summary>
    public string? Covers { get; init; }

    /// <summary>Share of the lab's cost over the ownership period, where it differs.</summary>
    public string? CoversWhole { get; init; }

    public IReadOnlyList<ClaimBound> Bounds { get; init; } = [];

    public IReadOnlyList<SilentLine> Silent { get; init; } = [];

    /// <summary>The names of all quantities that the audit of the claim reads.</summary>
    public IEnumerable<string> Quantities =>
        Readings.Select(reading => reading.Recomputed).Append(Recomputed).OfType<string>().SelectMany(name => new[] { name, Ratio(name) })
            .Concat(Bounds.Select(bound => bound.Quantity)).Concat(Silent.Select(line => line.Quantity)).Concat(new[] { Covers, CoversWhole }.OfType<string>());

    /// <summary>The name of the claimed over a recomputed figure.</summary>
    internal static string Ratio(string recomputed) => recomputed[..^"recomputed".Length] + "ratio";
}

/// <summary>One way to read a claim.</summary>
/// <param name="Name">What the reading is called.</param>
/// <param name="Recomputed">The name of the recomputed figure.</param>
/// <param name="Scope">The scope in this reading.</param>
public sealed record ClaimReading(Message Name, string Recomputed, Scope Scope);

/// <summary>A bound on a claim: a quantity that is at most 1 where the claim is possible.</summary>
public sealed record ClaimBound(string Quantity, Message Because);

/// <summary>A cost line that a claim is silent on.</summary>
/// <param name="Line">The line of the lab.</param>
/// <param name="Quantity">The name of what the claim leaves out of it: the line itself, or the part of it outside the scope.</param>
public sealed record SilentLine(CostLine Line, string Quantity);

internal static class MoneyDimensions
{
    /// <summary>Whether this is dollars, or dollars by the year.</summary>
    public static bool IsMoneyFlow(this Dimension dimension) =>
        dimension == Usd.Unit.Dimension || dimension == Usd.Unit.Dimension / Time.Unit.Dimension;
}
