using Assay.Documents;
using DuckDB.NET.Data;

namespace Assay.Records;

/// <summary>A Parquet file as rows of text, so that it is read as its CSV would be. Its rows are counted from 1.</summary>
internal sealed class ParquetRows : ISourceRows
{
    private readonly string path;
    private readonly IReadOnlyList<(string Name, string Type)> columns;

    /// <exception cref="InputException">The file cannot be read as Parquet, or lacks a column.</exception>
    public ParquetRows(Piece piece, TableForm form, DuckDBConnection connection)
    {
        (Name, path) = (piece.Name, piece.Path);
        try
        {
            columns = connection.Rows($"DESCRIBE SELECT * FROM read_parquet({StoreSql.Text(path)})", row => (row.GetString(0), row.GetString(1)));
        }
        catch (DuckDBException broken)
        {
            throw new InputException(null, $"The file '{Name}' cannot be read as Parquet: {broken.Message.ReplaceLineEndings(" ")}", "It may be cut off; fetch it anew.");
        }

        var errors = new Errors();
        foreach (var missing in form.Required.Where(needed => !Header.Contains(needed, StringComparer.OrdinalIgnoreCase)))
        {
            var near = Nearest.To(missing, Header.Where(told => !form.Columns.Contains(told, StringComparer.OrdinalIgnoreCase)));
            errors.Add(null, $"'{Name}': the header of {form.What} has no column '{missing}'.", near is null ? form.Remedy : $"Is '{near}' meant? {form.Remedy}");
        }

        errors.ThrowIfAny();
    }

    public string Name { get; }

    public IReadOnlyList<string> Header => [.. columns.Select(column => column.Name)];

    /// <summary>Whether a file is Parquet, by its first bytes.</summary>
    public static bool Is(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.SequenceEqual("PAR1"u8);
    }

    /// <summary>Makes a view with the columns of a form as text; null where the file lacks one.</summary>
    public void View(DuckDBConnection connection, string view, TableForm form)
    {
        connection.Execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans;");
        connection.Execute($"CREATE OR REPLACE TEMP VIEW {view} AS SELECT {string.Join(", ", form.Columns.Select(column => $"{Text(column)} AS {StoreSql.Name(column)}"))} FROM read_parquet({StoreSql.Text(path)})");
    }

    public (IReadOnlyDictionary<long, long> Rows, IReadOnlyDictionary<long, long> Rejected) Lines(IReadOnlyList<long> places, IReadOnlyList<RejectedRow> rejected) =>
        (places.ToDictionary(place => place, place => place + 1), new Dictionary<long, long>());

    public (string? Column, Message Why) Tell(RejectedRow rejected) => throw new InvalidOperationException("Rows of Parquet are not rejected.");

    public bool EndsOpen() => false;

    // Maps and structures become JSON, as a CSV has them.
    private string Text(string column)
    {
        if (columns.FirstOrDefault(told => string.Equals(told.Name, column, StringComparison.OrdinalIgnoreCase)) is not { Name: { } name, Type: { } type })
            return "NULL::VARCHAR";
        var nested = type.StartsWith("MAP", StringComparison.Ordinal) || type.StartsWith("STRUCT", StringComparison.Ordinal) || type.EndsWith("[]", StringComparison.Ordinal);
        return nested ? $"CASE WHEN {StoreSql.Name(name)} IS NOT NULL THEN to_json({StoreSql.Name(name)})::VARCHAR END" : $"{StoreSql.Name(name)}::VARCHAR";
    }
}
