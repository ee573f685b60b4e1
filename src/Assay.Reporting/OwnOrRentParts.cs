using System.Xml.Linq;
using Assay.Economics;
using Assay.Quantities;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using Assay.Reporting.Sections;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting;

/// <summary>Owning beside one way to hire, for a page that opens numbers itself: pictures, each with its numbers, and the cost lines of the fleet.</summary>
public static class OwnOrRentParts
{
    // More draws would not show in a picture of this size.
    private const int Samples = 2000;

    // Of the months, those at the end of each half year are told in the table.
    private const int EachMonths = 6;

    /// <param name="audit">An audited case that tells ways to hire.</param>
    /// <param name="way">The id of the way.</param>
    /// <param name="page">The address of the page, to which links within it are relative.</param>
    /// <param name="open">The address that opens a quantity.</param>
    public static IReadOnlyList<PageParts.Part> Of(AuditResult audit, string way, string page, Func<string, string> open)
    {
        var subject = new Subject(audit, new Pictures(audit, []));
        var title = audit.Case.Rents.First(one => one.Id == way).Title;
        XElement?[] sections =
        [
            Section("break-even", Labels.BreakEven, Div("pair", Tag("div", Paid(subject, way, Say(title))), Tag("div", Spared(subject, way, Say(title))), MoneySection.PaysUsedHours(subject, way) ? Tag("div", Use(subject, way, Say(title))) : null)),
            Section("ways", Labels.WaysToHire, MoneySection.Ways(subject)),
            Section("lines", Labels.FleetCosts, P(Sentences.PoolCaption), Lines(subject, Timing.PerYear, Labels.ByTheYear), Lines(subject, Timing.Once, Labels.Purchase)),
            SourceSection.Of(subject),
        ];
        return [.. sections.OfType<XElement>().Select(section => new PageParts.Part(section.Attribute("id")!.Value, section.Element("h2")!.Value, PageParts.Written(section, page, open)))];
    }

    private static IEnumerable<XElement> Use(Subject subject, string way, string title)
    {
        var points = MoneySection.BreakEvenPoints(subject, way);
        yield return MoneySection.BreakEven(subject, way, title, points);
        yield return Details(Labels.Numbers, Table.Of(
            Sentences.BreakEvenTable,
            [new(Labels.UseOfFleet), new(Labels.Owned, true), new(Labels.Hired, true)],
            points.Select(point => (object?[])[Amounts.Print(point.Utilisation, Amounts.Percent), Amounts.Whole(point.Own, Usd.Unit), Amounts.Whole(point.Hired, Usd.Unit)])));
    }

    private static IEnumerable<XElement> Paid(Subject subject, string way, string title)
    {
        var timeline = subject.Case.Timeline!;
        var costs = CumulativeCosts.Of(subject.Case, way, subject.Audit.Options with { Samples = Math.Min(Samples, subject.Audit.Options.Samples), Progress = null });
        Band Line(string kind, string label, IReadOnlyList<Summary> months) => new(kind, label, [.. months.Select((summary, month) => (month + 1.0, summary))]);
        yield return Tag(
            "figure",
            Class("card"),
            Tag("h3", Sentences.PaidHeading),
            BandChart.Draw(Sentences.PaidPicture(title, Amounts.Whole(costs.Owned[^1], Usd.Unit), Amounts.Whole(costs.Hired[^1], Usd.Unit)), [Line("first", Labels.Owned, costs.Owned), Line("second", title, costs.Hired)], Usd.Unit, ($"{timeline.Start:yyyy-MM}", $"{timeline.Month(timeline.Months - 1):yyyy-MM}"), null),
            Tag("figcaption", Span("key", Labels.Owned), " ", Span("key second", title), ". ", Sentences.PaidCaption));
        yield return Details(Labels.Numbers, Table.Of(
            Sentences.PaidTable,
            [new(Labels.Month), new(Labels.Owned, true), new(Labels.Hired, true)],
            Enumerable.Range(0, timeline.Months).Where(month => (month + 1) % EachMonths == 0 || month + 1 == timeline.Months).Select(month => (object?[])[$"{timeline.Month(month):yyyy-MM}", Amounts.Whole(costs.Owned[month], Usd.Unit), Amounts.Whole(costs.Hired[month], Usd.Unit)])));
    }

    private static IEnumerable<XElement> Spared(Subject subject, string way, string title)
    {
        var timeline = subject.Case.Timeline!;
        var path = $"rent.{way}.spared";
        var unit = subject.UnitOf(path);
        var months = Assayer.Months(subject.Graph, path, subject.Audit.Options with { Samples = Math.Min(Samples, subject.Audit.Options.Samples) });
        yield return Tag(
            "figure",
            Class("card"),
            Tag("h3", Sentences.SparedHeading(title)),
            BandChart.Draw(Sentences.SparedPicture(title, Amounts.Whole(months[^1], unit)), [new Band("first", title, [.. months.Select((summary, month) => (month + 1.0, summary))])], unit, ($"{timeline.Start:yyyy-MM}", $"{timeline.Month(timeline.Months - 1):yyyy-MM}"), null),
            Tag("figcaption", Sentences.SparedCaption, " ", subject.Link(path)));
        yield return Details(Labels.Numbers, Table.Of(
            Sentences.SparedTable,
            [new(Labels.Month), new(Labels.Median, true), new(Labels.FiveToNinetyFive, true)],
            Enumerable.Range(0, months.Count).Where(month => (month + 1) % EachMonths == 0 || month + 1 == months.Count).Select(month => (object?[])[$"{timeline.Month(month):yyyy-MM}", Amounts.Median(months[month], unit), Amounts.Range(months[month], unit)])));
    }

    private static XElement Lines(Subject subject, Timing timing, string caption) => Table.Of(
        caption,
        [new(Labels.CostLine), new(Labels.Mean, true), new(Labels.FiveToNinetyFive, true)],
        subject.Case.Ledger.Where(line => line.Pool is not null && line.Timing == timing).OrderByDescending(line => subject.Audit[line.Quantity].Mean).Select(line => (object?[])
        [
            subject.Link(line.Quantity, Say(subject.Graph[line.Quantity].Title)),
            Amounts.Mean(subject.Audit[line.Quantity], subject.UnitOf(line.Quantity)),
            Amounts.Range(subject.Audit[line.Quantity], subject.UnitOf(line.Quantity)),
        ]));
}
