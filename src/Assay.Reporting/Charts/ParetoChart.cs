using System.Xml.Linq;

namespace Assay.Reporting.Charts;

/// <summary>Points in two respects: those that none beats as a staircase, others as a cloud behind it.</summary>
internal static class ParetoChart
{
    private const double Width = 720, Height = 380, Letter = 7, Right = 704, Top = 26, Bottom = 322;

    /// <param name="label">The picture in words.</param>
    /// <param name="front">The front, in the order of its first respect.</param>
    /// <param name="others">Other points.</param>
    /// <param name="across">The axis to the right.</param>
    /// <param name="up">The axis upwards.</param>
    public static XElement Draw(string label, IReadOnlyList<(double X, double Y, string Words)> front, IReadOnlyList<(double X, double Y)> others, FrontAxis across, FrontAxis up)
    {
        var x = ChartScale.Of(front.Select(point => point.X).Concat(others.Select(point => point.X)), 0.04);
        var y = ChartScale.Of(front.Select(point => point.Y).Concat(others.Select(point => point.Y)), 0.04);
        var ticks = y.Ticks(8).Select(tick => (Value: tick, Words: up.Number(tick))).ToArray();
        var left = Math.Clamp((ticks.Select(tick => tick.Words.Length).DefaultIfEmpty(1).Max() * Letter) + 16, 30, 170);
        double Across(double value) => left + ((Right - left) * x.Share(value));
        double Up(double value) => Bottom - ((Bottom - Top) * y.Share(value));
        return Svg.Picture(
            Width, Height, "front pareto", label,
            ticks.SelectMany(tick => new[] { Svg.Line("grid", left, Up(tick.Value), Right, Up(tick.Value)), Svg.Anchored(Svg.Text("axis-label", left - 7, Up(tick.Value) + 4, tick.Words), "end") }),
            x.Ticks(6).SelectMany(tick => new[] { Svg.Line("grid", Across(tick), Top, Across(tick), Bottom), Svg.Anchored(Svg.Text("axis-label", Across(tick), Bottom + 18, across.Number(tick)), "middle") }),
            Svg.Line("axis", left, Bottom, Right, Bottom),
            others.Select(point => Svg.Dot("other-point", Across(point.X), Up(point.Y), 2.6)),
            Svg.Path("staircase", front.SelectMany((point, i) => i == 0 ? [(Across(point.X), Up(point.Y))] : new[] { (Across(point.X), Up(front[i - 1].Y)), (Across(point.X), Up(point.Y)) })),
            front.Select(point => Titled(Svg.Dot("dot picked", Across(point.X), Up(point.Y), front.Count > 60 ? 3 : 4.5), point.Words)),
            Svg.Text("axis-label", 0, 12, up.Words),
            Svg.Anchored(Svg.Text("axis-label", Right, Height - 14, across.Words), "end"));
    }

    private static XElement Titled(XElement shape, string words)
    {
        shape.Add(new XElement("title", words));
        return shape;
    }
}
