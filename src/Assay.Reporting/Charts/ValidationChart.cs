using System.Globalization;
using System.Xml.Linq;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting.Charts;

/// <summary>A measurement and its prediction, on the scale of the picture.</summary>
/// <param name="Measured">Above zero.</param>
/// <param name="Predicted">Above zero.</param>
/// <param name="Group">Place of its group among <see cref="ValidationChart.Groups"/>.</param>
/// <param name="Complete">Whether nothing that the prediction rests on had to be guessed.</param>
internal readonly record struct ValidationMark(double Measured, double Predicted, int Group, bool Complete);

/// <summary>Predicted against measured figures, one mark a row, both axes logarithmic; a picture file of its own.</summary>
internal sealed record ValidationChart
{
    private const double Width = 720, Height = 762;
    private const double Left = 74, Right = 700, Top = 88, Bottom = 704;

    // From so many marks on they are drawn smaller, so that they do not hide each other.
    private const int Many = 600;

    // From so many powers of ten on, an axis is marked at them alone.
    private const double LongAxis = 3.4;

    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    // Dark on light paper and light on dark; shapes differ as well, for readers who do not tell colours apart.
    private const string Style = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #13242d; --muted: #4a5f6b; --line: #dbe4e8; --band: #e9f0f4; --core: #cddde6; --a: #0b63a5; --b: #b0410e; --c: #4d7c0f; }
        @media (prefers-color-scheme: dark) { :root { --paper: #0d161b; --ink: #e5eef2; --muted: #a5b8c2; --line: #22333d; --band: #18272f; --core: #274250; --a: #6fb8f2; --b: #ff9d66; --c: #a3d65c; } }
        .paper { fill: var(--paper); } .grid { stroke: var(--line); stroke-width: 1; } .frame { fill: none; stroke: var(--muted); stroke-width: 1; }
        .band { fill: var(--band); } .core { fill: var(--core); } .equal { stroke: var(--ink); stroke-width: 1.2; }
        text { font: 14px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; fill: var(--ink); } .tick, .note { fill: var(--muted); font-size: 13px; }
        .swatch { stroke: var(--muted); stroke-width: .7; } .mark { stroke-width: 1.2; fill-opacity: .3; } .many { stroke-width: .9; stroke-opacity: .6; fill-opacity: .25; } .blanks { fill: none; stroke-opacity: .85; }
        .g0 { fill: var(--a); stroke: var(--a); } .g1 { fill: var(--b); stroke: var(--b); } .g2 { fill: var(--c); stroke: var(--c); } .mark.blanks { fill: none; } .many.blanks { stroke-opacity: .6; }
        """;

    private static readonly int[] Digits = [1, 2, 5];

    /// <summary>What the picture shows, for readers who do not see it.</summary>
    public required string Label { get; init; }

    /// <summary>Names of the groups of marks, at most three.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>What is measured, in which unit.</summary>
    public required string Measured { get; init; }

    /// <summary>How it was predicted.</summary>
    public required string Predicted { get; init; }

    /// <summary>Errors that the inner and the outer band hold, as shares.</summary>
    public (double Inner, double Outer) Bands { get; init; } = (0.10, 0.25);

    public string Write(IEnumerable<ValidationMark> marks)
    {
        var rows = marks.Where(mark => mark.Measured > 0 && mark.Predicted > 0).ToArray();
        var many = rows.Length >= Many;
        var (low, high) = Ends(rows.SelectMany(row => new[] { row.Measured, row.Predicted }));
        double Across(double value) => Left + ((Right - Left) * Math.Log(value / low) / Math.Log(high / low));
        double Up(double value) => Bottom - ((Bottom - Top) * Math.Log(value / low) / Math.Log(high / low));
        var picture = Svg.Picture(
            Width, Height, "validation", Label,
            new XElement("style", Style),
            Svg.Box("paper", 0, 0, Width, Height),
            new XElement("clipPath", new XAttribute("id", "plot"), Svg.Box("plot", Left, Top, Right - Left, Bottom - Top)),
            Clipped(Band("band", Bands.Outer), Band("core", Bands.Inner)),
            Ticks(low, high).SelectMany(value => new[]
            {
                Svg.Line("grid", Across(value), Top, Across(value), Bottom), Svg.Line("grid", Left, Up(value), Right, Up(value)),
                Anchored(Svg.Text("tick", Across(value), Bottom + 19, Number(value)), "middle"), Anchored(Svg.Text("tick", Left - 8, Up(value) + 4.5, Number(value)), "end"),
            }),
            Svg.Line("equal", Across(low), Up(low), Across(high), Up(high)),
            Legend(rows),
            // Blanks first, so that the rows that tell everything lie on top.
            rows.GroupBy(row => (row.Complete, row.Group)).OrderBy(group => group.Key)
                .Select(group => Marks(group.Key.Group, group.Key.Complete, many, group.Select(row => (Across(row.Measured), Up(row.Predicted))))),
            Svg.Box("frame", Left, Top, Right - Left, Bottom - Top),
            Anchored(Svg.Text("title", (Left + Right) / 2, Bottom + 45, Measured), "middle"),
            Turned(Svg.Text("title", 0, 0, Predicted), 22, (Top + Bottom) / 2));
        foreach (var element in picture.DescendantsAndSelf())
            element.Name = Space + element.Name.LocalName;
        return picture.ToString().ReplaceLineEndings("\n") + "\n";

        XElement Band(string kind, double share) => Svg.Area(kind,
        [
            (Across(low), Up(low * (1 - share))), (Across(high), Up(high * (1 - share))), (Across(high), Up(high * (1 + share))), (Across(low), Up(low * (1 + share))),
        ]);
    }

    private static (double Low, double High) Ends(IEnumerable<double> values)
    {
        var all = values.DefaultIfEmpty(100).ToArray();
        return (all.Min() / 1.12, all.Max() * 1.12);
    }

    private static IEnumerable<double> Ticks(double low, double high) =>
        Enumerable.Range(-3, 13).SelectMany(power => Digits.Take(Math.Log10(high / low) > LongAxis ? 1 : Digits.Length).Select(digit => digit * Math.Pow(10, power))).Where(value => value >= low && value <= high);

    private static XElement Marks(int group, bool complete, bool many, IEnumerable<(double X, double Y)> places) =>
        new("g", Markup.Tags.Class($"mark g{group}{(complete ? "" : " blanks")}{(many ? " many" : "")}"), places.Select(place => Mark(group, many ? 0.7 : 1, place.X, place.Y)));

    private static XElement Mark(int group, double size, double x, double y) => group switch
    {
        0 => new XElement("circle", Svg.At("cx", x), Svg.At("cy", y), Svg.At("r", 3.4 * size)),
        1 => Bare(Svg.Box("", x - (3.2 * size), y - (3.2 * size), 6.4 * size, 6.4 * size)),
        _ => Bare(Svg.Area("", [(x, y - (4.4 * size)), (x + (4.1 * size), y + (3.2 * size)), (x - (4.1 * size), y + (3.2 * size))])),
    };

    // Its class is that of the marks together.
    private static XElement Bare(XElement shape)
    {
        shape.Attribute("class")?.Remove();
        return shape;
    }

    // Above the plot, so that it hides no mark: groups on the left, what else there is to know on the right.
    private IEnumerable<XElement> Legend(IReadOnlyList<ValidationMark> rows)
    {
        const double left = Left + 7, right = Left + 412, first = 24, line = 22, gap = 16;
        var y = first;
        for (var i = 0; i < Groups.Count; i++)
        {
            var count = rows.Count(row => row.Group == i);
            if (count == 0)
                continue;
            yield return Marks(i, true, false, [(left, y - 5)]);
            yield return Svg.Text("legend", left + gap, y, Say($"{Groups[i]}: {count:N0} rows"));
            y += line;
        }

        y = first;
        foreach (var (kind, share) in new[] { ("core", Bands.Inner), ("band", Bands.Outer) })
        {
            yield return Svg.Box($"{kind} swatch", right - 7, y - 12, 14, 12);
            yield return Svg.Text("legend", right + gap, y, Say($"within {100 * share:0} %"));
            y += line;
        }

        yield return Svg.Text("note", right - 7, y, Say("outlined: rows with blanks"));
    }

    private static XElement Clipped(params object[] content) => new("g", new XAttribute("clip-path", "url(#plot)"), content);

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

    // Ticks of five digits would run into the title of the axis.
    private static string Number(double value) => value >= 10_000 ? string.Create(CultureInfo.InvariantCulture, $"{value / 1000:#,0.#}k") : value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
