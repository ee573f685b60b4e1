using System.Xml.Linq;
using Assay.Economics;
using Assay.Quantities;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using Assay.Uncertainty;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>Money month by month, and owning beside hiring.</summary>
internal static class MoneySection
{
    // More draws would not show in a picture of this size.
    private const int Samples = 2000;

    private static readonly double[] Uses = [.. Enumerable.Range(3, 18).Select(step => step / 20.0)];

    public static XElement? Of(Subject subject)
    {
        if (subject.Case.Timeline is not { } timeline)
            return null;
        return Section(
            "money",
            Labels.Money,
            P(Sentences.MoneyIntroduction(timeline)),
            Div(
                "pair",
                Figure(subject, timeline, "money.balance", Labels.Balance, "money.cash_flow"),
                subject.Graph.Contains("money.book_value") ? Figure(subject, timeline, "money.book_value", Labels.BookValue, "money.write_off") : null),
            subject.Case.Rents.Count > 0 ? Rent(subject) : null);
    }

    private static XElement Figure(Subject subject, Timeline timeline, string path, string heading, string from)
    {
        var unit = subject.UnitOf(path);
        var months = Assayer.Months(subject.Graph, path, subject.Audit.Options with { Samples = Math.Min(Samples, subject.Audit.Options.Samples) });
        var band = new Band("first", heading, [.. months.Select((summary, month) => (month + 1.0, summary))]);
        var last = months[^1];
        return Tag(
            "figure",
            Class("card"),
            Tag("h3", heading),
            BandChart.Draw(Sentences.PathPicture(heading, timeline, Amounts.Whole(last, unit)), [band], unit, ($"{timeline.Start:yyyy-MM}", $"{timeline.Month(timeline.Months - 1):yyyy-MM}"), null),
            Tag("figcaption", Sentences.PathCaption, " ", subject.Link(from), ", ", subject.Link(path)));
    }

    private static IEnumerable<XElement> Rent(Subject subject)
    {
        yield return Tag("h3", Labels.OwnOrRent);
        yield return Ways(subject);
        if (subject.Case.Rents.FirstOrDefault(way => PaysUsedHours(subject, way.Id)) is { Id: { } id, Title: var title })
            yield return BreakEven(subject, id, Say(title), BreakEvenPoints(subject, id));
    }

    /// <summary>Whether a way to hire is paid by the hour used, so that it breaks even at some use.</summary>
    public static bool PaysUsedHours(Subject subject, string way) => subject.Graph.Contains($"rent.{way}.break_even_utilisation");

    /// <summary>Every way to hire, in a table.</summary>
    public static XElement Ways(Subject subject) => Table.Of(
            Sentences.RentTable,
            [new(Labels.Way), new(Labels.HourUsed, true), new(Labels.OverOwning, true), new(Labels.BreakEvenUse, true), new(Labels.PaysBackAfter, true)],
            subject.Case.Rents.Select(way => (object?[])
            [
                Say(way.Title),
                Cell(subject, $"rent.{way.Id}.cost_per_used_gpu_hour"),
                Cell(subject, $"rent.{way.Id}.over_owning"),
                subject.Graph.Contains($"rent.{way.Id}.break_even_utilisation") ? Cell(subject, $"rent.{way.Id}.break_even_utilisation") : Labels.AllHoursPaid,
                Cell(subject, $"rent.{way.Id}.break_even_months"),
            ]));

    /// <summary>What an hour used costs, owned and hired, at several uses.</summary>
    public static IReadOnlyList<(double Utilisation, Summary Own, Summary Hired)> BreakEvenPoints(Subject subject, string id) =>
        Assayer.ByUtilisation(subject.Case, id, Uses, subject.Audit.Options with { Samples = Math.Min(Samples, subject.Audit.Options.Samples) });

    /// <summary>The picture of where owning and hiring cost the same.</summary>
    public static XElement BreakEven(Subject subject, string id, string title, IReadOnlyList<(double Utilisation, Summary Own, Summary Hired)> points)
    {
        var even = subject.Audit[$"rent.{id}.break_even_utilisation"].P50;
        return Tag(
            "figure",
            Class("card"),
            Tag("h3", Sentences.BreakEvenHeading(title)),
            BandChart.Draw(
                Sentences.BreakEvenPicture(title, Amounts.Whole(subject.Audit[$"rent.{id}.break_even_utilisation"], Amounts.Percent)),
                [new Band("first", Labels.Owned, [.. points.Select(point => (100 * point.Utilisation, point.Own))]), new Band("second", Labels.Hired, [.. points.Select(point => (100 * point.Utilisation, point.Hired))])],
                Usd.Unit,
                (Say($"{100 * Uses[0]:N0} %"), "100 %"),
                even >= Uses[0] && even <= 1 ? (100 * even, Amounts.Print(even, Amounts.Percent, even / 20)) : null),
            Tag("figcaption", Span("key first", Labels.Owned), " ", Span("key second", Labels.Hired), " ", Sentences.BreakEvenCaption));
    }

    private static object?[] Cell(Subject subject, string name) =>
        [subject.Link(name, Amounts.Median(subject.Audit[name], subject.UnitOf(name))), Subject.RangeBelow(subject.Audit[name], subject.UnitOf(name))];
}
