using Assay.Catalog;
using Assay.Documents;
using Assay.Quantities;
using Assay.Uncertainty;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Assay.Economics;

/// <summary>A rental price that was listed.</summary>
/// <param name="Day">The middle of the time at which it held.</param>
/// <param name="Rate">Dollars for an hour of an accelerator.</param>
/// <param name="Entry">Its line in the price table.</param>
public sealed record RentalQuote(DateOnly Day, double Rate, Price Entry);

/// <summary>A forecast rental price: its logarithm is normal.</summary>
/// <param name="Day">For when.</param>
/// <param name="Years">How far ahead of the last quote.</param>
/// <param name="Rate">Dollars for an hour of an accelerator, as a distribution.</param>
public sealed record RentalForecast(DateOnly Day, double Years, Summary Rate);

/// <summary>
/// The market's rental price of a chip, from what vendors list: in logarithms a line plus a random walk, seen through each
/// vendor's own lasting distance from the market, which an index does not have, and an error of each listing. All are normal, so that the market at any day
/// is a Gaussian process given the prices (Rasmussen and Williams 2006, Gaussian Processes for Machine Learning, sections 2.2
/// and 2.7); level and drift begin flat, and the three deviations are those of greatest likelihood on a grid. It takes the
/// market to go on as it did: it knows no new chip, no shortage and no floor, and not that the deviations are estimates.
/// </summary>
public sealed class RentalTrend
{
    /// <summary>Fewer quotes leave the deviations undetermined.</summary>
    public const int FewestQuotes = 8;

    // Flat: a standard deviation of ten in logarithms says nothing.
    private const double Flat = 100;

    private static readonly string[] Uncommitted = ["on-demand", "spot", "unknown", ""];
    private readonly double[] years;
    private readonly Cholesky<double> covariance;
    private readonly Vector<double> weights;

    private RentalTrend(string item, string term, IReadOnlyList<RentalQuote> quotes)
    {
        (Item, Term, Quotes) = (item, term, quotes);
        var start = LogTrend.Year(quotes[0].Day);
        years = [.. quotes.Select(quote => LogTrend.Year(quote.Day) - start)];
        var logs = Vector<double>.Build.DenseOfEnumerable(quotes.Select(quote => Math.Log(quote.Rate)));
        var deviations = from walk in Grid(0.02, 1.2, 13) from vendor in Grid(0.03, 1.2, 11) from listing in Grid(0.02, 0.8, 9) select (walk, vendor, listing);
        (Volatility, VendorSpread, ListingError) = deviations.MaxBy(of => Likelihood(Covariance(of.walk, of.vendor, of.listing), logs));
        covariance = Covariance(Volatility, VendorSpread, ListingError);
        weights = covariance.Solve(logs);
    }

    public string Item { get; }

    /// <summary>The term of the quotes: <c>on-demand</c> stands for all without commitment.</summary>
    public string Term { get; }

    /// <summary>The quotes, the oldest first.</summary>
    public IReadOnlyList<RentalQuote> Quotes { get; }

    /// <summary>Standard deviation of the market's walk over a year, in logarithms.</summary>
    public double Volatility { get; }

    /// <summary>Standard deviation of a vendor's lasting distance from the market, in logarithms.</summary>
    public double VendorSpread { get; }

    /// <summary>Standard deviation of a single listing, in logarithms.</summary>
    public double ListingError { get; }

    /// <summary>The factor of a year along the line, with its 90 % interval.</summary>
    public (double Middle, double Low, double High) Growth
    {
        get
        {
            var along = Vector<double>.Build.DenseOfEnumerable(years.Select(year => Flat * year));
            var (middle, deviation) = (along * weights, Math.Sqrt(Flat - (along * covariance.Solve(along))));
            var ends = StandardNormal.Quantile(0.95) * deviation;
            return (Math.Exp(middle), Math.Exp(middle - ends), Math.Exp(middle + ends));
        }
    }

