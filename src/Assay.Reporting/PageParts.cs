using System.Xml.Linq;
using Assay.Modeling;
using Assay.Reporting.Charts;
using Assay.Reporting.Interaction;
using Assay.Reporting.Markup;
using Assay.Reporting.Sections;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting;

/// <summary>The parts of a report for a page that opens numbers itself: the same sections, with links of the page's own.</summary>
public static class PageParts
{
    /// <summary>A part of a page as HTML.</summary>
    /// <param name="Id">Its id within the page.</param>
    /// <param name="Heading">What it is called.</param>
    /// <param name="Html">The whole of it, heading and all.</param>
    public sealed record Part(string Id, string Heading, string Html);

    /// <summary>The sections of an audit. The list of every number is left out: each opens by its link.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="page">The address of the page, to which links within it are relative.</param>
    /// <param name="open">The address that opens a quantity.</param>
    public static IReadOnlyList<Part> Of(AuditResult audit, string page, Func<string, string> open)
    {
        var subject = Subject(audit, [.. DistributionSection.Main(audit.Case.Graph), .. audit.Findings.Select(finding => finding.Best.Quantity)]);
        XElement?[] sections =
        [
            IcebergSection.Of(subject), ClaimSection.Of(subject), LadderSection.Of(subject), FeasibilitySection.Of(subject), BridgeSection.Of(subject),
            DriverSection.Of(subject), MoneySection.Of(subject), DistributionSection.Of(subject), SourceSection.Of(subject), ColophonSection.Notes(subject),
        ];
        return [.. sections.OfType<XElement>().Select(section => new Part(section.Attribute("id")!.Value, section.Element("h2")!.Value, Written(section, page, open)))];
    }

    /// <summary>A quantity opened, in two parts between which a page may have its own.</summary>
    /// <param name="Value">Its name, its value, and how its draws lie.</param>
    /// <param name="Making">Its formula in names and in numbers, what it rests on, and its inputs, each to be opened in turn.</param>
    public sealed record Opened(string Value, string Making);

    /// <summary>Opens a quantity.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="quantity">The quantity's name.</param>
    /// <param name="page">The address of the page.</param>
    /// <param name="open">The address that opens a quantity.</param>
    /// <param name="depth">How many levels of inputs unfold in place; below, each opens by its link.</param>
    public static Opened Open(AuditResult audit, string quantity, string page, Func<string, string> open, int depth)
    {
        var subject = Subject(audit, [quantity]);
        var picture = subject.Pictures[quantity];
        var value = Tag("div", P(new XElement("code", Sections.Subject.Breakable(quantity))), P(subject.Value(quantity)), picture.Shares.Count == 0 ? null : DensityChart.Small(picture, audit[quantity]));
        var making = Tag("div", Inside(subject, subject.Graph[quantity], depth, []));
        // Beside the page a source opens at its publisher's.
        foreach (var link in making.Descendants("a"))
        {
            if (audit.Sources.FirstOrDefault(source => link.Attribute("href")?.Value == "#" + SourceSection.IdOf(source.Id)) is { } source && IsWeb(source.Url))
            {
                link.SetAttributeValue("href", source.Url);
                link.SetAttributeValue("rel", "noreferrer");
                link.SetAttributeValue("target", "_blank");
            }
        }

        return new Opened(Written(value, page, open), Written(making, page, open));
    }

    private static Subject Subject(AuditResult audit, IEnumerable<string> pictured) => new(audit, new Pictures(audit, pictured));

    private static IEnumerable<XElement> Inside(Subject subject, Node node, int depth, IReadOnlyList<string> above)
    {
        foreach (var made in subject.Making(node))
            yield return made;
        var inputs = Graph.InputsOf(node).ToArray();
        if (inputs.Length == 0 || depth == 0)
            yield break;
        foreach (var input in inputs.Where(input => !above.Contains(input)))
        {
            var (summary, unit) = (subject.Audit[input], subject.UnitOf(input));
            yield return Details(
                new object?[] { Say(subject.Graph[input].Title), ": ", Span("amount", Amounts.Median(summary, unit)), Sections.Subject.Range(summary, unit) },
                P(subject.Link(input)),
                Inside(subject, subject.Graph[input], depth - 1, [.. above, input]));
        }
    }

    // Links within a report go to places that it has; a page has its own.
    internal static string Written(XElement element, string page, Func<string, string> open)
    {
        var prefix = "#" + Sections.Subject.IdOf("");
        foreach (var link in element.DescendantsAndSelf("a").Select(link => link.Attribute("href")).OfType<XAttribute>().Where(link => link.Value.StartsWith('#')))
            link.Value = link.Value.StartsWith(prefix, StringComparison.Ordinal) ? open(link.Value[prefix.Length..]) : page + link.Value;
        return HtmlWriter.WritePart(element);
    }

    /// <summary>The style sheet of reports of cases, of accounts and of sweeps, which styles these parts too.</summary>
    public static string StyleSheet => PageInteraction.BuiltIn("report.css") + PageInteraction.BuiltIn("spending.css") + PageInteraction.BuiltIn("studies.css");
}
