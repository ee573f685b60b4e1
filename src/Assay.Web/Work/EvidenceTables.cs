using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<(string Kind, Language Language), Lazy<Listing>> listings = new();

    /// <summary>What the catalogue holds.</summary>
    public static IReadOnlyList<string> Kinds => CatalogTables.Kinds;

    public IReadOnlyList<EvidenceColumn> Columns(string kind) => Of(kind).Columns;

    /// <summary>The rows of a kind that hold every word, in their cells or in the title or publisher of a source.</summary>
    public IReadOnlyList<EvidenceRow> Find(string kind, string words)
    {
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var rows = Of(kind).Rows;
        return wanted.Length == 0 ? rows : [.. rows.Where(row => wanted.All(word => row.Searched.Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>The rows of a kind that rest on a source.</summary>
    public IReadOnlyList<EvidenceRow> RestingOn(string kind, string source) => [.. Of(kind).Rows.Where(row => row.Sources.Any(one => one.Id == source))];

    /// <summary>One entry as the command shows it.</summary>
    /// <exception cref="InputException">The catalogue has nothing of the name.</exception>
    public static (string? Title, IReadOnlyList<EvidenceColumn> Columns, IReadOnlyList<EvidenceRow> Rows) Show(string name)
    {
        Table Told() => CatalogTables.Show(name, Catalogue.Shipped);
        var table = Told();
        var (columns, rows) = Listed(Language.English.While(Told), table, _ => []);
        return (table.Title, columns, rows);
    }

    private Listing Of(string kind) => listings.GetOrAdd((kind, Language.Current), key => new Lazy<Listing>(() =>
    {
        Table Told() => CatalogTables.Of(kind, Catalogue.Shipped);
        return Listed(Language.English.While(Told), key.Language.While(Told), cells => kind == Kinds[0] ? OfChip(cells[0]) : []);
    })).Value;

    // What programs and addresses go by is English; it is found by the words of both languages.
    private static Listing Listed(Table english, Table told, Func<IReadOnlyList<string>, IEnumerable<string>> under) => new(
        [.. english.Columns.Zip(told.Columns, (name, column) => new EvidenceColumn(name.Title, column.Title, column.Right))],
        [.. english.Rows.Zip(told.Rows, (names, cells) => Row(english, names, cells, under(names)))]);

    private static EvidenceRow Row(Table table, IReadOnlyList<string> names, IReadOnlyList<string> cells, IEnumerable<string> under)
    {
        var named = Enumerable.Range(0, names.Count).Where(column => IsSources(table.Columns[column].Title)).SelectMany(column => names[column].Split(", "));
        Source[] sources = [.. named.Concat(under).Distinct().Select(Catalogue.Shipped.FindSource).OfType<Source>()];
        return new EvidenceRow(cells, sources, string.Join(' ', names.Concat(cells).Distinct().Concat(sources.SelectMany(source => new[] { source.Title, source.Publisher }))));
    }

    // An accelerator's row tells some of its facts and names no source; each fact has its own.
    private static IEnumerable<string> OfChip(string id) => Catalogue.Shipped.FindAccelerator(id, null).Facts.Select(fact => fact.Grounds).OfType<Grounds.Fact>().SelectMany(fact => fact.Sources);

    /// <summary>Whether a column names sources.</summary>
    public static bool IsSources(string column) => column is "source" or "rests on";

    private sealed record Listing(IReadOnlyList<EvidenceColumn> Columns, IReadOnlyList<EvidenceRow> Rows);
}
