using System.Globalization;
using System.Xml.Linq;

namespace Assay.Reporting.Charts;

/// <summary>A side of a heat map.</summary>
/// <param name="Title">What is told along it.</param>
/// <param name="Places">What its places are called, in their order.</param>
/// <param name="IsOrdered">Whether they are numbers that grow, so that some of their names may be left out.</param>
internal sealed record HeatSide(string Title, IReadOnlyList<string> Places, bool IsOrdered);

/// <summary>What a cell of a heat map shows.</summary>
/// <param name="Step">Its colour, from 0 to <see cref="HeatChart.Steps"/> less one; null where it has no number.</param>
/// <param name="Text">Its number, written in it where there is room.</param>
/// <param name="Words">What it says in full.</param>
/// <param name="Link">What it opens; null for nothing.</param>
/// <param name="IsOpen">Whether it is the one that is open.</param>
internal sealed record HeatMark(int? Step, string Text, string Words, string? Link, bool IsOpen);

/// <summary>An amount over two axes as colours; the numbers stand in a table beside it too.</summary>
internal static class HeatChart
{
    /// <summary>How many colours there are.</summary>
    public const int Steps = 9;

    private const double Width = 720, Top = 26, Letter = 7.2, Line = 14;
    private const double Highest = 34, Tallest = 460;

    /// <param name="label">The picture in words.</param>
    /// <param name="across">The side to the right.</param>
    /// <param name="up">The side upwards.</param>
    /// <param name="at">The cell at two places; null where no point was computed.</param>
    public static XElement Draw(string label, HeatSide across, HeatSide up, Func<int, int, HeatMark?> at)
    {
        var left = Math.Clamp((up.Places.Max(place => place.Length) * Letter) + 12, 40, 190);
        var wide = Math.Min((Width - left - 8) / across.Places.Count, 150);
        var high = Math.Max(7, Math.Min(Math.Min(Highest, Math.Max(wide, 20)), Tallest / up.Places.Count));
        var bottom = Top + (high * up.Places.Count);
        // Words stand in the order in which they were listed, from the top; numbers grow upwards.
        double Row(int place) => Top + (high * (up.IsOrdered ? up.Places.Count - 1 - place : place));
        var longest = across.Places.Max(place => place.Length) * Letter;
        var turned = !across.IsOrdered && longest > wide - 4;
        var below = turned ? Math.Min(110, (longest * 0.6) + 16) : 22;
        var linked = false;
        var cells = new List<XElement>();
        for (var x = 0; x < across.Places.Count; x++)
        {
            for (var y = 0; y < up.Places.Count; y++)
            {
                if (at(x, y) is not { } mark)
                    continue;
                linked |= mark.Link is not null;
                cells.AddRange(Cell(mark, left + (wide * x), Row(y), wide, high));
            }
        }

        var picture = Svg.Picture(
            Width, bottom + below + 22, "heat", label,
            cells,
            // The cell that is open is framed above its neighbours.
            from x in Enumerable.Range(0, across.Places.Count)
            from y in Enumerable.Range(0, up.Places.Count)
            where at(x, y) is { IsOpen: true }
            select Svg.Box("opened-cell", left + (wide * x), Row(y), wide, high),
            Shown(up, high, Line).Select(y => Svg.Anchored(Svg.Text("axis-label", left - 7, Row(y) + (high / 2) + 4, up.Places[y]), "end")),
            Shown(across, wide, turned ? Line : longest + 10).Select(x => turned
                ? Turned(Svg.Text("axis-label", 0, 0, across.Places[x]), left + (wide * (x + 0.5)) + 4, bottom + 14)
                : Svg.Anchored(Svg.Text("axis-label", left + (wide * (x + 0.5)), bottom + 17, across.Places[x]), "middle")),
            Svg.Text("axis-label", 0, 12, up.Title),
            Svg.Anchored(Svg.Text("axis-label", Math.Max(left + (wide * across.Places.Count), across.Title.Length * Letter), bottom + below + 16, across.Title), "end"));
        if (linked)
            picture.SetAttributeValue("role", "group");
        return picture;
    }

    /// <summary>The colours from the lowest to the highest, to stand between two amounts.</summary>
    public static XElement Key() => Svg.Ornament(Steps * 16, 12, "heatkey", Enumerable.Range(0, Steps).Select(step => Svg.Box($"heat-{step}", step * 16, 0, 16, 12)));

    private static IEnumerable<XElement> Cell(HeatMark mark, double x, double y, double wide, double high)
    {
        var box = Svg.Box(mark.Step is { } step ? $"heat-{step}" : "heat-none", x, y, wide, high);
        box.Add(new XElement("title", mark.Words));
        var written = (mark.Text.Length * Letter) + 8 <= wide && high >= 16 ? Svg.Anchored(Svg.Text(mark.Step is { } on ? $"on-{on}" : "axis-label", x + (wide / 2), y + (high / 2) + 4, mark.Text), "middle") : null;
        if (mark.Link is null)
            return written is null ? [box] : [box, written];
        // A table beside the picture has the same links for the keyboard.
        var link = new XElement("a", new XAttribute("href", mark.Link), new XAttribute("tabindex", "-1"), new XAttribute("aria-label", mark.Words), box);
        return written is null ? [link] : [link, written];
    }

    // As many names as have room, evenly.
    private static IEnumerable<int> Shown(HeatSide side, double each, double needed)
    {
        var every = Math.Max(1, (int)Math.Ceiling(needed / each));
        return Enumerable.Range(0, side.Places.Count).Where(place => place % every == 0);
    }

    private static XElement Turned(XElement text, double x, double y)
    {
        text.Add(new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate({x:0.#} {y:0.#}) rotate(-35)")));
        return Svg.Anchored(text, "end");
    }
}
