using Assay.Documents;
using Assay.Quantities;
using Assay.Sweeps;
using CsCheck;

namespace Assay.Tests.Sweeps;

/// <summary>Designs put points where they say, each by its number alone.</summary>
public sealed class DesignLaws
{
    private static readonly Location Here = new SourceText("test", "").Start;

    [Fact]
    public void A_grid_has_every_combination_once_and_the_last_axis_changes_fastest() =>
        Gen.Int[1, 5].Array[1, 4].Sample(counts =>
        {
            Axis[] axes = [.. counts.Select((count, i) => Listed($"a{i}", count))];
            var grid = new Design.Grid();
            var places = Enumerable.Range(0, (int)grid.Count(axes)).Select(point => Indices(grid, point, axes)).ToArray();
            Assert.Equal(counts.Aggregate(1, (a, b) => a * b), places.Select(place => string.Join(',', place)).Distinct().Count());
            Assert.Equal(places.OrderBy(place => place, Comparer<int[]>.Create((a, b) => a.Zip(b, (x, y) => x.CompareTo(y)).FirstOrDefault(sign => sign != 0))).Select(place => string.Join(',', place)), places.Select(place => string.Join(',', place)));
        });

    [Fact]
    public void A_Latin_hypercube_has_one_point_in_every_slice_of_every_axis() =>
        Gen.Select(Gen.Int[1, 300], Gen.ULong[0, 1000]).Sample((count, seed) =>
        {
            Axis[] axes = [Ranged("a"), Ranged("b"), Ranged("c")];
            var design = new Design.LatinHypercube(count, seed);
            var shares = Enumerable.Range(0, count).Select(point => Shares(design, point, axes)).ToArray();
            for (var axis = 0; axis < axes.Length; axis++)
                Assert.Equal(Enumerable.Range(0, count), shares.Select(share => (int)(share[axis] * count)).Order());
        });

    [Fact]
    public void The_axes_of_a_Latin_hypercube_are_permuted_apart()
    {
        Axis[] axes = [Ranged("a"), Ranged("b")];
        var design = new Design.LatinHypercube(1000, 1);
        var shares = Enumerable.Range(0, 1000).Select(point => Shares(design, point, axes)).ToArray();
        var correlation = 12 * shares.Average(share => (share[0] - 0.5) * (share[1] - 0.5));
        Assert.InRange(correlation, -0.1, 0.1);
    }

    [Fact]
    public void Sobol_points_fall_once_into_each_of_as_many_slices_in_all_dimensions()
    {
        Axis[] axes = [.. Enumerable.Range(0, 21).Select(i => Ranged($"a{i}"))];
        var design = new Design.Sobol(1024);
        for (var bits = 1; bits <= 10; bits++)
        {
            var count = 1 << bits;
            var shares = Enumerable.Range(0, count).Select(point => Shares(design, point, axes)).ToArray();
            for (var axis = 0; axis < axes.Length; axis++)
                Assert.Equal(Enumerable.Range(0, count), shares.Select(share => (int)(share[axis] * count)).Order());
        }
    }

    // The first points of the sequence in the order of their numbers, without Gray's code: Joe and Kuo's example in three dimensions.
    [Fact]
    public void Sobol_points_are_the_published_ones()
    {
        Axis[] axes = [Ranged("a"), Ranged("b"), Ranged("c")];
        double[][] published = [[0, 0, 0], [0.5, 0.5, 0.5], [0.25, 0.75, 0.75], [0.75, 0.25, 0.25], [0.125, 0.625, 0.375], [0.625, 0.125, 0.875], [0.375, 0.375, 0.625], [0.875, 0.875, 0.125]];
        Assert.Equal(published, published.Select((_, point) => Shares(new Design.Sobol(8), point, axes)));
    }

    [Fact]
    public void A_listed_value_is_met_as_often_as_any_other()
    {
        Axis[] axes = [Listed("a", 4)];
        var design = new Design.Sobol(64);
        Assert.All(Enumerable.Range(0, 64).GroupBy(point => Indices(design, point, axes)[0]), group => Assert.Equal(16, group.Count()));
    }

    [Theory]
    [InlineData(false, 10, 1000, new[] { 10.0, 340, 670, 1000 })]
    [InlineData(true, 1, 1000, new[] { 1.0, 10, 100, 1000 })]
    public void A_range_is_cut_into_equal_steps_or_equal_ratios_and_holds_its_ends(bool logarithmic, double from, double to, double[] steps)
    {
        var range = new AxisRange(from, to, Unit.One, logarithmic, 4, Here);
        for (var step = 0; step < 4; step++)
            Assert.Equal(steps[step], range.OfStep(step), 1e-9);
        Assert.Equal((from, to), (range.OfStep(0), range.OfStep(3)));
    }

    private static int[] Indices(Design design, long point, Axis[] axes)
    {
        var place = new Coordinate[axes.Length];
        design.Place(point, axes, place);
        return [.. place.Select(at => at.Index)];
    }

    private static double[] Shares(Design design, long point, Axis[] axes)
    {
        var place = new Coordinate[axes.Length];
        design.Place(point, axes, place);
        return [.. place.Select(at => at.Share)];
    }

    private static Axis Listed(string id, int count) => new(id, id, Here, [.. Enumerable.Range(0, count).Select(i => new AxisValue($"{i}", Here))], null);

    private static Axis Ranged(string id) => new(id, id, Here, [], new AxisRange(0, 1, Unit.One, false, 0, Here));
}
