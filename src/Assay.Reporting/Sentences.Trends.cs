using Assay.Documents;
using Assay.Economics;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting;

/// <summary>Sentences on trends of prices.</summary>
public static partial class Sentences
{
    /// <summary>What a forecast of a rental price rests on.</summary>
    public static string RentalForecast => Say("A line and a random walk, seen through vendors' prices: it takes the market to go on as it did, and knows no new chip, shortage or floor. The interval is of the market's price; each vendor keeps its distance from it.");

    /// <summary>How a rental price moves.</summary>
    public static string Rental(RentalTrend rental) => Say($"The rental price of {rental.Item} ({(Message)rental.Term}) moves by a factor of {rental.Growth.Middle:F2} a year ({rental.Growth.Low:F2} to {rental.Growth.High:F2}), from {rental.Quotes.Count} prices between {rental.Quotes[0].Day:yyyy-MM-dd} and {rental.Quotes[^1].Day:yyyy-MM-dd}. Standard deviations of logarithms: the market's own walk {rental.Volatility:F2} a year, a vendor's distance from the market {rental.VendorSpread:F2}, a single listing {rental.ListingError:F2}.");
}
