using System.Xml.Linq;
using Assay.Economics;
using Assay.Quantities;
using Assay.Reporting.Charts;
using Assay.Reporting.Markup;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Sections;

/// <summary>What the first claim speaks of and what it leaves out, as a picture and as a table.</summary>
internal static class IcebergSection
{
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
            Div("berg", new XElement("figure", IcebergChart.Draw(iceberg)), Lines(subject, iceberg)));
    }

    private static XElement Lines(Subject subject, Iceberg iceberg)
    {
        var largest = iceberg.Below.SelectMany(phased => phased.Lines).Select(part => part.Amount.Mean).Append(iceberg.Above).Max();
        Column[] columns = [new(Labels.CostLine), new(Labels.ByYear, true), new(Labels.ShareOfLab, true)];
        return Table.OfGroups(
            Sentences.IcebergTable,
            columns,
            [
                (null, [[Scope(iceberg, largest), Rough(iceberg.Above), Amounts.Share(iceberg.Above / iceberg.Whole)]]),
                .. iceberg.Below.Select(phased => ((IReadOnlyList<object?>?)[Sentences.Capital(Words.Of(phased.Phase)), Rough(phased.Amount), Amounts.Share(phased.Amount / iceberg.Whole)], phased.Lines.Select(part => Line(subject, iceberg, part, largest)))),
            ]);
    }

    private static object[] Scope(Iceberg iceberg, double largest) =>
        [new XElement("strong", $"{Labels.ScopeOfTheClaim} ({iceberg.Finding.Claim.Scope.Describe()})"), Bar("tip", iceberg.Above / largest)];

    private static object?[] Line(Subject subject, Iceberg iceberg, Iceberg.Part part, double largest) =>
    [
        new object[] { subject.Link(part.Line.Quantity, Words.Of(part.Line.Resource!.Value)), Bar($"phase-{(int)part.Line.Phase!.Value}", part.Amount.Mean / largest) },
        new object[] { Amounts.Mean(part.Amount, Amounts.PerYear), Amounts.IsExact(part.Amount) ? "" : Span("range", Amounts.Range(part.Amount, Amounts.PerYear)) },
        Amounts.Share(part.Amount.Mean / iceberg.Whole),
    ];

    private static XElement Bar(string kind, double share) =>
        Svg.Ornament(200, 6, "bar", Svg.Box($"slab {kind}", 0, 0, Math.Max(0.4, 200 * share), 6));

    private static string Rough(double amount) => Printing.Print(amount, Amounts.PerYear, amount / 10);
}
