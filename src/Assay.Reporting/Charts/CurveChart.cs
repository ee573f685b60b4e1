using System.Xml.Linq;

namespace Assay.Reporting.Charts;

/// <summary>A line of a picture of curves.</summary>
/// <param name="Name">What it is called; written at its end.</param>
/// <param name="Points">Its numbers from left to right; it is broken where there is none.</param>
internal sealed record Curve(string Name, IReadOnlyList<(double X, double? Y)> Points);

/// <summary>An amount along an axis, a line for each value of another.</summary>
internal static class CurveChart
{
    /// <summary>The most lines that are told apart.</summary>
    public const int Most = 8;

    private const double Width = 720, Height = 320, Top = 26, Bottom = 268, Letter = 7, Line = 14;

    /// <param name="label">The picture in words.</param>
    /// <param name="curves">The lines.</param>
    /// <param name="x">The axis to the right.</param>
    /// <param name="across">How the numbers of the axis to the right are laid.</param>
    /// <param name="y">The axis upwards.</param>
    /// <param name="upwards">How its numbers are laid; null for as they need.</param>
    public static XElement Draw(string label, IReadOnlyList<Curve> curves, FrontAxis x, ChartScale across, FrontAxis y, ChartScale? upwards = null)
    {
        var up = upwards ?? ChartScale.Of(curves.SelectMany(curve => curve.Points).Select(point => point.Y).OfType<double>(), 0.05);
        var ticks = up.Ticks(8).Select(tick => (Value: tick, Words: y.Number(tick))).ToArray();
        var left = Math.Clamp((ticks.Max(tick => tick.Words.Length) * Letter) + 16, 30, 170);
        var right = Width - Math.Clamp((curves.Max(curve => curve.Name.Length) * Letter) + 14, 16, 200);
        double Across(double value) => left + ((right - left) * across.Share(value));
        double Up(double value) => Bottom - ((Bottom - Top) * up.Share(value));
        return Svg.Picture(
            Width, Height, "curves", label,
            ticks.SelectMany(tick => new[] { Svg.Line("grid", left, Up(tick.Value), right, Up(tick.Value)), Svg.Anchored(Svg.Text("axis-label", left - 7, Up(tick.Value) + 4, tick.Words), "end") }),
            across.Ticks(7).Select(tick => Svg.Anchored(Svg.Text("axis-label", Across(tick), Bottom + 18, x.Number(tick)), "middle")),
            Svg.Line("axis", left, Bottom, right, Bottom),
            curves.SelectMany((curve, i) => Pieces(curve).Select(piece => piece.Count == 1
                ? Svg.Dot($"curve-dot curve-{i}", Across(piece[0].X), Up(piece[0].Y), 3)
                : Svg.Path($"curve curve-{i}", piece.Select(point => (Across(point.X), Up(point.Y)))))),
            Names(curves, Up).Select(name => Svg.Text($"curve-name curve-{name.Curve}", right + 8, name.Y + 4, curves[name.Curve].Name)),
            Svg.Text("axis-label", 0, 12, y.Words),
            Svg.Anchored(Svg.Text("axis-label", right, Height - 8, x.Words), "end"));
    }

    private static IEnumerable<List<(double X, double Y)>> Pieces(Curve curve)
    {
        var piece = new List<(double X, double Y)>();
        foreach (var (x, y) in curve.Points)
        {
            if (y is { } there)
            {
                piece.Add((x, there));
            }
            else if (piece.Count > 0)
            {
                yield return piece;
                piece = [];
            }
        }

        if (piece.Count > 0)
            yield return piece;
    }

    // Names stand at the ends of their lines, none over another.
    private static IEnumerable<(int Curve, double Y)> Names(IReadOnlyList<Curve> curves, Func<double, double> up)
    {
        var wanted = curves.Select((curve, i) => (Curve: i, Y: curve.Points.LastOrDefault(point => point.Y is not null).Y)).Where(name => name.Y is not null && curves[name.Curve].Name.Length > 0).Select(name => (name.Curve, Y: up(name.Y!.Value))).OrderBy(name => name.Y).ToArray();
        for (var i = 1; i < wanted.Length; i++)
            wanted[i].Y = Math.Max(wanted[i].Y, wanted[i - 1].Y + Line);
        for (var i = wanted.Length - 1; i >= 0; i--)
            wanted[i].Y = Math.Min(wanted[i].Y, Bottom - (Line * (wanted.Length - 1 - i)));
        return wanted;
    }
}
