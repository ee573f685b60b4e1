using Assay.Catalog;
using Assay.Documents;
using Assay.Economics;
using CsCheck;

namespace Assay.Tests.Economics;

public class TrendTests
{
    private static readonly IReadOnlyList<PublishedRun> Runs = PublishedRunTable.Read(CatalogFiles.Shipped.Read(PublishedRunTable.Shipped));

    [Fact]
    public void A_trend_finds_the_factor_that_its_points_were_made_with() =>
        Gen.Select(Gen.Double[0.2, 5], Gen.Double[1, 1e9]).Sample((factor, first) =>
        {
            var trend = new LogTrend([.. Days(8).Select(day => (day, first * Math.Pow(factor, LogTrend.Year(day))))]);
            Assert.Equal(factor, trend.Growth, factor * 1e-9);
            Assert.Equal(1, trend.Scatter, 1e-6);
            var at = trend.At(new DateOnly(2030, 1, 1));
            Assert.Equal(1, at.Amount / (first * Math.Pow(factor, LogTrend.Year(new DateOnly(2030, 1, 1)))), 1e-6);
        });

    [Fact]
    public void The_interval_holds_the_factor_and_widens_away_from_the_points()
    {
        var trend = FrontierTrend.Of(Runs, 5, new DateOnly(2016, 1, 1)).Trend;
        Assert.InRange(trend.Growth, trend.Interval.Low, trend.Interval.High);
        var (near, far) = (trend.At(new DateOnly(2021, 1, 1)), trend.At(new DateOnly(2035, 1, 1)));
        Assert.True(far.OfLine.High / far.OfLine.Low > near.OfLine.High / near.OfLine.Low);
        Assert.True(near.OfPoint.Low < near.OfLine.Low && near.OfLine.High < near.OfPoint.High);
    }

    [Fact]
    public void The_frontier_grows_within_the_interval_that_Epoch_published()
    {
        var trend = FrontierTrend.Of(Runs, 5, new DateOnly(2016, 1, 1)).Trend;
        Assert.Equal(2.45, trend.Growth, 0.01);
        Assert.InRange(trend.Growth, 2.0, 2.9);
        Assert.Equal(46, trend.Points.Count);
    }

    [Fact]
    public void The_bootstrap_depends_on_the_seed_alone_and_agrees_with_the_regression()
    {
        var trend = FrontierTrend.Of(Runs, 5, new DateOnly(2016, 1, 1)).Trend;
        var once = trend.Bootstrap(1, "test", 1000);
        Assert.Equal(once, trend.Bootstrap(1, "test", 1000));
        Assert.NotEqual(once, trend.Bootstrap(2, "test", 1000));
        Assert.Equal(trend.Interval.Low, once.Low, 0.15);
        Assert.Equal(trend.Interval.High, once.High, 0.15);
    }

    [Fact]
    public void Too_few_runs_for_a_trend_are_refused() =>
        Assert.Contains("a trend needs 4", Assert.Throws<InputException>(() => FrontierTrend.Of(Runs, 1, new DateOnly(2025, 1, 1))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_chip_counts_once_at_a_price_near_its_release()
    {
        var trend = ChipTrend.Of(Catalogue.Shipped);
        var counted = trend.Chips.Where(chip => chip.Left is null).ToArray();
        Assert.Equal(["K80", "P100", "V100", "A100", "H100-SXM", "B200-SXM", "H200-SXM"], counted.Select(chip => chip.Chip.Id));
        Assert.Equal(989.4e12 / 44489.88, counted.Single(chip => chip.Chip.Id == "H100-SXM").PerDollar, 1);
        Assert.Equal("cut down for export", trend.Chips.Single(chip => chip.Chip.Id == "H20-SXM").Left?.ToString());
        Assert.InRange(trend.Trend.Growth, 1.2, 1.8);
    }

    [Fact]
    public void A_forecast_begins_at_the_market_and_widens()
    {
        var rental = RentalTrend.Of(Catalogue.Shipped.Prices, "H100-SXM", "on-demand");
        var forecasts = new[] { 0.0, 0.5, 1, 2, 5 }.Select(rental.After).ToArray();
        Assert.All(forecasts, of => Assert.True(of.Rate.P5 < of.Rate.P25 && of.Rate.P25 < of.Rate.P50 && of.Rate.P50 < of.Rate.P75 && of.Rate.P75 < of.Rate.P95 && of.Rate.P50 < of.Rate.Mean));
        Assert.InRange(forecasts[0].Rate.P50, rental.Quotes.Min(quote => quote.Rate), rental.Quotes.Max(quote => quote.Rate));
        var spreads = forecasts.Select(of => of.Rate.P95 / of.Rate.P5).ToArray();
        Assert.Equal(spreads.Order(), spreads);
    }

    [Fact]
    public void A_vendor_that_is_dearer_throughout_does_not_move_the_drift()
    {
        var falling = Days(10).Select((day, i) => (day, i % 2 == 0 ? "a" : "b", 4 * Math.Pow(0.7, i * 0.5) * (i % 2 == 0 ? 1 : 3))).ToArray();
        var rental = RentalTrend.Of(Table(falling), "X", "on-demand");
        Assert.Equal(0.7, rental.Growth.Middle, 0.02);
        Assert.True(rental.VendorSpread > 5 * rental.Volatility);
    }

    [Fact]
    public void Too_few_prices_are_refused_with_those_there_are()
    {
        var told = Assert.Throws<InputException>(() => RentalTrend.Of(Catalogue.Shipped.Prices, "H800-SXM", "on-demand")).Message;
        Assert.Contains("4 rental prices of H800-SXM", told, StringComparison.Ordinal);
        Assert.Contains("$3.42/GPU-hour (2024-08-24)", told, StringComparison.Ordinal);
        Assert.Contains("within less than a year", Assert.Throws<InputException>(() => RentalTrend.Of(Catalogue.Shipped.Prices, "TPU-v5e", "on-demand")).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<DateOnly> Days(int count) => Enumerable.Range(0, count).Select(i => new DateOnly(2018, 1, 1).AddDays((int)(182.625 * i)));

    private static PriceTable Table(IEnumerable<(DateOnly Day, string Venue, double Rate)> quotes) => new([.. quotes.Select(quote => new Price(
        "X", "rental", quote.Venue, "on-demand", "", new FactDate(quote.Day, quote.Day), new Assay.Modeling.Definition.Fixed(quote.Rate), Assay.Quantities.UnitTable.Parse("USD/GPU-hour"), "s", "", new SourceText("t", "x").Start))]);
}
