using System.Xml.Linq;
using Assay.Quantities;
using Assay.Uncertainty;

namespace Assay.Reporting.Charts;

/// <summary>One line of a band chart.</summary>
/// <param name="Kind">The class of its shapes: <c>first</c> or <c>second</c>.</param>
/// <param name="Label">What it is called in the picture.</param>
/// <param name="Points">Its values, from left to right.</param>
internal sealed record Band(string Kind, string Label, IReadOnlyList<(double X, Summary Y)> Points);

/// <summary>Amounts over time or over a share: medians as lines, 5 % to 95 % as bands.</summary>
internal static class BandChart
{
    private const double Width = 420, Height = 210, Left = 58, Right = 8, Top = 12, Bottom = 178;

    /// <param name="label">The picture in words.</param>
    /// <param name="bands">The lines, the first in front.</param>
    /// <param name="unit">The unit of the amounts.</param>
    /// <param name="ends">What stands below the left and the right end.</param>
    /// <param name="mark">Where a mark stands and what is written at it; null for none.</param>
    public static XElement Draw(string label, IReadOnlyList<Band> bands, Unit unit, (string Left, string Right) ends, (double X, string Words)? mark)
    {
        var points = bands.SelectMany(band => band.Points).ToArray();
        var (from, to) = (points.Min(point => point.X), points.Max(point => point.X));
        // One value that towers over all others, such as the cost of an hour hardly used, would flatten the rest.
        var (low, high) = (Math.Min(0, points.Min(point => point.Y.P5)), Math.Min(points.Max(point => point.Y.P95), 6 * points.Select(point => point.Y.P50).Order().ElementAt(points.Length / 2) is > 0 and var most ? most : double.PositiveInfinity));
        high = Math.Max(high, low + double.Epsilon);
        double Across(double x) => Left + ((Width - Left - Right) * (x - from) / (to - from));
        double Up(double y) => Bottom - ((Bottom - Top) * (Math.Clamp(y, low, high) - low) / (high - low));
        return Svg.Picture(
            Width, Height, "bands", label,
            bands.Reverse().SelectMany(band => Shapes(band, Across, Up)),
            Svg.Line("axis", Left, Up(0), Width - Right, Up(0)),
            Ticks(low, high).Select(tick => Anchored(Svg.Text("axis-label", Left - 6, Up(tick) + 4, Amounts.Print(tick, unit, (high - low) / 10)), "end")),
            mark is { } at ? new object[] { Svg.Line("claimed", Across(at.X), Top, Across(at.X), Bottom), Anchored(Svg.Text("claimed-label", Across(at.X) + (Across(at.X) > Width * 0.6 ? -6 : 6), Top + 10, at.Words), Across(at.X) > Width * 0.6 ? "end" : "start") } : null,
            Anchored(Svg.Text("axis-label", Left, Height - 12, ends.Left), "start"),
            Anchored(Svg.Text("axis-label", Width - Right, Height - 12, ends.Right), "end"));
    }

    private static IEnumerable<XElement> Shapes(Band band, Func<double, double> across, Func<double, double> up)
    {
        yield return Svg.Area($"band {band.Kind}", [.. band.Points.Select(point => (across(point.X), up(point.Y.P95))), .. band.Points.Reverse().Select(point => (across(point.X), up(point.Y.P5)))]);
        yield return Svg.Path($"band-line {band.Kind}", band.Points.Select(point => (across(point.X), up(point.Y.P50))));
    }

    private static IEnumerable<double> Ticks(double low, double high)
    {
        var rough = (high - low) / 4;
        var size = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = size * (rough / size >= 5 ? 5 : rough / size >= 2 ? 2 : 1);
        for (var tick = Math.Ceiling(low / step); tick * step <= high; tick++)
            yield return tick * step;
    }

    private static XElement Anchored(XElement text, string anchor)
    {
        text.Add(new XAttribute("text-anchor", anchor));
        return text;
    }
}
