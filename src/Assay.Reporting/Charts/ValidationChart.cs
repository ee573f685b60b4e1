using System.Globalization;
using System.Xml.Linq;
using Assay.Training;

namespace Assay.Reporting.Charts;

/// <summary>Predicted against measured rates, one mark a row, both axes logarithmic; a picture file of its own.</summary>
internal static class ValidationChart
{
    private const double Width = 720, Height = 690;
    private const double Left = 74, Right = 700, Top = 16, Bottom = 632;
    private const double Inner = 0.10, Outer = 0.25;

    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    // Dark on light paper and light on dark; shapes differ as well, for readers who do not tell colours apart.
    private const string Style = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #13242d; --muted: #4a5f6b; --line: #dbe4e8; --band: #e9f0f4; --core: #cddde6; --a: #0b63a5; --b: #b0410e; --c: #4d7c0f; }
        @media (prefers-color-scheme: dark) { :root { --paper: #0d161b; --ink: #e5eef2; --muted: #a5b8c2; --line: #22333d; --band: #18272f; --core: #274250; --a: #6fb8f2; --b: #ff9d66; --c: #a3d65c; } }
        .paper { fill: var(--paper); } .grid { stroke: var(--line); stroke-width: 1; } .frame { fill: none; stroke: var(--muted); stroke-width: 1; }
        .band { fill: var(--band); } .core { fill: var(--core); } .equal { stroke: var(--ink); stroke-width: 1.2; }
        text { font: 14px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; fill: var(--ink); } .tick, .note { fill: var(--muted); font-size: 13px; }
        .swatch { stroke: var(--muted); stroke-width: .7; } .mark { stroke-width: 1.2; fill-opacity: .3; } .blanks { fill: none; stroke-opacity: .85; }
        .g0 { fill: var(--a); stroke: var(--a); } .g1 { fill: var(--b); stroke: var(--b); } .g2 { fill: var(--c); stroke: var(--c); } .mark.blanks { fill: none; }
        """;

    private static readonly int[] Digits = [1, 2, 5];

    /// <summary>Names of the accelerators' generations.</summary>
    private static readonly string[] Generations = ["Ampere (A100)", "Hopper (H100, H200, H800)", "Blackwell (B200, B300, GB200, GB300)"];

    public static string Write(Validation validation)
    {
        var rows = validation.Rows.Where(row => row.Tflops > 0 && row.PredictedTflops > 0).ToArray();
        var (low, high) = Ends(rows.SelectMany(row => new[] { row.Tflops!.Value, row.PredictedTflops!.Value }));
        double Across(double value) => Left + ((Right - Left) * Math.Log(value / low) / Math.Log(high / low));
        double Up(double value) => Bottom - ((Bottom - Top) * Math.Log(value / low) / Math.Log(high / low));
        var picture = Svg.Picture(
            Width, Height, "validation", $"Predicted against measured TFLOP/s a GPU of {rows.Length} published training runs; most marks lie near the line of equality.",
            new XElement("style", Style),
            Svg.Box("paper", 0, 0, Width, Height),
            new XElement("clipPath", new XAttribute("id", "plot"), Svg.Box("plot", Left, Top, Right - Left, Bottom - Top)),
            Clipped(Band("band", Outer), Band("core", Inner)),
            Ticks(low, high).SelectMany(value => new[]
            {
                Svg.Line("grid", Across(value), Top, Across(value), Bottom), Svg.Line("grid", Left, Up(value), Right, Up(value)),
                Anchored(Svg.Text("tick", Across(value), Bottom + 19, Number(value)), "middle"), Anchored(Svg.Text("tick", Left - 8, Up(value) + 4.5, Number(value)), "end"),
            }),
            Svg.Line("equal", Across(low), Up(low), Across(high), Up(high)),
            Legend(rows),
            // Blanks first, so that the rows that tell everything lie on top.
            rows.OrderBy(row => row.Complete).Select(row => Mark(row.Generation ?? 0, row.Complete, Across(row.Tflops!.Value), Up(row.PredictedTflops!.Value))),
            Svg.Box("frame", Left, Top, Right - Left, Bottom - Top),
            Anchored(Svg.Text("title", (Left + Right) / 2, Bottom + 45, "measured, model TFLOP/s a GPU"), "middle"),
            Turned(Svg.Text("title", 0, 0, "predicted without the row's family"), 22, (Top + Bottom) / 2));
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
        Enumerable.Range(-1, 7).SelectMany(power => Digits.Select(digit => digit * Math.Pow(10, power))).Where(value => value >= low && value <= high);

    private static XElement Mark(int generation, bool complete, double x, double y)
    {
        var kind = $"mark g{generation}{(complete ? "" : " blanks")}";
        return generation switch
        {
            0 => new XElement("circle", Markup.Tags.Class(kind), Svg.At("cx", x), Svg.At("cy", y), Svg.At("r", 3.4)),
            1 => Svg.Box(kind, x - 3.2, y - 3.2, 6.4, 6.4),
            _ => Svg.Area(kind, [(x, y - 4.4), (x + 4.1, y + 3.2), (x - 4.1, y + 3.2)]),
        };
    }

    // In the upper left corner, where no prediction should lie.
    private static IEnumerable<XElement> Legend(IReadOnlyList<ValidatedRow> rows)
    {
        const double x = Left + 20, text = x + 16, line = 22;
        var y = Top + 24;
        for (var i = 0; i < Generations.Length; i++)
        {
            var count = rows.Count(row => row.Generation == i);
            if (count == 0)
                continue;
            yield return Mark(i, true, x, y - 5);
            yield return Svg.Text("legend", text, y, $"{Generations[i]}: {count} rows");
            y += line;
        }

        foreach (var (kind, words) in new[] { ("core", "within 10 %"), ("band", "within 25 %") })
        {
            yield return Svg.Box($"{kind} swatch", x - 7, y - 12, 14, 12);
            yield return Svg.Text("legend", text, y, words);
            y += line;
        }

        yield return Svg.Text("note", x - 7, y, "filled: all is published; outlined: blanks filled");
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

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
