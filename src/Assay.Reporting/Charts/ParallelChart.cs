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
    private const double Width = 900, Height = 380, Top = 44, Bottom = 356;
    private const double Side = 70, Letter = 6.6, Beside = 7, Between = 24;

    /// <param name="label">The picture in words.</param>
    /// <param name="uprights">The uprights from left to right; two at least.</param>
    /// <param name="lines">The lines.</param>
    public static XElement Draw(string label, IReadOnlyList<Upright> uprights, IReadOnlyList<PointLine> lines)
    {
        var places = Places(uprights);
        var crowded = uprights.Max(upright => upright.Name.Length) * 7.5 > places.Zip(places.Skip(1), (from, to) => to - from).Min();
        double Up(double share) => Bottom - ((Bottom - Top) * Math.Clamp(share, 0, 1));
        return Svg.Picture(
            Width, Height, "parallel", label,
            lines.OrderBy(line => line.IsBest).SelectMany(line => Drawn(line, places, Up)),
            uprights.Select((_, i) => Svg.Line("axis", places[i], Top, places[i], Bottom)),
            uprights.SelectMany((upright, i) => upright.Marks.SelectMany(mark => Mark(mark, places[i], Up(mark.Share), i == 0))),
            uprights.Select((upright, i) => Svg.Anchored(Svg.Text("upright", places[i], i % 2 == 1 && crowded ? 14 : 30, upright.Name), "middle")));
    }

    // Names along the first upright stand before it and those of the others after them, so each is as far from the next as its longest name asks.
    private static double[] Places(IReadOnlyList<Upright> uprights)
    {
        double Longest(int i) => uprights[i].Marks.Select(mark => mark.Words.Length).DefaultIfEmpty(0).Max() * Letter;
        var (left, right) = (Math.Max(Side, Longest(0) + Beside), Width - Math.Max(Side, Longest(uprights.Count - 1) + Beside));
        double[] asked = [.. Enumerable.Range(0, uprights.Count - 1).Select(i => Between + (i == 0 ? 0 : Longest(i)))];
        var (sum, spare) = (asked.Sum(), Math.Max(0, right - left - asked.Sum()) / asked.Length);
        var places = new double[uprights.Count];
        places[0] = left;
        for (var i = 0; i < asked.Length; i++)
            places[i + 1] = places[i] + (spare > 0 ? asked[i] + spare : asked[i] * (right - left) / sum);
        return places;
    }

    private static IEnumerable<XElement> Mark((double Share, string Words) mark, double x, double y, bool isFirst)
    {
        yield return Svg.Line("axis", x - 3, y, x + 3, y);
        yield return Svg.Anchored(Svg.Text("halo", isFirst ? x - Beside : x + Beside, y + 4, mark.Words), isFirst ? "end" : "start");
    }

    private static IEnumerable<XElement> Drawn(PointLine line, double[] places, Func<double, double> up)
    {
        var kind = line.IsBest ? "thread best" : $"thread stroke-{line.Step}";
        var run = new List<(double, double)>();
        for (var i = 0; i <= line.Shares.Count; i++)
        {
            if (i < line.Shares.Count && line.Shares[i] is { } share)
            {
                run.Add((places[i], up(share)));
                continue;
            }

            if (run.Count > 1)
                yield return Svg.Path(kind, run);
            run = [];
        }
    }
}
