using Assay.Catalog;
using Assay.Economics;
using Assay.Reporting;
using Assay.Reporting.Languages;

namespace Assay.Web.Work;

/// <summary>Rental prices of accelerators over time, each fitted once.</summary>
internal sealed class RentalPrices
{
    private const int Most = 64;

    private static readonly double[] Horizons = [0.5, 1, 2, 3];

    private readonly Kept<(RentalTrend, IReadOnlyList<RentalForecast>, string)> kept = new(Most);

    /// <summary>The terms under which hours are let.</summary>
    public static IReadOnlyList<string> Terms { get; } = ["on-demand", "1-year", "3-year"];

    /// <summary>The accelerators that have rental prices, those with most first.</summary>
    public static IReadOnlyList<(string Chip, int Prices)> Chips { get; } =
        [.. Catalogue.Shipped.Prices.Prices.Where(price => price.Form == "rental" && price.Unit.Symbol == "USD/GPU-hour").GroupBy(price => price.Item).Select(group => (group.Key, group.Count())).OrderByDescending(chip => chip.Item2).ThenBy(chip => chip.Key, StringComparer.Ordinal)];

    /// <summary>The accelerator whose price was told last.</summary>
    public static string Newest { get; } = Catalogue.Shipped.Prices.Prices.Where(price => Chips.Any(chip => chip.Chip == price.Item) && price.Form == "rental").OrderByDescending(price => price.Date.Last).ThenByDescending(price => Chips.First(chip => chip.Chip == price.Item).Prices).First().Item;

    /// <exception cref="Documents.InputException">There are too few prices to fit a line to.</exception>
    public Task<(RentalTrend Trend, IReadOnlyList<RentalForecast> Forecasts, string Picture)> Of(string chip, string term) => kept.Get($"{Language.Current.Code} {chip} {term}", () =>
    {
        var trend = RentalTrend.Of(Catalogue.Shipped.Prices, chip, term);
        RentalForecast[] forecasts = [.. Horizons.Select(trend.After)];
        return (trend, forecasts, TrendPictures.Of(trend, forecasts));
    });
}
