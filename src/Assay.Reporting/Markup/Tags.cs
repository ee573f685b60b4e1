using System.Xml.Linq;

namespace Assay.Reporting.Markup;

/// <summary>Short ways to build elements; all text goes in as text and is escaped when it is written.</summary>
internal static class Tags
{
    public static XElement Tag(string name, params object?[] content) => new(name, content);

    public static XElement P(params object?[] content) => new("p", content);

    public static XElement Div(string kind, params object?[] content) => new("div", Class(kind), content);

    public static XElement Span(string kind, params object?[] content) => new("span", Class(kind), content);

    public static XAttribute Class(string kind) => new("class", kind);

    public static XAttribute Id(string id) => new("id", id);

    /// <summary>A link within the page.</summary>
    public static XElement To(string id, params object?[] content) => new("a", new XAttribute("href", "#" + id), content);

    /// <summary>A link to another site; plain text where the address is not one of the web.</summary>
    public static XElement Out(string? address, params object?[] content) =>
        IsWeb(address) ? new("a", new XAttribute("href", address!), new XAttribute("rel", "noreferrer"), content) : new("span", content);

    public static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    /// <summary>What a reader opens in place.</summary>
    public static XElement Details(object summary, params object?[] content) => new("details", new XElement("summary", summary), new XElement("div", Class("opened"), content));

    /// <summary>What is scrolled sideways where it is wider than the page, by a hand or by the keyboard.</summary>
    public static XElement Scrolling(string kind, string label, params object?[] content) =>
        Div(kind, new XAttribute("tabindex", "0"), new XAttribute("role", "group"), new XAttribute("aria-label", label), content);

    /// <summary>A part of the page with its heading.</summary>
    public static XElement Section(string id, string heading, params object?[] content) =>
        new("section", Id(id), new XAttribute("aria-labelledby", id + "-heading"), new XElement("h2", Id(id + "-heading"), heading), content);

    /// <summary>Elements with a text between each two.</summary>
    public static IEnumerable<object> Join(string between, IEnumerable<object> elements)
    {
        var first = true;
        foreach (var element in elements)
        {
            if (!first)
                yield return between;
            first = false;
            yield return element;
        }
    }
}
