using Assay.Catalog;
using Assay.Documents;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Tests.Catalog;

public class PriceTableTests
{
    private static readonly DateOnly Day = new(2024, 6, 30);

    [Fact]
    public void One_price_within_reach_is_the_price()
    {
        var price = Table(Price(20_000, "2024-01-10"), Price(30_000, "2021-01-10")).At("X9", "chip", Day)!;
        Assert.Equal(new Definition.Fixed(20_000), price.Definition);
        Assert.Equal(("catalog.prices.x9.chip", "USD/GPU"), (price.Name, price.Unit!.Value.Symbol));
        Assert.Equal(["s"], Assert.IsType<Grounds.Fact>(price.Grounds).Sources);
    }

    [Theory]
    [InlineData("2024-06-30", true)]
    [InlineData("2023-07-01", true)]
    [InlineData("2023-06-30", false)]
    [InlineData("2025-06-30", true)]
    [InlineData("2025-07-01", false)]
    [InlineData("2023", true)]
    [InlineData("2025", true)]
    [InlineData("2022", false)]
    [InlineData("2025-06", true)]
    [InlineData("2025-07", false)]
    [InlineData("2020-2023", true)]
    public void A_price_reaches_a_year_from_the_nearest_day_that_its_date_can_mean(string date, bool reached) => Assert.Equal(reached, Table(Price(1, date)).At("X9", "chip", Day) is not null);

    [Fact]
    public void Prices_that_disagree_span_a_90_percent_interval_with_all_their_sources()
    {
        var price = Table(Price(20_000, "2024-01-10", "a"), Price(40_000, "2024-02-10", "b"), Price(30_000, "2024-03-10", "a")).At("X9", "chip", Day)!;
        var spread = Assert.IsType<Definition.Uncertain>(price.Definition).Distribution;
        Assert.Equal(20_000, spread.Quantile(0.05), 1e-6);
        Assert.Equal(40_000, spread.Quantile(0.95), 1e-6);
        var grounds = Assert.IsType<Grounds.Fact>(price.Grounds);
        Assert.Equal(["a", "b"], grounds.Sources);
        Assert.Equal("3 published prices within a year of 2024-06-30, $20k/GPU to $40k/GPU", grounds.Note);
    }

    [Fact]
    public void Prices_that_agree_are_one_number() => Assert.IsType<Definition.Fixed>(Table(Price(5, "2024-01"), Price(5, "2024-02")).At("X9", "chip", Day)!.Definition);

    [Fact]
    public void A_band_counts_with_its_ends()
    {
        var table = Table(Price(30_000, "2024-01"), Price(0, "2024-02") with { Value = new Definition.Uncertain(Distribution.Interval(25_000, 50_000)) });
        var spread = Assert.IsType<Definition.Uncertain>(table.At("X9", "chip", Day)!.Definition).Distribution;
        Assert.Equal((25_000.0, 50_000.0), (Math.Round(spread.Quantile(0.05), 6), Math.Round(spread.Quantile(0.95), 6)));
    }

    [Fact]
    public void Other_items_forms_and_currencies_do_not_count()
    {
        var table = Table(Price(1, "2024-01") with { Item = "X8" }, Price(2, "2024-01") with { Form = "server" }, Price(3, "2024-01") with { Unit = UnitTable.Parse("CNY/GPU") });
        Assert.Null(table.At("X9", "chip", Day));
    }

    [Fact]
    public void A_region_is_kept_to_where_it_has_prices()
    {
        var table = Table(Price(1, "2024-01") with { Region = "US" }, Price(2, "2024-01") with { Region = "CN" });
        Assert.Equal(new Definition.Fixed(2), table.At("X9", "chip", Day, "CN")!.Definition);
        Assert.IsType<Definition.Uncertain>(table.At("X9", "chip", Day, "FR")!.Definition);
    }

    [Fact]
    public void Out_of_reach_the_nearest_entries_are_told_nearest_first() =>
        Assert.Equal(
            "The nearest entries are $3.00/GPU (2022-01-01), $2.00/GPU (2021-01-01), $1.00/GPU (2020-01-01); give the price in the case, or move 'as_of'.",
            Table(Price(1, "2020"), Price(2, "2021-01-01"), Price(3, "2022-01-01"), Price(0.5, "2019")).NearestEntries("X9", "chip", Day));

    [Fact]
    public void Where_nothing_was_ever_published_that_is_told() =>
        Assert.StartsWith("The catalogue has no price of X9 in the form 'chip' at any date", Table().NearestEntries("X9", "chip", Day).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("2025", "2025-01-01", "2025-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2025-01-31", "2025-01-31", "2025-01-31")]
    [InlineData("2023-2025", "2023-01-01", "2025-12-31")]
    [InlineData("2025-2023", null, null)]
    [InlineData("2025-13", null, null)]
    [InlineData("2025-02-30", null, null)]
    [InlineData("25", null, null)]
    [InlineData("0000", null, null)]
    [InlineData("2025-1-1", null, null)]
    [InlineData("2023-2024-2025", null, null)]
    [InlineData("January 2025", null, null)]
    [InlineData("", null, null)]
    public void A_date_is_as_exact_as_it_was_written(string text, string? first, string? last)
    {
        var date = FactDate.Parse(text);
        Assert.Equal((first, last), (date?.First.ToString("yyyy-MM-dd"), date?.Last.ToString("yyyy-MM-dd")));
    }

    private static PriceTable Table(params Price[] prices) => new(prices);

    private static Price Price(double value, string date, string source = "s") =>
        new("X9", "chip", "", "", "", FactDate.Parse(date)!.Value, new Definition.Fixed(value), UnitTable.Parse("USD/GPU"), source, "", new SourceText("prices.csv", "").Start);
}
