using Assay.Catalog;
using Assay.Modeling;
using CsCheck;

namespace Assay.Tests.Catalog;

/// <summary>Shipments by chip, region and quarter: what is refused, and what they add up to.</summary>
public class ShipmentTableTests
{
    private const string Header = "chip,region,from,to,low,median,high,source,note\n";
    private const string Source = "epoch-ai-chip-counts";

    private static readonly ShipmentTable Shipped = Catalogue.Shipped.Shipments;

    /// <summary>The same estimates as their authors add them up over time: chip, region, last day, low, median, high.</summary>
    public static TheoryData<string, string, string, int, int, int> Published => new(
    [
        ("A100", "world", "2022-12-31", 592072, 768226, 1001188),
        ("A100", "CN", "2025-09-30", 47100, 72697, 112744),
        ("A800", "CN", "2023-12-31", 92871, 121421, 157504),
        ("H100", "world", "2023-12-31", 779351, 930257, 1094572),
        ("H200", "world", "2025-12-31", 3616942, 4317291, 5079871),
        ("H800", "CN", "2023-06-30", 31670, 39258, 48855),
        ("H800", "CN", "2025-03-31", 93121, 115430, 143648),
        ("H20", "CN", "2024-12-31", 737396, 958411, 1246803),
        ("H20", "CN", "2025-09-30", 1146319, 1489899, 1938218),
        ("B200", "world", "2025-06-30", 984985, 1154852, 1352684),
        ("B300", "world", "2025-12-31", 1271339, 1500692, 1763309),
    ]);

    [Theory, MemberData(nameof(Published))]
    public void Quarters_add_up_to_the_published_sums_with_their_band(string chip, string region, string day, int low, int median, int high)
    {
        var series = Series(chip, region);
        var units = series.UpTo(Day(day));
        Assert.Equal(median, units, 10.0);
        Assert.InRange(units * Agreement.End(series.Error, 0.05) / low, 0.999, 1.001);
        Assert.InRange(units * Agreement.End(series.Error, 0.95) / high, 0.999, 1.001);
    }

    [Fact]
    public void A_quarter_falls_evenly_on_its_days()
    {
        var series = Series("H800", "CN");
        var (before, half, after) = (series.UpTo(Day("2023-06-30")), series.UpTo(Day("2023-08-15")), series.UpTo(Day("2023-09-30")));
        Assert.Equal(before + ((after - before) * 46 / 92), half, 1e-6);
    }

    [Fact]
    public void What_is_shipped_never_falls_with_the_day() =>
        Gen.Select(Gen.Int[0, Shipped.Series.Count - 1], Gen.Int[0, 1485], Gen.Int[0, 400]).Sample((which, start, more) =>
        {
            var series = Shipped.Series[which];
            var (first, last) = (series.First.AddDays(start), series.First.AddDays(start + more));
            Assert.True(series.UpTo(first) <= series.UpTo(last));
            Assert.True(series.UpTo(first, day => day < Day("2023-10-23")) <= series.UpTo(last, day => day < Day("2023-10-23")));
            Assert.True(series.UpTo(last, day => day < Day("2023-10-23")) <= series.UpTo(last) + 1e-6);
        });

    [Fact]
    public void No_region_has_more_than_the_world()
    {
        foreach (var series in Shipped.Series.Where(series => series.Region != ShipmentTable.World))
            Assert.True(series.UpTo(series.Last) <= (Series(series.Rows[0].Chips[0], ShipmentTable.World).UpTo(series.Last) * 1.0001) + 1);
    }

    [Theory]
    [InlineData("A100,CN,2022-04-01,2022-03-31,1,2,3,SOURCE,", "The shipment ends on 2022-03-31, before it begins on 2022-04-01.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,-1,2,3,SOURCE,", "'-1' under 'low' is no count.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,1,-2,3,SOURCE,", "'-2' under 'median' is no count.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,1,many,3,SOURCE,", "'many' under 'median' is no count.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,3,2,1,SOURCE,", "The counts are not in order: low 3, median 2, high 1.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,1,3,2,SOURCE,", "The counts are not in order: low 1, median 3, high 2.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,0,2,3,SOURCE,", "The low count is zero and the high one is not.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,1,,3,SOURCE,", "The shipment has no count.")]
    [InlineData("A100,CN,2022,2022-03-31,1,2,3,SOURCE,", "'2022' under 'from' is no day.")]
    [InlineData("A100,,2022-01-01,2022-03-31,1,2,3,SOURCE,", "The shipment has no region.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,1,2,3,,", "The shipment has no source.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,1,2,3,nowhere,", "There is no source 'nowhere'.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,1,2,3", "The row has 7 cells, not 9.")]
    [InlineData("X9,CN,2022-01-01,2022-03-31,1,2,3,SOURCE,", "No accelerator has the chip 'X9'.")]
    [InlineData("A100,CN,2027-01-01,2027-03-31,1,2,3,SOURCE,", "The shipment's last day lies in the future.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,1,2,3,SOURCE,\nA100,CN,2022-03-31,2022-06-30,1,2,3,SOURCE,", "The shipments of A100 to CN from 2022-03-31 overlap those up to 2022-03-31.")]
    [InlineData("A100,CN,2022-01-01,2022-03-31,1,2,3,SOURCE,\nA100,CN,2022-07-01,2022-09-30,1,2,3,SOURCE,", "The shipments of A100 to CN have a gap from 2022-04-01 to 2022-06-30.")]
    public void A_row_that_cannot_be_is_refused_with_one_message(string row, string problem)
    {
        using var own = new OwnCatalogue().With("shipments.csv", Header + row.Replace("SOURCE", Source, StringComparison.Ordinal) + "\n");
        var error = Assert.Single(CatalogCheck.Run(own.Files, new DateOnly(2026, 11, 23)));
        Assert.Equal(problem, error.Problem);
        Assert.EndsWith("shipments.csv", error.At!.Value.Source.Name, StringComparison.Ordinal);
        Assert.NotEqual("", error.Remedy);
    }

    [Fact]
    public void A_count_without_a_band_is_exact()
    {
        using var own = new OwnCatalogue().With("shipments.csv", $"{Header}A100,CN,2022-01-01,2022-03-31,,90,,{Source},\n");
        var series = Assert.Single(new Catalogue(own.Files).Shipments.Series);
        Assert.Equal(new Definition.Fixed(1), series.Error);
        Assert.Equal(90, series.UpTo(Day("2022-03-31")), 1e-9);
    }

    private static ShipmentSeries Series(string chip, string region) => Shipped.Series.Single(series => series.Rows[0].Chips.Contains(chip) && series.Region == region);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
