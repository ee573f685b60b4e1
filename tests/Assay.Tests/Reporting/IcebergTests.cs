using Assay.Reporting;
using Assay.Reporting.Charts;

namespace Assay.Tests.Reporting;

public class IcebergTests
{
    [Fact]
    public void What_is_above_and_below_the_water_adds_up_to_the_lab()
    {
        var iceberg = Iceberg.Of(Audits.Lab)!;
        Assert.Equal(iceberg.Whole, iceberg.Above + iceberg.Below.Sum(phased => phased.Amount), iceberg.Whole * 1e-9);
        Assert.Equal(Audits.Lab["lab.cost_per_year"].Mean, iceberg.Whole);
        Assert.All(iceberg.Below, phased => Assert.Equal(phased.Amount, phased.Lines.Sum(part => part.Amount.Mean), phased.Amount * 1e-9));
    }

    [Fact]
    public void A_case_without_a_claim_has_none() => Assert.Null(Iceberg.Of(Audits.Hired));

    [Fact]
    public void A_claim_that_leaves_something_out_is_shown_before_one_about_the_whole_lab()
    {
        var whole = "claims:\n  whole: { title: All of it, says: 1B USD/year, scope: { basis: amortised, period: per year }, source: talk }\n";
        var audit = Audits.Of(Audits.LabText.Replace("claims:\n", whole, StringComparison.Ordinal));
        Assert.Equal("whole", audit.Findings[0].Claim.Id);
        Assert.Equal("run", Iceberg.Of(audit)!.Finding.Claim.Id);
    }

    [Theory]
    [InlineData(0.0048)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.93)]
    public void The_area_above_a_level_is_the_share_that_it_stands_for(double share)
    {
        double Area(double top, double bottom)
        {
            var points = IcebergShape.Slab(top, bottom).ToArray();
            return Math.Abs(points.Zip(points.Skip(1).Append(points[0])).Sum(pair => (pair.First.X * pair.Second.Y) - (pair.Second.X * pair.First.Y))) / 2;
        }

        var level = IcebergShape.LevelOf(share);
        Assert.Equal(share, Area(0, level) / Area(0, IcebergShape.Height), 1e-6);
    }
}
