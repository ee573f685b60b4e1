using System.Xml.Linq;

namespace Assay.Reporting.Charts;

/// <summary>A day of a service: GPUs hour by hour as bars, and its load as a line that reaches the top in the busiest hour.</summary>
internal static class DayChart
{
    private const double Width = 640, Height = 240, Left = 48, Right = 12, Top = 34, Bottom = 204, Gap = 3;
    private const int Marked = 6;

    /// <param name="label">The picture in words.</param>
    /// <param name="hours">GPUs and load of each hour.</param>
    /// <param name="gpus">How a number of GPUs is written.</param>
    /// <param name="words">What the bars and what the line is.</param>
    public static XElement Draw(string label, IReadOnlyList<(double Gpus, double Load)> hours, Func<double, string> gpus, (string Bars, string Line) words)
    {
        var (most, busiest) = (Math.Max(1, hours.Max(hour => hour.Gpus)), hours.Max(hour => hour.Load));
        var wide = (Width - Left - Right) / hours.Count;
        double Up(double share) => Bottom - ((Bottom - Top) * share);
        return Svg.Picture(
            Width, Height, "day", label,
            new[] { 0.5, 1 }.SelectMany(share => new[] { Svg.Line("grid", Left, Up(share), Width - Right, Up(share)), Anchored(Svg.Text("axis-label", Left - 7, Up(share) + 4, gpus(share * most)), "end") }),
            hours.Select((hour, i) => Svg.Box("hill", Left + (i * wide) + (Gap / 2), Up(hour.Gpus / most), wide - Gap, Bottom - Up(hour.Gpus / most))),
            Svg.Path("band-line second", hours.Select((hour, i) => (Left + ((i + 0.5) * wide), Up(hour.Load / busiest)))),
            Svg.Line("axis", Left, Bottom, Width - Right, Bottom),
            hours.Select((_, i) => i).Where(i => i % Marked == 0).Select(i => Anchored(Svg.Text("axis-label", Left + ((i + 0.5) * wide), Bottom + 18, $"{i:00}:00"), "middle")),
            Svg.Text("axis-label", 0, 14, words.Bars),
            Anchored(Svg.Text("claimed-label", Width - Right, 14, words.Line), "end"));
    }

    private static XElement Anchored(XElement text, string anchor)
    {
        text.Add(new XAttribute("text-anchor", anchor));
        return text;
    }
}
