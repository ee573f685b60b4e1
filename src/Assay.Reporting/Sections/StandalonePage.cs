using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Assay.Reporting.Markup;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>A report as one HTML page that stands on its own: it loads nothing and runs nothing.</summary>
internal static class StandalonePage
{
    /// <summary>Writes the page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="answer">What it says first.</param>
    /// <param name="parts">Its parts, in their order.</param>
    /// <param name="about">What the page is.</param>
    public static string Write(string title, XElement answer, IReadOnlyList<XElement> parts, string about)
    {
        var style = PageParts.StyleSheet;
        return HtmlWriter.Write(new XElement(
            "html",
            new XAttribute("lang", Labels.Language),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
                new XElement("meta", new XAttribute("name", "generator"), new XAttribute("content", "Assay")),
                new XElement("title", title),
                new XElement("style", style)),
            new XElement(
                "body",
                new XElement("a", Class("skip"), new XAttribute("href", "#answer"), Labels.SkipToAnswer),
                new XElement("header", new XElement("h1", title)),
                AnswerSection.Contents(parts),
                new XElement("main", answer, parts),
                new XElement("footer", Section("about", Labels.About, P(Class("small"), about, " ", Sentences.Version(typeof(Assayer).Assembly.GetName().Version!.ToString(3))))))));
    }
}
