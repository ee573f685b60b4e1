using Assay.Catalog;
using Assay.Commands;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Modeling;
using Assay.Reporting.Languages;

namespace Assay.Web.Work;

/// <summary>The catalogue as the command lists it, searched by words.</summary>
internal sealed class EvidenceTables
{
    private readonly Dictionary<string, Lazy<IReadOnlyList<EvidenceRow>>> rows;
    private readonly Dictionary<string, Lazy<Table>> tables;

    public EvidenceTables()
    {
        tables = CatalogTables.Kinds.ToDictionary(kind => kind, kind => new Lazy<Table>(() => Language.English.While(() => CatalogTables.Of(kind, Catalogue.Shipped))));
        rows = CatalogTables.Kinds.ToDictionary(kind => kind, kind => new Lazy<IReadOnlyList<EvidenceRow>>(() => [.. tables[kind].Value.Rows.Select(cells => Row(tables[kind].Value, cells, kind == Kinds[0] ? OfChip(cells[0]) : []))]));
    }

    /// <summary>What the catalogue holds.</summary>
    public static IReadOnlyList<string> Kinds => CatalogTables.Kinds;

    public IReadOnlyList<EvidenceColumn> Columns(string kind) => Told(tables[kind].Value);

    /// <summary>The rows of a kind that hold every word, in their cells or in the title or publisher of a source.</summary>
    public IReadOnlyList<EvidenceRow> Find(string kind, string words)
    {
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return wanted.Length == 0 ? rows[kind].Value : [.. rows[kind].Value.Where(row => wanted.All(word => row.Searched.Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>The rows of a kind that rest on a source.</summary>
    public IReadOnlyList<EvidenceRow> RestingOn(string kind, string source) => [.. rows[kind].Value.Where(row => row.Sources.Any(one => one.Id == source))];

    /// <summary>One entry as the command shows it.</summary>
    /// <exception cref="InputException">The catalogue has nothing of the name.</exception>
    public static (string? Title, IReadOnlyList<EvidenceColumn> Columns, IReadOnlyList<EvidenceRow> Rows) Show(string name)
    {
        var table = Language.English.While(() => CatalogTables.Show(name, Catalogue.Shipped));
        return (table.Title, Told(table), [.. table.Rows.Select(cells => Row(table, cells, []))]);
    }

    private static IReadOnlyList<EvidenceColumn> Told(Table table) => [.. table.Columns.Select(column => new EvidenceColumn(column.Title, column.Right))];

    private static EvidenceRow Row(Table table, IReadOnlyList<string> cells, IEnumerable<string> under)
    {
        var named = Enumerable.Range(0, cells.Count).Where(column => IsSources(table.Columns[column].Title)).SelectMany(column => cells[column].Split(", "));
        Source[] sources = [.. named.Concat(under).Distinct().Select(Catalogue.Shipped.FindSource).OfType<Source>()];
        return new EvidenceRow(cells, sources, string.Join(' ', cells.Concat(sources.SelectMany(source => new[] { source.Title, source.Publisher }))));
    }

    // An accelerator's row tells some of its facts and names no source; each fact has its own.
    private static IEnumerable<string> OfChip(string id) => Catalogue.Shipped.FindAccelerator(id, null).Facts.Select(fact => fact.Grounds).OfType<Grounds.Fact>().SelectMany(fact => fact.Sources);

    /// <summary>Whether a column names sources.</summary>
    public static bool IsSources(string title) => title is "source" or "rests on";
}
