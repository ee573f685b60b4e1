using System.Text.RegularExpressions;
using System.Xml.Linq;
using Assay.Reporting.Markup;

namespace Assay.Web.Work;

/// <summary>
/// A picture file as part of a page, so that its colours follow the reader's choice there and not the system alone. Its classes
/// and its styles get names of their own: a page and a picture know nothing of each other.
/// </summary>
internal static partial class InlinePicture
{
    private const string Own = "pic-";
    private const string Root = "." + Own + "root";

    /// <param name="svg">A file whose style sheet begins with its light and its dark colours.</param>
    public static string Of(string svg)
    {
        var picture = XElement.Parse(svg);
        var sheet = "";
        foreach (var element in picture.DescendantsAndSelf().ToArray())
        {
            element.Name = element.Name.LocalName;
            element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
            if (element.Attribute("class") is { } told)
                told.Value = string.Join(' ', told.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Own + name));
        }

        if (picture.Element("style") is { } style)
        {
            sheet = Scoped(style.Value);
            style.Remove();
        }

        picture.SetAttributeValue("class", $"{Own}root {picture.Attribute("class")?.Value}");
        return $"<style>{sheet}</style>{HtmlWriter.WritePart(picture)}";
    }

    private static string Scoped(string sheet)
    {
        var (light, dark) = (Light().Match(sheet), Dark().Match(sheet));
        var rest = Light().Replace(Dark().Replace(sheet, ""), "");
        var rules = Rule().Replace(rest, rule => string.Join(", ", rule.Groups["for"].Value.Split(',').Select(one => $"{Root} {Class().Replace(one.Trim(), $".{Own}$1")}")) + " {");
        var colours = dark.Groups["colours"].Value;
        return $$"""
            {{Root}} { {{light.Groups["colours"].Value}} }
            @media screen and (prefers-color-scheme: dark) { :root:not([data-theme=light]) {{Root}} { {{colours}} } }
            @media screen { :root[data-theme=dark] {{Root}} { {{colours}} } }
            {{rules}}
            """;
    }

    [GeneratedRegex("""@media \(prefers-color-scheme: dark\) \{\s*:root \{(?<colours>[^}]*)\}\s*\}""")]
    private static partial Regex Dark();

    [GeneratedRegex("""^\s*:root \{ color-scheme: light dark;(?<colours>[^}]*)\}""")]
    private static partial Regex Light();

    [GeneratedRegex("""(?<for>[^{}]+)\{""")]
    private static partial Regex Rule();

    [GeneratedRegex("""\.([a-z][\w-]*)""")]
    private static partial Regex Class();
}
