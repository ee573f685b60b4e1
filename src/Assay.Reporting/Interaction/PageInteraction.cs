using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Interaction;

/// <summary>
/// What a reader may do on a page by a script: open a number beside it, find numbers, sort tables, unfold everything. All of it
/// is hidden until the script runs, which then and there has nothing but the page to read from.
/// </summary>
internal static class PageInteraction
{
    /// <summary>The style of the page and of what the script shows.</summary>
    public static string Style { get; } = BuiltIn("report.css") + BuiltIn("interaction.css");

    private static string Script { get; } = BuiltIn("interaction.js");

    /// <summary>Lets this style and this script work and nothing else: no other script, no request.</summary>
    public static XElement Policy() => new(
        "meta",
        new XAttribute("http-equiv", "Content-Security-Policy"),
        new XAttribute("content", $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'"));

    /// <summary>The field that finds numbers, and what unfolds and folds.</summary>
    public static XElement Tools() => new(
        "div",
        Id("number-tools"),
        Class("number-tools"),
        new XAttribute("role", "search"),
        Hidden(),
        new XElement("label", new XAttribute("for", "number-field"), Labels.FindNumber),
        new XElement("input", Id("number-field"), new XAttribute("type", "search"), new XAttribute("autocomplete", "off"), new XAttribute("placeholder", Labels.FindNumber)),
        Button(Labels.UnfoldAll),
        Button(Labels.FoldAll),
        new XElement("p", new XAttribute("role", "status"), new XAttribute("data-words", Labels.NumbersFound("#"))),
        new XElement("ul", Hidden()));

    /// <summary>The panel beside the page that shows an opened number.</summary>
    public static XElement Panel() => new(
        "aside",
        Id("number-panel"),
        Class("number-panel"),
        new XAttribute("aria-labelledby", "number-heading"),
        new XAttribute("data-users", Labels.UsedBy),
        new XAttribute("data-missing", Labels.NoSuchNumber),
        Hidden(),
        Div("controls", Button(Labels.Back), Button(Labels.InTheList), Button(Labels.Close)),
        new XElement("h2", Id("number-heading"), new XAttribute("tabindex", "-1")),
        Div("inside"));

    /// <summary>The script, at the end of the page that it reads.</summary>
    public static XElement Running() => new("script", Script);

    private static XElement Button(string words) => new("button", new XAttribute("type", "button"), words);

    private static XAttribute Hidden() => new("hidden", "");

    private static string Hash(string code) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    /// <summary>A file that was built into the library.</summary>
    internal static string BuiltIn(string name)
    {
        using var stream = typeof(PageInteraction).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} was not built in.");
        using var reader = new StreamReader(stream);
        // A browser reads each line end as one sign, and so does the hash.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
