using System.Xml.Linq;

namespace Assay.Reporting.Charts;

/// <summary>Parts of a whole side by side, to scale, with a mark where a limit lies; the numbers stand in the table below it.</summary>
internal static class PartsBar
{
    private const double Width = 1000, Height = 30;

    // As many fills as the style sheet tells apart.
    private const int Fills = 7;

    /// <param name="parts">The parts from left to right.</param>
    /// <param name="limit">What there is of it; null where there is no limit.</param>
    public static XElement Draw(IReadOnlyList<double> parts, double? limit = null)
    {
        var scale = Width / Math.Max(parts.Sum(), limit ?? 0);
        var from = 0.0;
        var bar = Svg.Ornament(Width, Height, "partsbar", Svg.Box("rail", 0, 0, scale * (limit ?? 0), Height));
        for (var i = 0; i < parts.Count; i++)
        {
            bar.Add(Svg.Box(Fill(i), scale * from, 0, scale * parts[i], Height));
            from += parts[i];
        }

        if (limit is { } there)
            bar.Add(Svg.Line("claimed", Math.Min(scale * there, Width - 1), 0, Math.Min(scale * there, Width - 1), Height));
        return bar;
    }

    /// <summary>The fill of a part, to stand beside its name.</summary>
    public static XElement Key(int part) => Svg.Ornament(10, 10, "swatch", Svg.Box(Fill(part), 0, 0, 10, 10));

    internal static string Fill(int part) => $"slab phase-{part % Fills}";
}
