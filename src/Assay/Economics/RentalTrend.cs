using Assay.Catalog;
using Assay.Documents;
using Assay.Quantities;
using Assay.Uncertainty;

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
/// The market's rental price of a chip as a random walk with drift that quotes show with an error of their own, since vendors
/// differ: the local level model with fixed drift (Harvey 1989, Forecasting, Structural Time Series Models and the Kalman
/// Filter, chapter 2), in logarithms and continuous time, filtered from a flat start. The two deviations are those of greatest
/// likelihood. It takes the market to go on as it did: it knows no new chip, no shortage and no floor.
/// </summary>
public sealed class RentalTrend
{
    /// <summary>Fewer quotes leave the two deviations undetermined.</summary>
    public const int FewestQuotes = 8;

    // Flat: a standard deviation of ten in logarithms says nothing.
    private const double Flat = 100;

    private static readonly double[] Steps = [.. Enumerable.Range(0, 41).Select(i => 0.02 * Math.Pow(100, i / 40.0))];
    private static readonly string[] Uncommitted = ["on-demand", "spot", "unknown", ""];
    private readonly State last;

    private RentalTrend(string item, string term, IReadOnlyList<RentalQuote> quotes)
    {
        (Item, Term, Quotes) = (item, term, quotes);
        (Volatility, VendorSpread) = Steps.SelectMany(walk => Steps, (walk, error) => (walk, error)).MaxBy(pair => Filter(pair.walk, pair.error).Likelihood);
        last = Filter(Volatility, VendorSpread).Last;
    }

    public string Item { get; }

    /// <summary>The term of the quotes: <c>on-demand</c> stands for all without commitment.</summary>
    public string Term { get; }

    /// <summary>The quotes, the oldest first.</summary>
    public IReadOnlyList<RentalQuote> Quotes { get; }

    /// <summary>Standard deviation of the walk over a year, in logarithms.</summary>
    public double Volatility { get; }

    /// <summary>Standard deviation of a quote about the market, in logarithms.</summary>
    public double VendorSpread { get; }

    /// <summary>The market's factor of a year, with its 90 % interval.</summary>
    public (double Middle, double Low, double High) Growth => (Math.Exp(last.Drift), Math.Exp(last.Drift - (Ends * Math.Sqrt(last.DriftVariance))), Math.Exp(last.Drift + (Ends * Math.Sqrt(last.DriftVariance))));

    private static double Ends => StandardNormal.Quantile(0.95);

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
            throw new InputException(null, $"The catalogue has {quotes.Length} rental prices of {item} ({term}){(quotes.Length == 0 ? "" : ": " + string.Join(", ", quotes.Take(FewestQuotes).Select(Told)))}.", $"A forecast needs at least {FewestQuotes} over a year or more; choose another chip or --term, or add prices with a catalogue of your own.");
        return new RentalTrend(item, term, quotes);
    }

    /// <summary>The market's price some time after the last quote.</summary>
    /// <param name="years">Zero or more.</param>
    public RentalForecast After(double years)
    {
        var middle = last.Level + (last.Drift * years);
        var variance = last.LevelVariance + (2 * years * last.Covariance) + (years * years * last.DriftVariance) + (Volatility * Volatility * years);
        var deviation = Math.Sqrt(variance);
        double At(double p) => Math.Exp(middle + (deviation * StandardNormal.Quantile(p)));
        var mean = Math.Exp(middle + (variance / 2));
        return new(Quotes[^1].Day.AddDays((int)Math.Round(years * 365.25)), years, new Summary(mean, mean * Math.Sqrt(Math.Exp(variance) - 1), At(0.05), At(0.25), Math.Exp(middle), At(0.75), At(0.95)));
    }

    private static string Told(RentalQuote quote) => $"{Printing.Print(quote.Rate, quote.Entry.Unit)} ({quote.Entry.Date.First:yyyy-MM-dd})";

    private readonly record struct State(double Level, double Drift, double LevelVariance, double Covariance, double DriftVariance);

    private (State Last, double Likelihood) Filter(double walk, double error)
    {
        var (level, drift, a, b, d) = (Math.Log(Quotes[0].Rate), 0.0, Flat, 0.0, Flat);
        var likelihood = 0.0;
        for (var i = 0; i < Quotes.Count; i++)
        {
            var step = i == 0 ? 0 : LogTrend.Year(Quotes[i].Day) - LogTrend.Year(Quotes[i - 1].Day);
            level += drift * step;
            a += (2 * step * b) + (step * step * d) + (walk * walk * step);
            b += step * d;
            var variance = a + (error * error);
            var surprise = Math.Log(Quotes[i].Rate) - level;
            // The first two only settle the flat start.
            if (i > 1)
                likelihood -= 0.5 * (Math.Log(variance) + (surprise * surprise / variance));
            var (gain, along) = (a / variance, b / variance);
            level += gain * surprise;
            drift += along * surprise;
            (a, b, d) = (a * (1 - gain), b * (1 - gain), d - (along * b));
        }

        return (new State(level, drift, a, b, d), likelihood);
    }
}
