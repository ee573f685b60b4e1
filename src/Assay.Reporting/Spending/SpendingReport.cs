using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Assay.Reporting.Markup;
using Assay.Reporting.Sections;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Spending;

/// <summary>A report of accounts as one HTML page that stands on its own: it loads nothing and runs nothing.</summary>
public static class SpendingReport
{
    /// <summary>Writes the page. The same figures give the same text.</summary>
    public static string Write(SpendingFigures figures)
    {
        var (style, parts) = (PageParts.StyleSheet, SpendingParts.Of(figures, SpendingWays.InPlace));
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
                new XElement("title", SpendingWords.Title),
                new XElement("style", style)),
            new XElement(
                "body",
                new XElement("a", Class("skip"), new XAttribute("href", "#answer"), Labels.SkipToAnswer),
                new XElement("header", new XElement("h1", SpendingWords.Title)),
                AnswerSection.Contents(parts),
                new XElement("main", AnswerPart.Of(figures), parts),
                new XElement("footer", Section("about", Labels.About, P(Class("small"), SpendingWords.About, " ", Sentences.Version(typeof(Assayer).Assembly.GetName().Version!.ToString(3))))))));
    }
}
