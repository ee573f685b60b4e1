using System.Xml.Linq;

namespace Assay.Reporting.Charts;

/// <summary>Amounts by month as columns, each parted from the bottom upwards; the numbers stand in the table below it.</summary>
internal static class MonthChart
{
    private const double Width = 720, Height = 250, Left = 62, Right = 6, Top = 14, Bottom = 222;
    private const double Widest = 64;
    private const int MostLabels = 12;

    /// <param name="label">The picture in words.</param>
    /// <param name="months">Each month with its parts, none of them below zero.</param>
    /// <param name="amount">How an amount at the side is written.</param>
    public static XElement Draw(string label, IReadOnlyList<(string Name, IReadOnlyList<double> Parts)> months, Func<double, string> amount)
    {
        var most = Math.Max(months.Max(month => month.Parts.Sum()), double.Epsilon);
        var place = (Width - Left - Right) / months.Count;
        var wide = Math.Min(Widest, place * 0.72);
        var every = (int)Math.Ceiling(months.Count / (double)MostLabels);
        double Up(double value) => Bottom - ((Bottom - Top) * value / most);
        double Middle(int i) => Left + ((i + 0.5) * place);
        return Svg.Picture(
            Width, Height, "columns", label,
            Ticks(most).SelectMany(tick => new[] { Svg.Line("grid", Left, Up(tick), Width - Right, Up(tick)), Anchored(Svg.Text("axis-label", Left - 7, Up(tick) + 4, amount(tick)), "end") }),
            months.SelectMany((month, i) => Column(month.Parts, Middle(i) - (wide / 2), wide, Up)),
            Svg.Line("axis", Left, Bottom, Width - Right, Bottom),
            months.Select((month, i) => (month, i)).Where(one => one.i % every == 0).Select(one => Anchored(Svg.Text("axis-label", Middle(one.i), Bottom + 19, one.month.Name), "middle")));
    }

    private static IEnumerable<XElement> Column(IReadOnlyList<double> parts, double x, double wide, Func<double, double> up)
    {
        var below = 0.0;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] > 0)
                yield return Svg.Box(PartsBar.Fill(i), x, up(below + parts[i]), wide, up(below) - up(below + parts[i]));
            below += Math.Max(0, parts[i]);
        }
    }

    private static IEnumerable<double> Ticks(double most)
    {
        var rough = most / 4;
        var size = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = size * (rough / size >= 5 ? 5 : rough / size >= 2 ? 2 : 1);
        for (var tick = step; tick <= most; tick += step)
            yield return tick;
    }

    private static XElement Anchored(XElement text, string anchor)
    {
        text.Add(new XAttribute("text-anchor", anchor));
        return text;
    }
}
