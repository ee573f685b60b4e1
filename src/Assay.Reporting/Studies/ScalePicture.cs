using Assay.Reporting.Charts;
using Assay.Reporting.Languages;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Studies;

/// <summary>What a point costs by how many points a sweep has, as a picture file.</summary>
public static class ScalePicture
{
    /// <param name="points">
    /// How many points a sweep had, and what each of them took, over what each took in the largest: in shards of a thousand points, and
    /// in shards as a sweep is cut unless told.
    /// </param>
    public static string Write(IReadOnlyList<(long Points, double InThousands, double Usual)> points)
    {
        var across = new ChartScale(points.Min(point => point.Points), points.Max(point => point.Points), true);
        return PictureFile.Write(CurveChart.Draw(
            Say($"What a point takes in sweeps of {points[0].Points:N0} to {points[^1].Points:N0} points, over what it takes in the largest"),
            [
                new Curve(Say("1,000 points a shard"), [.. points.Select(point => ((double)point.Points, (double?)point.InThousands))]),
                new Curve(Say("shards unless told"), [.. points.Select(point => ((double)point.Points, (double?)point.Usual))]),
            ],
            new FrontAxis(Say("points of the sweep"), value => StudyAmounts.Count((long)value)),
            across,
            new FrontAxis(Say("time per point, over that of the largest sweep"), value => value.ToString("0.##", Language.Current.Style.Numbers)),
            new ChartScale(0.5, Math.Max(5, points.Max(point => Math.Max(point.InThousands, point.Usual)) * 1.2), true)));
    }
}
