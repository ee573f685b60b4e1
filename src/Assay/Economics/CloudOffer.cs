using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;

namespace Assay.Economics;

/// <summary>A rate at which a vendor lets accelerators by the hour.</summary>
/// <param name="Venue">Who lets them.</param>
/// <param name="Term">For how long: one of <see cref="Terms"/>.</param>
/// <param name="Rate">The rate as a quantity.</param>
/// <param name="Day">When it was listed; null where that is not told.</param>
public sealed record CloudOffer(string Venue, string Term, Node Rate, DateOnly? Day)
{
    private static readonly string[] Preferred = ["Amazon Web Services", "Microsoft Azure", "Google Cloud"];

    private static readonly Dictionary<string, string> Discounted = new() { ["Amazon Web Services"] = "aws", ["Microsoft Azure"] = "azure", ["Google Cloud"] = "google", ["Lambda Labs"] = "lambda" };

    /// <summary>The terms that can be brought to three years, the best first.</summary>
    public static IReadOnlyList<string> Terms { get; } = ["3-year", "1-year", "on-demand"];

    /// <summary>The vendor's name in <c>catalog.finance.commitment_discount</c>.</summary>
    internal string Discounts => Discounted[Venue];

    /// <summary>Whether a vendor's rate for a term can be brought to three years.</summary>
    public static bool Convertible(string venue, string term) => term == Terms[0] || (Terms.Contains(term) && Discounted.ContainsKey(venue));

    /// <summary>
    /// The offer that Epoch's rule takes: the longest term, within it the first of the large clouds that lists it, and of its
    /// rates the last before the day, else the first after it. Null where nobody lists a rate that can be brought to three years.
    /// </summary>
    public static CloudOffer? Find(Catalogue catalogue, string accelerator, DateOnly day)
    {
        var listed = catalogue.Prices.Prices.Where(price => price.Item == accelerator && price.Form == "rental" && price.Unit.Symbol == "USD/GPU-hour" && Convertible(price.Venue, price.Term)).ToArray();
        foreach (var term in Terms)
        {
            foreach (var venue in Preferred.Concat(listed.Select(price => price.Venue).Distinct().Except(Preferred).Order(StringComparer.Ordinal)))
            {
                var rates = listed.Where(price => price.Venue == venue && price.Term == term).OrderBy(price => price.Date.First).ToArray();
                if ((rates.LastOrDefault(price => price.Date.First <= day) ?? rates.FirstOrDefault()) is { } price)
                    return new CloudOffer(venue, term, Node(price), price.Date.First);
            }
        }

        return null;
    }

    /// <summary>Why there is none.</summary>
    public static Message Missing(PriceTable prices, string accelerator)
    {
        var rentals = prices.Prices.Where(price => price.Item == accelerator && price.Form == "rental").ToArray();
        return rentals.Length == 0
            ? (Message)$"The catalogue has no rental price of {accelerator}."
            : $"Of the {rentals.Length} rental prices of {accelerator} none is for three years, and no discount for commitments of {string.Join(", ", rentals.Select(price => price.Venue).Where(venue => venue.Length > 0).Distinct().Order(StringComparer.Ordinal))} is known.";
    }

    private static Node Node(Price price)
    {
        var name = string.Join('.', new[] { price.Item, price.Venue, price.Term, $"{price.Date.First:yyyy-MM-dd}" }.Select(Accelerator.PartOf));
        return new Node($"catalog.offers.{name}", $"{price.Item}: rate of {(Message)price.Venue}, {(Message)price.Term}, on {price.Date.First:yyyy-MM-dd}", price.Value)
        {
            Unit = price.Unit,
            Grounds = new Grounds.Fact([price.Source], price.Note.Length > 0 ? price.Note : null),
        };
    }
}
