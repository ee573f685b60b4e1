using System.Globalization;
using System.Xml.Linq;
using Assay.Reporting.Markup;

namespace Assay.Reporting.Charts;

/// <summary>A mark of a trend's picture.</summary>
/// <param name="Day">Where it lies across.</param>
/// <param name="Amount">Where it lies up; above zero.</param>
/// <param name="Label">Its name, shown where there is room; may be null.</param>
/// <param name="Kind">How it is drawn: 0 for points of the trend, 1 for what is set against it, 2 for what does not count.</param>
public sealed record TrendMark(DateOnly Day, double Amount, string? Label, int Kind);

/// <summary>What a trend's picture shows.</summary>
/// <param name="Label">What the picture says, for those who do not see it.</param>
/// <param name="Axis">What is told upwards.</param>
/// <param name="Number">How an amount is written.</param>
/// <param name="Marks">The points.</param>
/// <param name="Line">The line with its band: day, low, middle, high.</param>
/// <param name="Legend">What the marks of each kind are; an empty text leaves a kind out.</param>
/// <param name="Band">What the band is.</param>
public sealed record TrendPicture(string Label, string Axis, Func<double, string> Number, IReadOnlyList<TrendMark> Marks, IReadOnlyList<(DateOnly Day, double Low, double Middle, double High)> Line, IReadOnlyList<string> Legend, string Band);

/// <summary>Amounts over time, upwards logarithmic, with a line and its band; a picture file of its own.</summary>
public static class TrendChart
{
    private const double Width = 820, Height = 520, Left = 84, Right = 800, Top = 16, Bottom = 462;

    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";
    private static readonly double[] Digits = [1, 2, 5];

