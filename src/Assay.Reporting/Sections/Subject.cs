using System.Xml.Linq;
using Assay.Cases;
using Assay.Modeling;
using Assay.Quantities;
using Assay.Reporting.Charts;
using Assay.Reporting.Languages;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>What all sections of a page speak of: the audit, and how its numbers, formulas and grounds are written.</summary>
/// <param name="audit">The audit.</param>
/// <param name="pictures">The histograms of the quantities that are pictured.</param>
internal sealed class Subject(AuditResult audit, Pictures pictures)
{
    // Stands around a name in a formula until the name becomes a link; in no text of a formula.
    private const char Mark = '\uE000';

    public AuditResult Audit { get; } = audit;

    public Case Case => Audit.Case;

    public Graph Graph => Case.Graph;

    public Pictures Pictures { get; } = pictures;

    public static string IdOf(string quantity) => "q-" + quantity;

    public Unit UnitOf(string quantity) => Graph[quantity].Unit!.Value;

    /// <summary>A link to a quantity's own block.</summary>
    public XElement Link(string quantity, object? words = null) =>
        new("a", new XAttribute("href", "#" + IdOf(quantity)), new XAttribute("title", Say(Graph[quantity].Title)), words ?? new XElement("code", Breakable(quantity)));

    /// <summary>The median, the range and, where it is uncertain, the mean.</summary>
    public IEnumerable<object> Value(string quantity)
    {
        var (summary, unit) = (Audit[quantity], UnitOf(quantity));
        var (median, mean) = (Amounts.Median(summary, unit), Amounts.Mean(summary, unit));
        yield return Span("amount", median);
        if (!Amounts.IsExact(summary))
            yield return Span("range", " ", Labels.Range(Amounts.Range(summary, unit)), mean == median ? "" : Labels.MeanIs(mean));
    }

    /// <summary>The range after an amount in a line of text; null where the value is exact.</summary>
    public static XElement? Range(Summary summary, Unit unit) =>
        Amounts.IsExact(summary) ? null : Span("range", " ", Labels.Range(Amounts.Range(summary, unit)));

    /// <summary>The range below an amount in a table; null where the value is exact.</summary>
    public static XElement? RangeBelow(Summary summary, Unit unit) =>
        Amounts.IsExact(summary) ? null : Span("range", Amounts.Range(summary, unit));

    /// <summary>A number that opens in place: what it is made of and rests on.</summary>
    public XElement Opened(string quantity)
    {
        var (summary, unit) = (Audit[quantity], UnitOf(quantity));
        return Details(
            new object?[] { Span("amount", Amounts.Median(summary, unit)), Range(summary, unit) },
            P(Link(quantity), " ", Say(Graph[quantity].Title)),
            Making(Graph[quantity]));
    }

    /// <summary>How a quantity comes about: its formula in names and in numbers, or what it rests on.</summary>
    public IEnumerable<XElement> Making(Node node)
    {
        if (node.Definition is Definition.Formula { Expression: var expression })
        {
            var names = FormulaText.Write(expression, name => $"{Mark}{name}{Mark}").Split(Mark);
            yield return new XElement("p", Class("formula"), "= ", names.Select((part, i) => i % 2 == 1 ? (object)Link(part) : Signs(part)));
            if (expression is not Expression.Reference)
                yield return new XElement("p", Class("numbers"), "= ", Numbers(expression));
        }
        else if (node.Definition is Definition.Uncertain)
        {
            yield return new XElement("p", Class("kind"), Labels.UncertainInput);
        }

        foreach (var ground in Grounded(node.Grounds))
            yield return ground;
    }

    /// <summary>What an input rests on.</summary>
    public IEnumerable<XElement> Grounded(Grounds? grounds)
    {
        switch (grounds)
        {
            case Grounds.Fact fact:
                yield return new XElement("p", Class("grounds"), Span("tag", Labels.Source(fact.Sources.Count)), " ", Join("; ", fact.Sources.Select(Cite)));
                break;
            case Grounds.Assumption assumption:
                yield return new XElement("p", Class("grounds"), Span("tag assumed", Labels.Assumption), " ", Say(assumption.Because));
                break;
            default:
                break;
        }

        if (grounds?.Note is { } note)
            yield return new XElement("p", Class("note"), Say(note));
    }

    /// <summary>A link to the entry of a source on this page.</summary>
    public XElement Cite(string source) => To(SourceSection.IdOf(source), $"{Case.Sources[source].Publisher}: {Case.Sources[source].Title}");

    private string Numbers(Expression expression) =>
        Signs(FormulaText.Write(expression, name => Amounts.Median(Audit[name], UnitOf(name)), Language.Current.Style));

    private static string Signs(string formula) => formula.Replace(" * ", " × ", StringComparison.Ordinal).Replace(" - ", " − ", StringComparison.Ordinal);

    // A long name may break after a dot or an underscore, so that it never widens the page.
    public static IEnumerable<object> Breakable(string name)
    {
        var start = 0;
        for (var i = 0; i < name.Length - 1; i++)
        {
            if (name[i] is not ('.' or '_'))
                continue;
            yield return name[start..(i + 1)];
            yield return new XElement("wbr");
            start = i + 1;
        }

        yield return name[start..];
    }
}
