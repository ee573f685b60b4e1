using System.Text;
using Assay.Documents;
using DuckDB.NET.Data;

namespace Assay.Records;

/// <summary>
/// A text of rows and columns with a header, read by DuckDB. <see cref="View"/> makes it a view of the columns that an importer knows;
/// rows that are no rows (too many or too few cells, no UTF-8) are kept aside with their line.
/// </summary>
internal sealed class DelimitedText : ISourceRows
{
    private const int MostHeader = 1 << 20;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private readonly string name;
    private readonly string path;
    private readonly TableForm form;
    private readonly string[] header;

    /// <exception cref="InputException">The file cannot be read, or is not of the form.</exception>
    public DelimitedText(Piece piece, TableForm form)
    {
        (name, path, this.form) = (piece.Name, piece.Path, form);
        var first = FirstLine();
        header = [.. first.Split(form.Delimiter).Select(cell => cell.Trim().Trim(form.Quoted ? '"' : ' '))];
        Check(first);
    }

    /// <summary>As the user named the file.</summary>
    public string Name => name;

    /// <summary>The names of its columns.</summary>
    public IReadOnlyList<string> Header => header;

    /// <summary>Whether a column is there.</summary>
    public bool Has(string column) => Index(column) >= 0;

    /// <summary>Makes a view with every column of the form under its own name, as text; null where the file lacks it or has nothing.</summary>
    public void View(DuckDBConnection connection, string view)
    {
        connection.Execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans;");
        var columns = string.Join(", ", header.Select((_, i) => $"'c{i}': 'VARCHAR'"));
        var quotes = form.Quoted ? """quote='"', escape='"'""" : "quote='', escape=''";
        connection.Execute($$"""
            CREATE OR REPLACE TEMP VIEW {{view}} AS SELECT {{string.Join(", ", form.Columns.Select(column => $"{(Index(column) is var i and >= 0 ? $"c{i}" : "NULL::VARCHAR")} AS {StoreSql.Name(column)}"))}}
            FROM read_csv({{StoreSql.Text(path)}}, delim={{StoreSql.Text(form.Delimiter.ToString())}}, header=true, {{quotes}}, nullstr='', auto_detect=false, columns={ {{columns}} }, store_rejects=true, rejects_limit=0)
            """);
    }

    /// <summary>Rows that DuckDB could not read, once the view has been read.</summary>
    public static IReadOnlyList<RejectedRow> Rejected(DuckDBConnection connection)
    {
        if (connection.Value<long>("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'") == 0)
            return [];
        return connection.Rows(
            "SELECT line_byte_position, min(try_cast(column_name[2:] AS INTEGER)), arg_min(error_type::VARCHAR, column_idx) FROM reject_errors GROUP BY ALL ORDER BY 1",
            row => new RejectedRow(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt32(1), row.GetString(2)));
    }

    /// <summary>The lines, counted from 1, of rows by their place among those that were read, and of rejected rows by their byte.</summary>
    /// <param name="places">In ascending order.</param>
    /// <param name="rejected">In the order of their bytes.</param>
    public (IReadOnlyDictionary<long, long> Rows, IReadOnlyDictionary<long, long> Rejected) Lines(IReadOnlyList<long> places, IReadOnlyList<RejectedRow> rejected)
    {
        var (rows, refused) = (new Dictionary<long, long>(), new Dictionary<long, long>());
        var (place, wanted, bad) = (0L, 0, 0);
        foreach (var (line, start, end, blank) in LineScan.Of(path, form.Quoted).Skip(1))
        {
            if (bad < rejected.Count && rejected[bad].Byte < end)
            {
                // Between lines that end in different ways the byte told is that of the line end before.
                if (!blank)
                {
                    refused[rejected[bad].Byte] = line;
                    bad++;
                }
            }
            else if (!blank)
            {
                if (wanted < places.Count && places[wanted] == place)
                {
                    rows[place] = line;
                    wanted++;
                }

                place++;
            }

            if (wanted == places.Count && bad == rejected.Count)
                break;
        }

        return (rows, refused);
    }

    /// <summary>What is wrong with a rejected row, and the column it is told of.</summary>
    public (string? Column, Message Why) Tell(RejectedRow rejected) => (rejected.Kind == "TOO MANY COLUMNS" ? null : HeaderAt(rejected.Column), Why(rejected));

    private Message Why(RejectedRow rejected) => rejected.Kind switch
    {
        "TOO MANY COLUMNS" => (Message)$"It has more than the {header.Length} cells of the header: a text in it holds '{form.Delimiter.ToString()}'.",
        "MISSING COLUMNS" => $"It ends before its {header.Length} cells are told: the file is cut off here, or a line is broken.",
        "INVALID ENCODING" => "It is not text in UTF-8.",
        _ => $"It cannot be read: {rejected.Kind.ToLowerInvariant()}.",
    };

    /// <summary>Whether the last line has no end, as in a file that was cut off.</summary>
    public bool EndsOpen()
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0)
            return false;
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() is not ('\n' or '\r');
    }

    private string? HeaderAt(int? column) => column is >= 0 && column < header.Length ? header[column.Value] : null;

    private int Index(string column) => Array.FindIndex(header, told => string.Equals(told, column, StringComparison.OrdinalIgnoreCase));

    private string FirstLine()
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            var text = new StringBuilder();
            for (int next; (next = reader.Read()) >= 0 && next is not ('\n' or '\r') && text.Length < MostHeader;)
                text.Append((char)next);
            return text.ToString();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException(null, $"The file '{name}' cannot be read: {refused.Message}", "Check the path and its permissions.");
        }
    }

    private void Check(string first)
    {
        var source = new SourceText(name, first);
        if (first.Length == 0)
            throw new InputException(source.Start, $"The file is empty, not {form.What}.", form.Remedy);
        var missing = form.Required.Where(needed => !needed.Split('/').Any(Has)).ToArray();
        if (missing.Length == 0)
            return;
        if (header.Length == 1 && Other(first) is { } other)
        {
            var at = first.IndexOf(other, StringComparison.Ordinal) + 1;
            throw new InputException(new Location(source, 1, at), $"The columns are parted by '{(other == '\t' ? "tab" : other.ToString())}', not by '{form.Delimiter.ToString()}'.", form.Remedy);
        }

        var errors = new Errors();
        foreach (var needed in missing)
        {
            var (near, names) = (needed.Split('/').Select(name => Nearest.To(name, header.Where(told => !form.Columns.Contains(told, StringComparer.OrdinalIgnoreCase)))).FirstOrDefault(near => near is not null), string.Join(" or ", needed.Split('/').Select(name => $"'{name}'")));
            errors.Add(near is null ? source.Start : new Location(source, 1, first.IndexOf(near, StringComparison.Ordinal) + 1), $"The header of {form.What} has no column {names}.", near is null ? form.Remedy : $"Is '{near}' meant? {form.Remedy}");
        }

        errors.ThrowIfAny();
    }

    private char? Other(string first) => Delimiters.Where(c => c != form.Delimiter && first.Split(c).Any(cell => form.Columns.Contains(cell.Trim(), StringComparer.OrdinalIgnoreCase))).Select(c => (char?)c).FirstOrDefault();
}

/// <summary>A row that could not be read at all.</summary>
/// <param name="Byte">Where its line begins.</param>
/// <param name="Column">The column at which it went wrong, counted from 0.</param>
/// <param name="Kind">What went wrong, as DuckDB calls it.</param>
internal sealed record RejectedRow(long Byte, int? Column, string Kind);
