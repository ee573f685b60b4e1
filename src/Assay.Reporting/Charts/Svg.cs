using System.Globalization;
using System.Xml.Linq;
using Assay.Reporting.Markup;

namespace Assay.Reporting.Charts;

/// <summary>Shapes of a picture. All lengths are rounded, so that a last bit never changes the page.</summary>
internal static class Svg
{
    public static XElement Picture(double width, double height, string kind, string label, params object?[] content) =>
        new("svg", Tags.Class(kind), new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"), new XAttribute("role", "img"), new XAttribute("aria-label", label), content);

    /// <summary>A picture that adds nothing for a reader who has the text beside it.</summary>
    public static XElement Ornament(double width, double height, string kind, params object?[] content) =>
        new("svg", Tags.Class(kind), new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"), new XAttribute("preserveAspectRatio", "none"), new XAttribute("aria-hidden", "true"), content);

    public static XElement Area(string kind, IEnumerable<(double X, double Y)> points) =>
        new("polygon", Tags.Class(kind), new XAttribute("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))));

    public static XElement Path(string kind, IEnumerable<(double X, double Y)> points) =>
        new("polyline", Tags.Class(kind), new XAttribute("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))));

    public static XElement Box(string kind, double x, double y, double width, double height) =>
        new("rect", Tags.Class(kind), At("x", x), At("y", y), At("width", width), At("height", height));

    public static XElement Line(string kind, double x1, double y1, double x2, double y2) =>
        new("line", Tags.Class(kind), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2));

    public static XElement Text(string kind, double x, double y, string words) =>
        new("text", Tags.Class(kind), At("x", x), At("y", y), words);

    /// <summary>A text set by its start, its middle or its end.</summary>
    public static XElement Anchored(XElement text, string anchor)
    {
        text.Add(new XAttribute("text-anchor", anchor));
        return text;
    }

    public static XElement Dot(string kind, double x, double y, double radius) =>
        new("circle", Tags.Class(kind), At("cx", x), At("cy", y), At("r", radius));

    public static XAttribute At(string name, double value) => new(name, Number(value));

    /// <summary>A shape that opens a quantity. A table beside the picture has the same links for the keyboard.</summary>
    /// <param name="quantity">The quantity's name.</param>
    /// <param name="words">What the shape stands for and how much it is.</param>
    /// <param name="shapes">The shape.</param>
    public static XElement Opens(string quantity, string words, params object?[] shapes) => new(
        "a",
        new XAttribute("href", "#" + Sections.Subject.IdOf(quantity)),
        new XAttribute("tabindex", "-1"),
        new XAttribute("aria-label", words),
        new XElement("title", words),
        shapes);

    private static string Number(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
}