    // Dark on light paper and light on dark; shapes differ as well, for readers who do not tell colours apart.
    private const string Style = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #13242d; --muted: #4a5f6b; --line: #dbe4e8; --band: #dbe7ee; --a: #0b63a5; --b: #b0410e; }
        @media (prefers-color-scheme: dark) { :root { --paper: #0d161b; --ink: #e5eef2; --muted: #a5b8c2; --line: #22333d; --band: #1d3240; --a: #6fb8f2; --b: #ff9d66; } }
        .paper { fill: var(--paper); } .grid { stroke: var(--line); stroke-width: 1; } .frame { fill: none; stroke: var(--muted); stroke-width: 1; }
        .band { fill: var(--band); fill-opacity: .8; } .trend { fill: none; stroke: var(--ink); stroke-width: 1.6; } .swatch { stroke: var(--muted); stroke-width: .7; }
        text { font: 14px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; fill: var(--ink); } .tick { fill: var(--muted); font-size: 13px; } .name { fill: var(--muted); font-size: 12px; } .own { fill: var(--b); font-weight: 600; font-size: 13px; }
        .mark { stroke-width: 1.2; } .k0 { fill: var(--a); fill-opacity: .45; stroke: var(--a); } .k1 { fill: var(--b); stroke: var(--paper); } .k2 { fill: none; stroke: var(--muted); }
        """;

    public static string Write(TrendPicture shown)
    {
        var amounts = shown.Marks.Select(mark => mark.Amount).Concat(shown.Line.SelectMany(at => new[] { at.Low, at.High })).ToArray();
        var days = shown.Marks.Select(mark => mark.Day.DayNumber).Concat(shown.Line.Select(at => at.Day.DayNumber)).ToArray();
        var (low, high) = (amounts.Min() / 1.5, amounts.Max() * 2.2);
        var pad = Math.Max(60, (days.Max() - days.Min()) * 0.03);
        var (first, last) = (days.Min() - pad, days.Max() + pad);
        double Across(DateOnly day) => Left + ((Right - Left) * (day.DayNumber - first) / (last - first));
        double Up(double amount) => Bottom - ((Bottom - Top) * Math.Log(amount / low) / Math.Log(high / low));
        // A name covers neither another name nor a mark.
        var placed = shown.Marks.Select(mark => (X: Across(mark.Day) - 6, Y: Up(mark.Amount), Width: 12.0)).ToList();
        var picture = Svg.Picture(
            Width, Height, "trends", shown.Label,
            new XElement("style", Style),
            Svg.Box("paper", 0, 0, Width, Height),
            Powers(low, high).SelectMany(value => new[] { Svg.Line("grid", Left, Up(value), Right, Up(value)), Anchored(Svg.Text("tick", Left - 8, Up(value) + 4.5, shown.Number(value)), "end") }),
            Years(first, last).SelectMany(day => new[] { Svg.Line("grid", Across(day), Top, Across(day), Bottom), Anchored(Svg.Text("tick", Across(day), Bottom + 19, day.Year.ToString(CultureInfo.InvariantCulture)), "middle") }),
            Svg.Area("band", [.. shown.Line.Select(at => (Across(at.Day), Up(at.High))), .. shown.Line.Reverse().Select(at => (Across(at.Day), Up(at.Low)))]),
            Svg.Path("trend", shown.Line.Select(at => (Across(at.Day), Up(at.Middle)))),
            shown.Marks.OrderByDescending(mark => mark.Kind == 2).ThenBy(mark => mark.Kind).Select(mark => Mark(mark.Kind, Across(mark.Day), Up(mark.Amount))),
            shown.Marks.Where(mark => mark.Label is not null).OrderByDescending(mark => mark.Kind == 1).ThenByDescending(mark => mark.Amount).Select(mark => Name(mark, Across(mark.Day), Up(mark.Amount), placed)),
            Legend(shown),
            Svg.Box("frame", Left, Top, Right - Left, Bottom - Top),
            Turned(Svg.Text("title", 0, 0, shown.Axis), 20, (Top + Bottom) / 2));
        foreach (var element in picture.DescendantsAndSelf())
            element.Name = Space + element.Name.LocalName;
        return picture.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static IEnumerable<double> Powers(double low, double high)
    {
        var decades = Math.Log10(high / low);
        var digits = decades > 3.5 ? Digits[..1] : Digits;
        return Enumerable.Range(-6, 24).SelectMany(power => digits.Select(digit => digit * Math.Pow(10, power))).Where(value => value >= low && value <= high);
    }

    private static IEnumerable<DateOnly> Years(double first, double last)
    {
        var (from, to) = (DateOnly.FromDayNumber((int)first).Year + 1, DateOnly.FromDayNumber((int)last).Year);
        return Enumerable.Range(from, Math.Max(0, to - from + 1)).Select(year => new DateOnly(year, 1, 1));
    }

    private static XElement Mark(int kind, double x, double y) => kind == 1
        ? Svg.Area($"mark k{kind}", [(x, y - 7), (x + 6.5, y), (x, y + 7), (x - 6.5, y)])
        : new XElement("circle", Tags.Class($"mark k{kind}"), Svg.At("cx", x), Svg.At("cy", y), Svg.At("r", 4));

    // A name goes to the right of its mark, else to the left; where both would cover something or leave the frame, it is left out.
    private static XElement? Name(TrendMark mark, double x, double y, List<(double X, double Y, double Width)> placed)
    {
        var width = 6.9 * mark.Label!.Length;
        foreach (var left in new[] { x + 9, x - 9 - width })
        {
            if (left < Left + 2 || left + width > Right - 2 || placed.Any(other => Math.Abs(other.Y - y) < 13 && left < other.X + other.Width && other.X < left + width))
                continue;
            placed.Add((left, y, width));
            return Svg.Text(mark.Kind == 1 ? "own" : "name", left, y + 4.5, mark.Label);
        }

        return null;
    }

    private static IEnumerable<XElement> Legend(TrendPicture shown)
    {
        var y = Bottom - 14 - (22 * (shown.Legend.Count(words => words.Length > 0)));
        const double x = Right - 330;
        for (var kind = 0; kind < shown.Legend.Count; kind++)
        {
            if (shown.Legend[kind].Length == 0)
                continue;
            yield return Mark(kind, x, y - 5);
            yield return Svg.Text("legend", x + 16, y, shown.Legend[kind]);
            y += 22;
        }

        yield return Svg.Box("band swatch", x - 7, y - 12, 14, 12);
        yield return Svg.Text("legend", x + 16, y, shown.Band);
    }

    private static XElement Anchored(XElement text, string anchor)
    {
        text.Add(new XAttribute("text-anchor", anchor));
        return text;
    }

    private static XElement Turned(XElement text, double x, double y)
    {
        text.Add(new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate({x:0.#} {y:0.#}) rotate(-90)")));
        return Anchored(text, "middle");
    }
}
