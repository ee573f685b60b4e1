using System.Globalization;
using System.Numerics;
using Assay.Documents;
using Assay.Records;
using DuckDB.NET.Data;

namespace Assay.Sweeps;

/// <summary>Reads the results of a sweep.</summary>
public static class SweepResults
{
    /// <summary>How many points have a result, and how many came to none; of a sweep that is not done, so far.</summary>
    public static (long Done, long Failed) Count(SweepFolder folder)
    {
        if (!folder.IsDone && folder.Done().Count == 0)
            return (0, 0);
        using var connection = Open(folder, 1);
        return connection.Rows("SELECT count(*) FILTER (problem IS NULL), count(*) FILTER (problem IS NOT NULL) FROM results", row => (row.GetInt64(0), row.GetInt64(1)))[0];
    }

    /// <summary>Why points came to no result, the most frequent first.</summary>
    public static IReadOnlyList<(string Why, long Points, long First)> Problems(SweepFolder folder)
    {
        using var connection = Open(folder, 1);
        return connection.Rows("SELECT problem, count(*), min(point) FROM results WHERE problem IS NOT NULL GROUP BY ALL ORDER BY 2 DESC, 3 LIMIT 20", row => (row.GetString(0), row.GetInt64(1), row.GetInt64(2)));
    }

    /// <summary>Asks the results in SQL, as the table <c>results</c>. Nothing else can be read or written by it.</summary>
    /// <exception cref="InputException">The query has an error.</exception>
    public static ResultTable Query(SweepFolder folder, string sql, int threads)
    {
        using var connection = Open(folder, threads);
        try
        {
            // What is asked reaches no file, not even to write over the results.
            connection.Execute("CREATE TABLE kept AS FROM results; DROP VIEW results; ALTER TABLE kept RENAME TO results; SET enable_external_access = false; SET lock_configuration = true;");
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var columns = Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), Number(reader.GetFieldType(i)))).ToArray();
            var rows = new List<object?[]>();
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, columns.Length).Select(i => reader.IsDBNull(i) ? null : Plain(reader.GetValue(i)))]);
            return new ResultTable(columns, rows);
        }
        catch (DuckDBException refused)
        {
            throw new InputException(null, $"The query cannot be answered: {refused.Message.Trim()}", "The table is called 'results'; 'DESCRIBE results' shows its columns.");
        }
    }

    private static DuckDBConnection Open(SweepFolder folder, int threads)
    {
        var connection = SweepSql.Open(threads);
        connection.Execute($"CREATE VIEW results AS FROM read_parquet({StoreSql.Text(folder.IsDone ? folder.Results : Path.Combine(folder.Shards, "*.parquet"))})");
        return connection;
    }

    private static bool Number(Type type) => type == typeof(double) || type == typeof(float) || type == typeof(decimal) || type == typeof(BigInteger) || type == typeof(long) || type == typeof(int);

    private static object Plain(object value) => value switch
    {
        float or decimal or BigInteger or ulong => Convert.ToDouble(value is BigInteger whole ? (double)whole : value, CultureInfo.InvariantCulture),
        int or short or byte or uint or sbyte or ushort => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        IFormattable other when value is not (double or long) => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value,
    };
}

/// <summary>The answer to a query.</summary>
/// <param name="Columns">Their names, and whether they hold numbers.</param>
/// <param name="Rows">A whole number as long, any other as double; a truth, a word or null.</param>
public sealed record ResultTable(IReadOnlyList<(string Name, bool IsNumber)> Columns, IReadOnlyList<object?[]> Rows);