    /// <summary>Fits the quotes of an accelerator.</summary>
    /// <param name="prices">The price table.</param>
    /// <param name="item">The accelerator's id.</param>
    /// <param name="term"><c>on-demand</c> for all quotes without commitment, or <c>1-year</c>, <c>3-year</c>.</param>
    /// <exception cref="InputException">There are too few quotes; those there are, are told.</exception>
    public static RentalTrend Of(PriceTable prices, string item, string term)
    {
        var quotes = prices.Prices.Where(price => price.Item == item && price.Form == "rental" && price.Unit.Symbol == "USD/GPU-hour" && (term == Uncommitted[0] ? Uncommitted.Contains(price.Term) : price.Term == term))
            .Select(price => new RentalQuote(DateOnly.FromDayNumber((price.Date.First.DayNumber + price.Date.Last.DayNumber) / 2), Agreement.End(price.Value, 0.5), price))
            .OrderBy(quote => quote.Day).ThenBy(quote => quote.Entry.At.Line).ToArray();
        if (quotes.Length < FewestQuotes || quotes[^1].Day.DayNumber - quotes[0].Day.DayNumber < 365)
            throw new InputException(null, $"The catalogue has {quotes.Length} rental prices of {item} ({term}){(quotes.Length >= FewestQuotes ? (Message)", all within less than a year" : "")}{(quotes.Length == 0 ? "" : ": " + string.Join(", ", quotes.Take(FewestQuotes).Select(Told)))}.", $"A forecast needs at least {FewestQuotes} over a year or more; choose another chip or --term, or add prices with a catalogue of your own.");
        return new RentalTrend(item, term, quotes);
    }

    /// <summary>The market's price some time after the last quote.</summary>
    /// <param name="years">Zero or more.</param>
    public RentalForecast After(double years)
    {
        var day = this.years[^1] + years;
        var seen = Vector<double>.Build.DenseOfEnumerable(this.years.Select(year => Market(year, day, Volatility)));
        var middle = seen * weights;
        var variance = Market(day, day, Volatility) - (seen * covariance.Solve(seen));
        var deviation = Math.Sqrt(variance);
        double At(double p) => Math.Exp(middle + (deviation * StandardNormal.Quantile(p)));
        var mean = Math.Exp(middle + (variance / 2));
        return new(Quotes[^1].Day.AddDays((int)Math.Round(years * 365.25)), years, new Summary(mean, mean * Math.Sqrt(Math.Exp(variance) - 1), At(0.05), At(0.25), Math.Exp(middle), At(0.75), At(0.95)));
    }

    private static string Told(RentalQuote quote) => $"{new Printed(quote.Rate, quote.Entry.Unit)} ({quote.Entry.Date.First:yyyy-MM-dd})";

    // Level and drift from a flat start, and the walk since the first price.
    private static double Market(double one, double other, double walk) => Flat + (Flat * one * other) + (walk * walk * Math.Min(one, other));

    private static double Likelihood(Cholesky<double> covariance, Vector<double> logs) => -0.5 * (covariance.DeterminantLn + (logs * covariance.Solve(logs)));

    // An index tells the market, and keeps no distance from it.
    private static bool IsIndex(string venue) => venue == "market" || venue.EndsWith(" index", StringComparison.Ordinal);

    private static double[] Grid(double low, double high, int steps) => [.. Enumerable.Range(0, steps).Select(step => low * Math.Pow(high / low, step / (steps - 1.0)))];

    private Cholesky<double> Covariance(double walk, double vendor, double listing) => Matrix<double>.Build.Dense(years.Length, years.Length, (i, j) =>
        Market(years[i], years[j], walk) + (Quotes[i].Entry.Venue == Quotes[j].Entry.Venue && !IsIndex(Quotes[i].Entry.Venue) ? vendor * vendor : 0) + (i == j ? listing * listing : 0)).Cholesky();
}
