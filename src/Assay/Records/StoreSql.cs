using System.Data.Common;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Assay.Records;

/// <summary>SQL on an open store. Values are passed as literals that this class writes; nothing of a user's is ever SQL.</summary>
internal static class StoreSql
{
    /// <summary>An embedded script.</summary>
    /// <param name="name">Its path below <c>sql</c> of its room, without the ending.</param>
    public static string Script(string name)
    {
        using var stream = typeof(StoreSql).Assembly.GetManifestResourceStream($"sql/{name}.sql") ?? throw new InvalidOperationException($"No script '{name}' is embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A text as SQL writes it.</summary>
    public static string Text(string? value) => value is null ? "NULL" : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The name of a column or table as SQL writes it.</summary>
    public static string Name(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <returns>How many rows it changed.</returns>
    public static long Execute(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; the default where it is null or there is none.</summary>
    public static T? Value<T>(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetFieldValue<T>(0) : default;
    }

    public static List<T> Rows<T>(this DuckDBConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>A text that may be null.</summary>
    public static string? Optional(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>Runs long SQL while telling how far it is, and stops it when asked.</summary>
    public static void Run(this DuckDBConnection connection, string sql, IProgress<double>? progress, double from, double to, CancellationToken cancellation)
    {
        using var stop = cancellation.Register(() => NativeMethods.Startup.DuckDBInterrupt(connection.NativeConnection));
        using var told = progress is null ? null : new Timer(_ => Tell(connection, progress, from, to), null, 200, 200);
        connection.Execute(sql);
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(to);
    }

    private static void Tell(DuckDBConnection connection, IProgress<double> progress, double from, double to)
    {
        var share = NativeMethods.Startup.DuckDBQueryProgress(connection.NativeConnection).Percentage;
        if (share is >= 0 and <= 100)
            progress.Report(from + ((to - from) * share / 100));
    }
}
