using Assay.Documents;
using Assay.Records;
using DuckDB.NET.Data;

namespace Assay.Sweeps;

/// <summary>Writes every point of a sweep as CSV or Parquet, whole or not at all.</summary>
public static class SweepExport
{
    /// <param name="reading">The results.</param>
    /// <param name="path">The file.</param>
    /// <param name="asText">Whether it is CSV and not Parquet.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(SweepReading reading, string path, bool asText)
    {
        try
        {
            WholeFile.Write(path, unfinished => reading.Copy(asText ? "FORMAT csv, HEADER" : "FORMAT parquet, COMPRESSION zstd", unfinished));
        }
        catch (Exception refused) when (refused is DuckDBException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(null, $"'{path}' cannot be written: {refused.Message.ReplaceLineEndings(" ")}", "Check the path and its permissions.");
        }
    }
}
