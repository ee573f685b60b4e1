using System.Xml.Linq;

namespace Assay.Reporting.Charts;

/// <summary>A picture as a file of its own, light and dark.</summary>
internal static class PictureFile
{
    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    private const string Style = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #13242d; --muted: #4a5f6b; --line: #dbe4e8; --link: #0a5a84; --accent: #b0410e; }
        @media (prefers-color-scheme: dark) { :root { --paper: #0d161b; --ink: #e5eef2; --muted: #a5b8c2; --line: #22333d; --link: #82c7ee; --accent: #ff9d66; } }
        .paper { fill: var(--paper); } .grid { stroke: var(--line); stroke-width: 1; } .axis { stroke: var(--muted); stroke-width: 1; }
        text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; fill: var(--ink); } .axis-label { fill: var(--muted); }
        .curve { fill: none; stroke-width: 2; } .curve-0 { stroke: var(--link); } .curve-1 { stroke: var(--accent); } text.curve-name { stroke: none; font-weight: 600; } text.curve-0 { fill: var(--link); } text.curve-1 { fill: var(--accent); }
        """;

    /// <summary>Writes a picture; it is changed on the way.</summary>
    public static string Write(XElement picture)
    {
        var box = picture.Attribute("viewBox")!.Value.Split(' ');
        picture.AddFirst(new XElement("style", Style), new XElement("rect", new XAttribute("class", "paper"), new XAttribute("x", "-16"), new XAttribute("y", "-16"), new XAttribute("width", "120%"), new XAttribute("height", "120%")));
        picture.SetAttributeValue("viewBox", $"-16 -16 {int.Parse(box[2], System.Globalization.CultureInfo.InvariantCulture) + 32} {int.Parse(box[3], System.Globalization.CultureInfo.InvariantCulture) + 32}");
        foreach (var element in picture.DescendantsAndSelf())
            element.Name = Space + element.Name.LocalName;
        return picture.ToString().ReplaceLineEndings("\n") + "\n";
    }
}
