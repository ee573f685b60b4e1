using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The price of hiring an accelerator that a run or a service gives, else the catalogue's around the date of the case.</summary>
internal sealed class RentalReader(CaseContext context)
{
    /// <param name="reader">The run or service.</param>
    /// <param name="what">What it is, for messages: "run", "service".</param>
    /// <param name="name">Its name in the graph.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="accelerator">Its accelerator; null where none is told.</param>
    /// <param name="grounds">What its values rest on.</param>
    /// <returns>The price; null where neither a price nor an accelerator is told.</returns>
    /// <exception cref="InputException">The catalogue has no price within reach.</exception>
    public Quantity<Per<Usd, GpuTime>>? Read(MapReader reader, Message what, string name, Message title, Accelerator? accelerator, Grounds? grounds)
    {
        Message words = $"{title}: price of hiring an accelerator for an hour";
        if (reader.Optional("rental_rate") is { } rate)
            return context.Read<Per<Usd, GpuTime>>(rate, $"{name}.rental_rate", words, grounds);
        if (accelerator is null)
            return null;
        if (context.Catalogue.Prices.At(accelerator.Id, "rental", context.AsOf) is { } price)
            return context.FromCatalogue<Per<Usd, GpuTime>>(price, $"{name}.rental_rate", words);
        if (context.AsOf == default)
            throw new InputException([]);
        throw new InputException(reader.At, $"The catalogue has no rental price of {accelerator.Id} within a year of {context.AsOf:yyyy-MM-dd}.", context.Catalogue.Prices.NearestEntries(accelerator.Id, "rental", context.AsOf, null, $"give 'rental_rate' in the {what}"));
    }
}
