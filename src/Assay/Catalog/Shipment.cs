using Assay.Documents;

namespace Assay.Catalog;

/// <summary>How many accelerators were shipped to a region in a stretch of time, as published or estimated.</summary>
/// <param name="Chip">The chip; chips that are counted together are joined by '/': <c>H100/H200</c>.</param>
/// <param name="Region">A country by its code of two letters, or <c>world</c>.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Low">The 5 % end of the estimate; the median itself where the source tells no band.</param>
/// <param name="Median">The estimate.</param>
/// <param name="High">The 95 % end of the estimate.</param>
/// <param name="Source">The id of its source.</param>
/// <param name="Note">What a reader should know of it; may be empty.</param>
/// <param name="At">Where its row stands.</param>
public sealed record Shipment(string Chip, string Region, DateOnly From, DateOnly To, double Low, double Median, double High, string Source, string Note, Location At)
{
    /// <summary>The chips that are counted here.</summary>
    public IReadOnlyList<string> Chips => Chip.Split('/');
}
