using System.Text;
using System.Xml.Linq;

namespace Assay.Reporting.Markup;

/// <summary>Writes elements as HTML that is well-formed XML too: only void elements close themselves, and no space is added.</summary>
internal static class HtmlWriter
{
    private static readonly HashSet<string> Void = ["br", "hr", "meta", "link", "img", "input", "col", "wbr"];

    public static string Write(XElement root)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n");
        Write(text, root, isCode: false);
        return text.Append('\n').ToString();
    }

    /// <summary>A part of a page.</summary>
    public static string WritePart(XElement part)
    {
        var text = new StringBuilder();
        Write(text, part, isCode: false);
        return text.ToString();
    }

    private static void Write(StringBuilder text, XElement element, bool isCode)
    {
        var name = element.Name.LocalName;
        isCode |= name is "code" or "pre";
        text.Append('<').Append(name);
        foreach (var attribute in element.Attributes())
        {
            text.Append(' ').Append(attribute.Name.LocalName).Append("=\"");
            Escape(text, attribute.Value, inAttribute: true, joined: false);
            text.Append('"');
        }

        if (Void.Contains(name))
        {
            text.Append("/>");
            return;
        }

        text.Append('>');
        foreach (var node in element.Nodes())
        {
            if (node is XElement child)
                Write(text, child, isCode);
            else if (node is XText words && name is "style" or "script")
                text.Append(AsItStands(words.Value));
            else if (node is XText plain)
                Escape(text, plain.Value, inAttribute: false, joined: !isCode);
        }

        text.Append("</").Append(name).Append('>');
    }

    // A browser reads a style sheet and a script as they stand, so what would need escaping has no place in them.
    private static string AsItStands(string code) =>
        code.AsSpan().IndexOfAny('<', '&') < 0 ? code : throw new ArgumentException("A style sheet or script must hold neither '<' nor '&'.");

    // Joined text keeps a number and its per cent sign on one line; what may be copied into a shell stays as it is.
    private static void Escape(StringBuilder text, string value, bool inAttribute, bool joined)
    {
        if (joined)
            value = value.Replace(" %", "\u00A0%", StringComparison.Ordinal);
        foreach (var rune in value.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    text.Append("&amp;");
                    break;
                case '<':
                    text.Append("&lt;");
                    break;
                case '>':
                    text.Append("&gt;");
                    break;
                case '"' when inAttribute:
                    text.Append("&quot;");
                    break;
                case '\n' or '\t':
                    text.Append((char)rune.Value);
                    break;
                // Control characters and the two that are no characters may stand in neither language.
                case < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF:
                    text.Append('\uFFFD');
                    break;
                default:
                    text.Append(rune);
                    break;
            }
        }
    }
}
