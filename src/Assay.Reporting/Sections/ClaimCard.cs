using System.Xml.Linq;
using Assay.Claims;
using Assay.Modeling;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>One claim: what was said, what its scope gives, what bounds it, what it covers and leaves out.</summary>
internal static class ClaimCard
{
    private const int MostLines = 5;
    private const int MostDrivers = 3;

    public static XElement Of(Subject subject, AuditedClaim audited, Finding finding)
    {
        var claim = finding.Claim;
        return new XElement(
            "article",
            Id(ClaimSection.IdOf(claim.Id)),
            Class("card claim"),
            new XElement("h3", Say(claim.Title)),
            new XElement("p", Class("chips"), ClaimSection.Chips(finding)),
            new XElement(
                "dl",
                Row(Labels.Claimed, new XElement("strong", Sentences.Claimed(claim)), " ", Published(subject, claim.Grounds)),
                Row(Labels.Scope, Say(claim.Scope.Describe())),
                Row(
                    finding.Best.Name is null ? Labels.RecomputedInScope : $"{Labels.Recomputed}, {Say(finding.Best.Name)}",
                    subject.Opened(finding.Best.Quantity),
                    P(Sentences.Reconciles(finding)),
                    Picture(subject, finding)),
                Row(Labels.Ratio, subject.Opened(Ratio(finding.Best))),
                finding.Readings.Count > 1 ? Row(Labels.Readings, Readings(subject, finding)) : null,
                finding.GapDrivers.Count > 0 ? Row(Labels.WouldClose, P(Sentences.Gap), Drivers(subject, finding)) : null,
                Row(Labels.Possible, P(Sentences.Possible(finding)), Bounds(subject, finding)),
                Row(Labels.Covers, Covers(subject, audited, finding)),
                finding.Covers is null ? null : Row(Labels.SilentOn, P(Sentences.SilentOn(finding)), Silent(subject, audited, finding)),
                Beside(subject, finding),
                Row(Labels.RestsOn, P(Sentences.RestsOn(finding)), Assumptions(subject, finding)),
                claim.Note is null ? null : Row(Labels.Note, Say(claim.Note))));
    }

    private static XElement[] Row(string label, params object?[] content) => [new("dt", label), new("dd", content)];

    private static IEnumerable<object> Published(Subject subject, Grounds grounds)
    {
        if (grounds is not Grounds.Fact fact)
            return subject.Grounded(grounds);
        return Join("; ", fact.Sources.Select(id => subject.Case.Sources[id]).Select(source => Out(source.Url, Sentences.Published(source))));
    }

    private static string Ratio(Recomputation recomputation) => recomputation.Quantity[..^"recomputed".Length] + "ratio";

    private static IEnumerable<object?> Picture(Subject subject, Finding finding)
    {
        var best = finding.Best;
        if (Sentences.Position(finding) is not { } position || subject.Pictures[best.Quantity].Shares.Count == 0)
            yield break;
        yield return new XElement("figure", DensityChart.Large(subject.Pictures[best.Quantity], best.Recomputed, finding.Claim.Unit, finding.Claim.Claimed), new XElement("figcaption", position));
    }

    private static XElement Readings(Subject subject, Finding finding) => Table.Of(
        Labels.Readings,
        [new(Labels.Reading), new(Labels.Recomputed, true), new(Labels.Ratio, true), new(Labels.Fit)],
        finding.Readings.Select(reading => (IReadOnlyList<object?>)
        [
            Say(reading.Name) ?? Labels.AsStated,
            new object?[] { subject.Link(reading.Quantity, Amounts.Median(reading.Recomputed, finding.Claim.Unit)), Subject.RangeBelow(reading.Recomputed, finding.Claim.Unit) },
            Amounts.Whole(reading.Ratio, Quantities.Unit.One),
            reading.Fits ? Labels.Fits : Labels.FitsNot,
        ]));

