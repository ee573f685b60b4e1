namespace Assay.Commands.Output;

/// <summary>Writes rows as CSV (RFC 4180, line feeds).</summary>
internal static class CsvRows
{
    public static void Write(IEnumerable<IEnumerable<string>> rows, TextWriter writer)
    {
        foreach (var row in rows)
            writer.Write(string.Join(',', row.Select(Quote)) + "\n");
    }

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
