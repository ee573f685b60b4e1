using CsvHelper;

namespace Assay.Documents;

/// <summary>A row of a table, its cells found by the names of their columns.</summary>
/// <param name="Headers">The names of the columns.</param>
/// <param name="Cells">As many cells.</param>
/// <param name="At">Its line.</param>
public readonly record struct CsvRow(string[] Headers, string[] Cells, Location At)
{
    /// <summary>A cell without the spaces around it.</summary>
    public string this[string column] => Cells[Array.IndexOf(Headers, column)].Trim();
}

/// <summary>Reads tables with named columns, row by row, each with its line.</summary>
public static class CsvTable
{
    /// <summary>Reads all rows.</summary>
    /// <param name="source">The file.</param>
    /// <param name="what">What the table is called in a message: "price table".</param>
    /// <param name="columns">The columns that it must have.</param>
    /// <param name="exact">Whether it must have these and no others, in their order.</param>
    /// <param name="errors">Where rows that cannot be read are told; the others are still given.</param>
    /// <param name="read">Reads a row; throws where it is wrong.</param>
    /// <exception cref="InputException">The file is no such table: a column is missing, or it is no CSV.</exception>
    public static List<T> Read<T>(SourceText source, Message what, IReadOnlyList<string> columns, bool exact, Errors errors, Func<CsvRow, T> read)
    {
        var rows = new List<T>();
        try
        {
            using var reader = CsvReader.FromText(source.Text, new CsvReaderOptions { TrackLineNumbers = true });
            reader.ReadHeader();
            var headers = reader.Headers.Select(header => header.Trim()).ToArray();
            if (exact && !headers.SequenceEqual(columns))
                throw new InputException(source.Start, $"The header of the {what} is not as expected.", $"Write: {string.Join(",", columns)}");
            var missing = columns.Where(column => !headers.Contains(column)).ToArray();
            if (missing.Length > 0)
                throw new InputException(source.Start, $"The {what} has no column {string.Join(", ", missing.Select(name => $"'{name}'"))}.", $"Its header must name: {string.Join(",", columns)}.");
            while (reader.Read())
            {
                var row = new CsvRow(headers, reader.Current.ToArray(), new Location(source, (int)reader.LineNumber, 1));
                errors.Try(() => rows.Add(row.Cells.Length == headers.Length ? read(row) : throw new InputException(row.At, $"The row has {row.Cells.Length} cells, not {headers.Length}.", "Quote cells that hold commas.")));
            }
        }
        catch (CsvFormatException broken)
        {
            throw new InputException(source.Start, $"The {what} is not valid CSV: {broken.Message}", "Quote cells that hold commas, quotes or line breaks.");
        }

        return rows;
    }
}
