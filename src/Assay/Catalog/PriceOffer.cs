namespace Assay.Catalog;

/// <summary>Which of the prices of an item are meant.</summary>
/// <param name="Term">For how long it is hired: <c>on-demand</c>, <c>spot</c>, <c>1-year</c> …; null for any.</param>
/// <param name="Venues">Who sells it; null for anybody.</param>
/// <param name="Not">Who is left out.</param>
public sealed record PriceOffer(string? Term = null, IReadOnlyList<string>? Venues = null, IReadOnlyList<string>? Not = null)
{
    public bool Holds(Price price) =>
        (Term is null || price.Term == Term) && (Venues is null || Venues.Contains(price.Venue)) && !(Not?.Contains(price.Venue) ?? false);
}
