using System.Xml.Linq;

namespace Assay.Reporting.Charts;

/// <summary>An axis of a front.</summary>
/// <param name="Words">What is told along it, with its unit.</param>
/// <param name="Number">How an amount is written.</param>
internal sealed record FrontAxis(string Words, Func<double, string> Number);

/// <summary>What no other choice beats in both of two respects, as a staircase of points; less is better in both.</summary>
internal static class FrontChart
{
    private const double Width = 640, Height = 300, Left = 58, Right = 16, Top = 26, Bottom = 246;

    // Beyond this ratio equal steps would crowd most points into a corner.
    private const double Wide = 6;
    private const double Far = 200;

    private static readonly double[] Digits = [1, 2, 5];

    /// <param name="label">The picture in words.</param>
    /// <param name="points">The front, from left to right.</param>
    /// <param name="open">The choice that is open, on the front or off it.</param>
    /// <param name="across">The axis to the right.</param>
    /// <param name="up">The axis upwards.</param>
    /// <param name="limit">Where a limit of the upward axis lies, and what is written at it; null for none.</param>
    public static XElement Draw(string label, IReadOnlyList<(double X, double Y)> points, (double X, double Y)? open, FrontAxis across, FrontAxis up, (double Y, string Words)? limit)
    {
        (double X, double Y)[] all = open is { } one ? [.. points, one] : [.. points];
        var (from, to) = (all.Min(point => point.X), all.Max(point => point.X));
        var ratios = from > 0 && to / from > Wide;
        (from, to) = ratios ? (from / 1.15, to * 1.15) : (from - ((to - from) * 0.06), to + ((to - from) * 0.06));
        if (!(to > from))
            (from, to) = (from * 0.9, (to * 1.1) + double.Epsilon);
        var high = Math.Max(all.Max(point => point.Y), limit?.Y ?? 0) * 1.06;
        double Across(double x) => Left + ((Width - Left - Right) * (ratios ? Math.Log(x / from) / Math.Log(to / from) : (x - from) / (to - from)));
        double Up(double y) => Bottom - ((Bottom - Top) * y / high);
        return Svg.Picture(
            Width, Height, "front", label,
            Steps(0, high).Where(tick => tick >= 0).SelectMany(tick => new[] { Svg.Line("grid", Left, Up(tick), Width - Right, Up(tick)), Anchored(Svg.Text("axis-label", Left - 7, Up(tick) + 4, up.Number(tick)), "end") }),
            (ratios ? Ratios(from, to) : Steps(from, to)).Select(tick => Anchored(Svg.Text("axis-label", Across(tick), Bottom + 18, across.Number(tick)), "middle")),
            Svg.Line("axis", Left, Bottom, Width - Right, Bottom),
            limit is { } there ? new object[] { Svg.Line("claimed", Left, Up(there.Y), Width - Right, Up(there.Y)), Anchored(Svg.Text("claimed-label", Width - Right, Up(there.Y) - 6, there.Words), "end") } : null,
            Svg.Path("staircase", points.SelectMany((point, i) => i == 0 ? [(Across(point.X), Up(point.Y))] : new[] { (Across(point.X), Up(points[i - 1].Y)), (Across(point.X), Up(point.Y)) })),
            points.Select(point => Dot("dot", Across(point.X), Up(point.Y), 4)),
            open is { } at ? Dot("dot picked", Across(at.X), Up(at.Y), 7) : null,
            Anchored(Svg.Text("axis-label", Width - Right, Height - 14, across.Words), "end"),
            Svg.Text("axis-label", 0, 12, up.Words));
    }

    private static XElement Dot(string kind, double x, double y, double radius) =>
        new("circle", new XAttribute("class", kind), Svg.At("cx", x), Svg.At("cy", y), Svg.At("r", radius));

    private static IEnumerable<double> Steps(double low, double high)
    {
        var rough = (high - low) / 5;
        var size = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = size * (rough / size >= 5 ? 5 : rough / size >= 2 ? 2 : 1);
        for (var tick = Math.Ceiling(low / step); tick * step <= high; tick++)
            yield return tick * step;
    }

    private static IEnumerable<double> Ratios(double low, double high) =>
        from power in Enumerable.Range((int)Math.Floor(Math.Log10(low)), (int)Math.Ceiling(Math.Log10(high / low)) + 2)
        from digit in high / low > Far ? Digits.Take(1) : Digits
        let tick = digit * Math.Pow(10, power)
        where tick >= low && tick <= high
        select tick;

    private static XElement Anchored(XElement text, string anchor)
    {
        text.Add(new XAttribute("text-anchor", anchor));
        return text;
    }
}
