using Assay.Reporting.Studies;
using Assay.Sweeps;

namespace Assay.Tests.Sweeps;

/// <summary>What is read of results: shares of the variance, ranges, cells of heat maps, samples.</summary>
public sealed class SweepReadingTests
{
    [Fact]
    public void Shares_of_a_sum_are_those_of_its_parts_and_sum_to_the_whole()
    {
        // Five steps of 3 vary by 9 · (5² − 1) / 12 = 18, seven of 10 by 100 · (7² − 1) / 12 = 400.
        using var study = MadeUpStudy.Of(5, 7, "3 * a + 10 * b + 1000");
        var spread = Assert.Single(OutputSpread.Read(study.Reading));
        Assert.Equal(418, spread.Variance, 1e-9);
        Assert.Equal(18.0 / 418, spread.Shares[0], 1e-12);
        Assert.Equal(400.0 / 418, spread.Shares[1], 1e-12);
        Assert.Equal([1, 0], spread.AxesByInfluence);
    }

    [Fact]
    public void What_axes_do_together_alone_is_the_share_of_none()
    {
        using var study = MadeUpStudy.Of(5, 7, "(a - 2) * (b - 3)");
        Assert.All(Assert.Single(OutputSpread.Read(study.Reading)).Shares, share => Assert.Equal(0, share, 1e-12));
    }

    [Fact]
    public void What_does_not_vary_has_no_shares() => Assert.Equal(0, MainEffect.Share([(3, 0.1), (5, 0.1)], 0.1, 1e-34));

    [Fact]
    public void Ranges_and_ends_are_those_of_the_points()
    {
        using var study = MadeUpStudy.Of(5, 7, "3 * a + 10 * b");
        var spread = Assert.Single(OutputSpread.Read(study.Reading));
        Assert.Equal((35, 0.0, 72.0, 36.0), (spread.Points, spread.Low, spread.High, spread.P50));
        Assert.Equal((0, 34), (spread.Lowest.Number, spread.Highest.Number));
        Assert.Equal([4.0, 6.0], spread.Highest.At);
        Assert.Equal([1.0, 1.0], spread.Highest.Along);
        Assert.Equal(35, spread.Histogram.Sum());
    }

    [Fact]
    public void A_cell_of_a_heat_map_is_the_mean_that_a_query_gives()
    {
        // More steps than are drawn one by one: places hold ranges of them.
        using var study = MadeUpStudy.Of(100, 70, "a * a + b");
        var map = HeatMap.Read(study.Reading, study.Reading.Outputs[0], 0, 1, new Dictionary<int, int>());
        Assert.Equal(7000, map.Cells.Sum(cell => cell.Points));
        foreach (var cell in map.Cells.Where((_, i) => i % 37 == 0))
        {
            var ((fromA, toA), (fromB, toB)) = (map.Across.Ends(cell.Across), map.Up.Ends(cell.Up));
            var row = Assert.Single(SweepResults.Query(study.Folder, FormattableString.Invariant($"SELECT count(*), avg(y), min(y), max(y) FROM results WHERE a BETWEEN {(fromA * 100) - 1e-6} AND {(toA * 100) + 1e-6} AND b BETWEEN {(fromB * 876600) - 1e-6} AND {(toB * 876600) + 1e-6}"), 1).Rows);
            Assert.Equal(cell.Points, row[0]);
            Assert.Equal(cell.Mean!.Value, (double)row[1]!, 1e-9);
            Assert.Equal((cell.Low, cell.High), ((double?)row[2], (double?)row[3]));
        }
    }

    [Fact]
    public void An_axis_that_is_held_leaves_the_points_of_its_place()
    {
        using var study = new MadeUpStudy(
            """
            sweep: held
            case: h100-hour
            axes:
              a: { set: fleet.utilisation, values: [10 %, 20 %] }
              b: { set: rent.neocloud.fall, range: 0 %/year to 2 %/year, steps: 3 }
              c: { set: fleet.ownership, values: [3 years, 4 years] }
            outputs: { y: rent.own_cost_per_used_gpu_hour }
            """,
            "y,USD/GPU-hour\n",
            "SELECT point, ['10 %', '20 %'][point // 6 + 1] AS a, (point // 2 % 3)::DOUBLE AS b, ['3 years', '4 years'][point % 2 + 1] AS c, CASE point WHEN 7 THEN NULL ELSE point::DOUBLE END AS y, CASE point WHEN 7 THEN 'why' END AS problem FROM (SELECT range AS point FROM range(12)) ORDER BY point");
        var output = study.Reading.Outputs[0];
        var mean = HeatMap.Read(study.Reading, output, 1, 0, new Dictionary<int, int>());
        var held = HeatMap.Read(study.Reading, output, 1, 0, new Dictionary<int, int> { [2] = 1 });
        Assert.Equal((11, 1, 0), (study.Reading.Done, study.Reading.Failed, study.Reading.Pruned));
        Assert.Equal((2, 2, 2.5), (mean.At(1, 0)!.Points, mean.At(1, 0)!.Results, mean.At(1, 0)!.Mean));
        Assert.Equal((2, 1, 6.0), (mean.At(0, 1)!.Points, mean.At(0, 1)!.Results, mean.At(0, 1)!.Mean));
        Assert.Equal((1, 3.0), (held.At(1, 0)!.Points, held.At(1, 0)!.Mean));
        Assert.Null(held.At(0, 1)!.Mean);
        Assert.Equal(["c"], mean.Averaged.Select(axis => axis.Axis.Id));
        Assert.Empty(held.Averaged);
        Assert.Equal([7], HeatMap.Points(study.Reading, new Dictionary<int, int> { [0] = 1, [1] = 0, [2] = 1 }, 100).Select(point => point.Number));
    }

    [Fact]
    public void Points_at_a_glance_are_spread_over_all_axes_and_hold_the_best()
    {
        using var study = MadeUpStudy.Of(100, 100, "abs(a - 37) + abs(b - 59)");
        var lines = PointLines.Read(study.Reading, study.Reading.Outputs[0], Better.Less);
        Assert.Equal((37 * 100) + 59, lines.Best[0]);
        Assert.All(lines.Best, best => Assert.Contains(lines.Points, point => point.Number == best));
        Assert.InRange(lines.Points.Count, 200, 255);
        // Equal steps through a grid would meet few values of its fastest axis.
        Assert.True(lines.Points.Select(point => point.At[1]).Distinct().Count() > 80);
        Assert.True(lines.Points.Select(point => point.At[0]).Distinct().Count() > 80);
    }

    [Fact]
    public void A_million_points_are_read()
    {
        using var study = MadeUpStudy.Of(1000, 1000, "3 * a + 10 * b");
        var figures = StudyFigures.Of(study.Reading, StudyChoice.All);
        // The share of 1,000 steps in 24 ranges is that of the ranges.
        Assert.InRange(figures.Spreads[0].Shares.Sum(), 0.99, 1);
        Assert.Equal(1_000_000, figures.Maps[0].Cells.Sum(cell => cell.Points));
        Assert.Equal([0], figures.Lines!.Best.Take(1));
    }
}
