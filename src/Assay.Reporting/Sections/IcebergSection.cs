using System.Xml.Linq;
using Assay.Economics;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Languages.Speech;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>What the first claim speaks of and what it leaves out, as a picture and as a table.</summary>
internal static class IcebergSection
{
    // Lines below this share of the lab are folded; all are listed below the table.
    private const double Small = 0.005;

    private static Column[] Columns => [new(Labels.CostLine), new(Labels.ByYear, true), new(Labels.ShareOfLab, true)];

    public static XElement? Of(Subject subject)
    {
        if (subject.Audit.Findings.Count == 0)
            return null;
        if (Iceberg.Of(subject.Audit) is not { } iceberg)
            return Section("iceberg", Labels.Iceberg, P(Sentences.NoIceberg));
        return Section(
            "iceberg",
            Labels.Iceberg,
            P(Sentences.Iceberg(iceberg)),
            iceberg.Below.Any(phased => phased.Phase == Phase.Idle) ? P(Sentences.Idle) : null,
            Div("berg", new XElement("figure", IcebergChart.Draw(iceberg)), Div("lines", Large(subject, iceberg), Rest(subject, iceberg))));
    }

    private static XElement Large(Subject subject, Iceberg iceberg)
    {
        var largest = iceberg.Below.SelectMany(phased => phased.Lines).Select(part => part.Amount.Mean).Append(iceberg.Above).Max();
        return Table.OfGroups(
            Sentences.IcebergTable,
            Columns,
            [
                (null, [Row(iceberg, new object[] { new XElement("strong", Labels.ScopeOfTheClaim), Bar("tip", iceberg.Above / largest) }, iceberg.Above)]),
                .. iceberg.Below.Select(phased => ((IReadOnlyList<object?>?)Row(iceberg, Sentences.Capital(Words.Of(phased.Phase)), phased.Amount), Lines(subject, iceberg, phased, largest))),
            ]);
    }

    private static IEnumerable<IReadOnlyList<object?>> Lines(Subject subject, Iceberg iceberg, Iceberg.Phased phased, double largest)
    {
        foreach (var part in phased.Lines.Where(part => IsLarge(iceberg, part)))
            yield return Line(iceberg, part, new object[] { subject.Link(part.Line.Quantity, Say(part.Line.Bought)), Bar("line", part.Amount.Mean / largest) });
        var small = phased.Lines.Where(part => !IsLarge(iceberg, part)).ToArray();
        if (small.Length > 0)
            yield return Row(iceberg, new object[] { Labels.SmallerLines(small.Length), Bar("line", small.Sum(part => part.Amount.Mean) / largest) }, small.Sum(part => part.Amount.Mean));
    }

    private static XElement? Rest(Subject subject, Iceberg iceberg)
    {
        var small = iceberg.Below.SelectMany(phased => phased.Lines).Where(part => !IsLarge(iceberg, part)).OrderByDescending(part => part.Amount.Mean).ToArray();
        return small.Length == 0 ? null : Details(Labels.AllSmallerLines(small.Length), Table.Of(Labels.AllSmallerLines(small.Length), Columns, small.Select(part => Line(iceberg, part, subject.Link(part.Line.Quantity, Title(part))))));
    }

    internal static string Title(Iceberg.Part part) => Say($"{Sentences.Capital(Words.Of(part.Line.Phase!.Value))}: {Say(part.Line.Bought)}");

    private static bool IsLarge(Iceberg iceberg, Iceberg.Part part) => part.Amount.Mean >= Small * iceberg.Whole;

    private static object?[] Row(Iceberg iceberg, object name, double amount) => [name, Amounts.Rough(amount), Amounts.Share(amount / iceberg.Whole)];

    private static object?[] Line(Iceberg iceberg, Iceberg.Part part, object name) =>
    [
        name,
        new object?[] { Amounts.Mean(part.Amount, Amounts.PerYear), Subject.RangeBelow(part.Amount, Amounts.PerYear) },
        Amounts.Share(part.Amount.Mean / iceberg.Whole),
    ];

    private static XElement Bar(string kind, double share) =>
        Svg.Ornament(200, 6, "bar", Svg.Box(kind, 0, 0, Math.Max(0.4, 200 * share), 6));
}
