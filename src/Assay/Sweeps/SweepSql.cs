using System.Globalization;
using Assay.Records;
using DuckDB.NET.Data;

namespace Assay.Sweeps;

/// <summary>SQL over the results of sweeps.</summary>
internal static class SweepSql
{
    private static int opened;

    /// <summary>A connection to nothing but files, with one thread: what it writes is the same each time.</summary>
    public static DuckDBConnection Open(int threads = 1)
    {
        // A folder that no other connection has, made when memory is short and taken away after; else it would be where the user works.
        var scratch = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"assay-sweep-{Environment.ProcessId}-{Interlocked.Increment(ref opened)}"));
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            SET autoinstall_known_extensions = false;
            SET TimeZone = 'UTC';
            SET memory_limit = '1GiB';
            SET enable_external_file_cache = false;
            SET threads = {threads};
            SET temp_directory = {StoreSql.Text(scratch)};
            """));
        return connection;
    }

    /// <summary>The columns of the results, as a table declares them.</summary>
    public static string Columns(Sweep sweep, IStudy study) => string.Join(", ",
    [
        "point BIGINT",
        .. sweep.Axes.Select(axis => $"{StoreSql.Name(axis.Id)} {(axis.Range is null ? "VARCHAR" : "DOUBLE")}"),
        .. study.Columns.Select(column => $"{StoreSql.Name(column.Name)} {(column.IsText ? "VARCHAR" : "DOUBLE")}"),
        "problem VARCHAR",
    ]);
}
