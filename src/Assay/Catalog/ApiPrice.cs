using Assay.Documents;

namespace Assay.Catalog;

/// <summary>What a provider asks for a million tokens of a model, as published.</summary>
/// <param name="Provider">Who sells it.</param>
/// <param name="Model">Its name at the provider.</param>
/// <param name="Input">Dollars for a million input tokens that are not in the cache.</param>
/// <param name="CachedInput">Dollars for a million input tokens read from the cache; null where none was published.</param>
/// <param name="Output">Dollars for a million output tokens.</param>
/// <param name="From">The first day; null where unknown.</param>
/// <param name="To">The day on which it ends; null where it held at <paramref name="AsOf"/>.</param>
/// <param name="AsOf">When the price was so, as the source has it.</param>
/// <param name="Source">The id of its source.</param>
/// <param name="Note">What a reader should know of it; may be empty.</param>
/// <param name="At">Where its row stands.</param>
public sealed record ApiPrice(
    string Provider, string Model, double Input, double? CachedInput, double Output, DateOnly? From, DateOnly? To, FactDate AsOf, string Source, string Note, Location At)
{
    /// <summary>Whether nothing is known against its having held on a day.</summary>
    public bool MayHoldOn(DateOnly day) => (From is not { } from || from <= day) && (To is not { } to || day < to);
}