    private static IEnumerable<object> Drivers(Subject subject, Finding finding)
    {
        XElement List(IEnumerable<GapDriver> drivers) => Table.Of(
            Labels.WouldClose,
            [new(Labels.Input), new(Labels.Gives, true), new(Labels.ClosesGap, true)],
            drivers.Select(driver => (IReadOnlyList<object?>)
            [
                new object[] { subject.Link(driver.Input, Say(driver.Title)), " ", Span("note", Sentences.AtQuantile(driver)) },
                Amounts.Print(driver.Reaches, finding.Claim.Unit, finding.Best.Recomputed.StandardDeviation),
                Sentences.Closes(driver),
            ]));
        yield return List(finding.GapDrivers.Take(MostDrivers));
        if (finding.GapDrivers.Count > MostDrivers)
            yield return Details(Labels.SmallerDrivers(finding.GapDrivers.Count - MostDrivers), List(finding.GapDrivers.Skip(MostDrivers)));
    }

    private static XElement? Bounds(Subject subject, Finding finding) => finding.Bounds.Count == 0 ? null : Table.Of(
        Labels.Bounds,
        [new(Labels.Bound), new(Labels.UseOfBound, true), new(Labels.Follows)],
        finding.Bounds.Select(bound => (IReadOnlyList<object?>)
        [
            Say(bound.Because),
            new object?[] { subject.Link(bound.Quantity, Amounts.Median(bound.Use, Amounts.Percent)), Subject.RangeBelow(bound.Use, Amounts.Percent) },
            Sentences.PossibleWord(bound.Possibility),
        ]));

    private static IEnumerable<object?> Covers(Subject subject, AuditedClaim audited, Finding finding)
    {
        yield return P(Sentences.Covers(finding));
        if (audited.Covers is { } covers)
            yield return Details(Labels.HowComputed, P(subject.Link(covers), " ", Say(subject.Graph[covers].Title)), subject.Making(subject.Graph[covers]));
    }

    private static IEnumerable<object?> Silent(Subject subject, AuditedClaim audited, Finding finding)
    {
        var quantities = audited.Silent.ToDictionary(silent => silent.Line.Quantity, silent => silent.Quantity);
        XElement List(IEnumerable<SilentFinding> lines) => new("ul", Class("lines"), lines.Select(line => new XElement("li", Span("what", Say(line.Title)), " ", subject.Link(quantities[line.Line], Amounts.Mean(line.Amount, Amounts.PerYear)), Subject.Range(line.Amount, Amounts.PerYear))));
        if (finding.SilentOn.Count > 1)
            yield return List(finding.SilentOn.Take(MostLines));
        if (finding.SilentOn.Count > MostLines)
            yield return Details(Labels.SmallerLines(finding.SilentOn.Count - MostLines), List(finding.SilentOn.Skip(MostLines)));
    }

    private static IEnumerable<XElement> Beside(Subject subject, Finding finding)
    {
        var titles = subject.Audit.Findings.ToDictionary(other => other.Claim.Id, other => Say(other.Claim.Title));
        XElement List(IEnumerable<string> ids) => new("ul", ids.Select(id => new XElement("li", To(ClaimSection.IdOf(id), titles[id]))));
        if (finding.ComparableTo.Count > 0)
        {
            foreach (var part in Row(Labels.Comparable, List(finding.ComparableTo)))
                yield return part;
        }

        if (finding.NotComparableTo.Count == 0)
            yield break;
        var reasons = finding.NotComparableTo.GroupBy(other => Say(other.Because))
            .Select(group => new XElement("li", Say($"{Sentences.Capital(group.Key)}: "), Join("; ", group.Select(other => To(ClaimSection.IdOf(other.Id), titles[other.Id])))));
        foreach (var part in Row(Labels.Incomparable, Details(Labels.OtherClaims(finding.NotComparableTo.Count), new XElement("ul", reasons))))
            yield return part;
    }

    private static XElement? Assumptions(Subject subject, Finding finding) => finding.Assumptions.Count == 0
        ? null
        : Details(Sentences.Capital(Labels.AssumptionsNamed(finding.Assumptions.Count)), new XElement("ul", finding.Assumptions.Select(name => new XElement("li", subject.Link(name), " ", Say(subject.Graph[name].Title), ": ", Say(((Grounds.Assumption)subject.Graph[name].Grounds!).Because)))));
}
