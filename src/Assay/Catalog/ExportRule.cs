using Assay.Documents;
using Assay.Modeling;

namespace Assay.Catalog;

/// <summary>A rule under which chips may be exported to some regions with a licence only.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it says, in a line.</param>
/// <param name="From">The first day on which a licence is needed.</param>
/// <param name="To">The last such day; null while it holds.</param>
/// <param name="InForce">Whether it ever came into force.</param>
/// <param name="Chips">The chips that it covers: <c>H100</c>.</param>
/// <param name="Regions">The countries that it covers, by their codes of two letters.</param>
/// <param name="Review">How applications for a licence are judged, in words; null where that was not read.</param>
/// <param name="Grounds">Where it was read.</param>
/// <param name="At">Where its entry stands.</param>
public sealed record ExportRule(string Id, Message Title, DateOnly From, DateOnly? To, bool InForce, IReadOnlyList<string> Chips, IReadOnlyList<string> Regions, string? Review, Grounds Grounds, Location At)
{
    /// <summary>Whether it asks for a licence for a chip to a region at some time.</summary>
    public bool Covers(string chip, string region) => InForce && Chips.Contains(chip) && Regions.Contains(region);

    /// <summary>Whether a day lies within its time.</summary>
    public bool Holds(DateOnly day) => From <= day && (To is not { } end || day <= end);
}
