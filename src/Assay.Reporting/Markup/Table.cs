using System.Globalization;
using System.Xml.Linq;
using static Assay.Reporting.Markup.Tags;

namespace Assay.Reporting.Markup;

/// <summary>
/// A table whose rows become small cards where the screen is narrow. The roles are said aloud, because a browser forgets
/// them when the layout of a row changes.
/// </summary>
internal static class Table
{
    /// <summary>A table of plain rows.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">Its columns; the first heads each row.</param>
    /// <param name="rows">The cells of each row.</param>
    public static XElement Of(object caption, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<object?>> rows) =>
        OfGroups(caption, columns, [(null, rows)]);

    /// <summary>A table whose rows are grouped under headings.</summary>
    public static XElement OfGroups(object caption, IReadOnlyList<Column> columns, IEnumerable<(IReadOnlyList<object?>? Heading, IEnumerable<IReadOnlyList<object?>> Rows)> groups) =>
        new(
            "table",
            Role("table"),
            new XElement("caption", caption),
            new XElement("thead", Role("rowgroup"), new XElement("tr", Role("row"), columns.Select(column => new XElement("th", Role("columnheader"), new XAttribute("scope", "col"), Kind(column), column.Sorts ? new XAttribute("data-sorts", "") : null, column.Heading)))),
            groups.Select(group => new XElement("tbody", Role("rowgroup"), group.Heading is null ? null : Row(columns, group.Heading, "group"), group.Rows.Select(row => Row(columns, row, null)))));

    private static XElement Row(IReadOnlyList<Column> columns, IReadOnlyList<object?> cells, string? kind) =>
        new("tr", Role("row"), kind is null ? null : Class(kind), cells.Select((cell, i) => i == 0
            ? new XElement("th", Role("rowheader"), new XAttribute("scope", "row"), cell)
            : new XElement("td", Role("cell"), Kind(columns[i]), new XAttribute("data-label", columns[i].Heading), Key(cell), (cell is Keyed keyed ? keyed.Content : cell) ?? string.Empty)));

    // Four digits order what a reader can tell apart.
    private static XAttribute? Key(object? cell) => cell is Keyed { Key: var key } ? new XAttribute("data-key", key?.ToString("G4", CultureInfo.InvariantCulture) ?? "") : null;

    private static XAttribute? Kind(Column column) => column.IsNumber ? Class("number") : null;

    private static XAttribute Role(string role) => new("role", role);
}
