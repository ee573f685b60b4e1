using System.Xml.Linq;
using Assay.Reporting.Markup;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Spending;

/// <summary>What tokens cost, and what was made of accelerators, where rules state runs and models.</summary>
internal static class EfficiencyPart
{
    public static XElement? Of(SpendingFigures figures) => figures.Efficiency is not { } report ? null : Section(
        "efficiency",
        SpendingWords.Efficiency,
        EfficiencyTables.Of(report).Select(table => new object[]
        {
            Table.Of(table.Caption, [.. table.Columns.Select(column => new Column(column.Title, column.IsNumber))], table.Rows),
            table.Notes.Select(note => P(Class("small"), note)).ToArray(),
        }),
        EfficiencyTables.Warnings(report).Select(warning => P(Class("small"), warning)));
}
