using Assay.Sweeps;
using CsCheck;

namespace Assay.Tests.Sweeps;

/// <summary>A front is what comparing every point with every other finds.</summary>
public sealed class ParetoLaws
{
    private const string File = """
        sweep: front
        case: h100-hour
        axes: { a: { set: fleet.utilisation, range: 0 % to 100 %, steps: 2 } }
        outputs: { x: rent.own_cost_per_used_gpu_hour, y: rent.neocloud.over_owning }
        """;

    // Few numbers, so that many are the same.
    private static readonly Gen<(int X, int? Y)> Point = Gen.Select(Gen.Int[0, 6], Gen.Int[-1, 6], (x, y) => (x, y < 0 ? (int?)null : y));

    [Fact]
    public void A_front_holds_each_point_that_no_other_beats_once_and_no_other() =>
        Gen.Select(Point.List[1, 30], Gen.Bool, Gen.Bool).Sample(
            (points, more, most) =>
            {
                var rows = string.Join(" UNION ALL ", points.Select((point, i) => $"SELECT {i}::BIGINT AS point, 0.0::DOUBLE AS a, {point.X}::DOUBLE AS x, {point.Y?.ToString() ?? "NULL"}::DOUBLE AS y, NULL::VARCHAR AS problem"));
                using var study = new MadeUpStudy(File, "x,USD/GPU-hour\ny,1\n", rows);
                var (first, second) = (more ? Better.More : Better.Less, most ? Better.More : Better.Less);
                var front = ParetoFront.Read(study.Reading, (study.Reading.Outputs[0], first), (study.Reading.Outputs[1], second));
                var told = points.Select((point, i) => (Number: i, X: more ? -point.X : point.X, Y: most ? -point.Y : point.Y)).Where(point => point.Y is not null).ToArray();
                var expected = told.Where(one => !told.Any(other => other.X <= one.X && other.Y <= one.Y && (other.X < one.X || other.Y < one.Y || other.Number < one.Number))).OrderBy(one => one.X).Select(one => (long)one.Number);
                Assert.Equal(expected, front.Points.Select(point => point.Number));
                Assert.Equal(told.Length, front.Of);
                Assert.Equal(told.Length, front.Points.Count + front.Others.Count);
            },
            iter: 60);
}
