using System.Xml.Linq;

namespace Assay.Reporting.Charts;

/// <summary>An upright of parallel coordinates.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Marks">Names along it, from 0 at the bottom to 1 at the top.</param>
internal sealed record Upright(string Name, IReadOnlyList<(double Share, string Words)> Marks);

/// <summary>A point as a line.</summary>
/// <param name="Shares">How high it lies on each upright, from 0 to 1; null where it has no number.</param>
/// <param name="Step">Its colour, from 0 to <see cref="HeatChart.Steps"/> less one.</param>
/// <param name="IsBest">Whether it is one of the best.</param>
internal sealed record PointLine(IReadOnlyList<double?> Shares, int Step, bool IsBest);

/// <summary>Points as lines through uprights, one for each axis and each output.</summary>
internal static class ParallelChart
{
    private const double Width = 900, Height = 380, Left = 70, Right = 830, Top = 44, Bottom = 356;

    /// <param name="label">The picture in words.</param>
    /// <param name="uprights">The uprights from left to right; two at least.</param>
    /// <param name="lines">The lines.</param>
    public static XElement Draw(string label, IReadOnlyList<Upright> uprights, IReadOnlyList<PointLine> lines)
    {
        double Across(int i) => Left + ((Right - Left) * i / (uprights.Count - 1));
        double Up(double share) => Bottom - ((Bottom - Top) * Math.Clamp(share, 0, 1));
        return Svg.Picture(
            Width, Height, "parallel", label,
            lines.OrderBy(line => line.IsBest).SelectMany(line => Drawn(line, Across, Up)),
            uprights.Select((_, i) => Svg.Line("axis", Across(i), Top, Across(i), Bottom)),
            uprights.SelectMany((upright, i) => upright.Marks.SelectMany(mark => Mark(mark, Across(i), Up(mark.Share), i == uprights.Count - 1))),
            uprights.Select((upright, i) => Svg.Anchored(Svg.Text("upright", Across(i), i % 2 == 1 && Crowded(uprights) ? 14 : 30, upright.Name), "middle")));
    }

    private static bool Crowded(IReadOnlyList<Upright> uprights) => uprights.Max(upright => upright.Name.Length) * 7.5 > (Right - Left) / (uprights.Count - 1);

    private static IEnumerable<XElement> Mark((double Share, string Words) mark, double x, double y, bool isLast)
    {
        yield return Svg.Line("axis", x - 3, y, x + 3, y);
        yield return Svg.Anchored(Svg.Text("halo", isLast ? x + 7 : x - 7, y + 4, mark.Words), isLast ? "start" : "end");
    }

    private static IEnumerable<XElement> Drawn(PointLine line, Func<int, double> across, Func<double, double> up)
    {
        var kind = line.IsBest ? "thread best" : $"thread stroke-{line.Step}";
        var run = new List<(double, double)>();
        for (var i = 0; i <= line.Shares.Count; i++)
        {
            if (i < line.Shares.Count && line.Shares[i] is { } share)
            {
                run.Add((across(i), up(share)));
                continue;
            }

            if (run.Count > 1)
                yield return Svg.Path(kind, run);
            run = [];
        }
    }
}
