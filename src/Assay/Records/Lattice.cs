using DuckDB.NET.Data;

namespace Assay.Records;

/// <summary>
/// How rows that speak of the same thing become one: a join on a lattice. It gives the same row for any order and any grouping, and
/// joining a row twice changes nothing; so a table filled by it does not depend on how its imports were cut or ordered.
/// </summary>
/// <param name="Table">The table of the store.</param>
/// <param name="Keys">The columns that say what a row speaks of. Null is a value like any other.</param>
/// <param name="Rank">SQL over the columns, never null, the most significant first: the row of the highest rank wins. Two rows of one rank must agree in what the rank reads.</param>
/// <param name="Grown">Columns whose greatest value holds whatever the rank, such as a counter.</param>
/// <param name="Columns">All columns; those that are neither keys nor grown are the winner's, and between winners of one rank a value stands in for null and the greatest wins.</param>
/// <remarks>
/// <see cref="Merge"/> takes a temporary table <c>staged</c> with these columns under these names, and <c>why</c>, which is null where a
/// row is good. The caller holds the transaction. Keys need no index: new rows are found by a hash join that spills to disk.
/// </remarks>
internal sealed record Lattice(string Table, IReadOnlyList<string> Keys, IReadOnlyList<string> Rank, IReadOnlyList<string> Grown, IReadOnlyList<string> Columns)
{
    private string List => string.Join(", ", Columns);

    /// <summary>Brings the staged rows into the table.</summary>
    /// <returns>How many rows of the table are new or changed by it.</returns>
    public long Merge(DuckDBConnection connection)
    {
        connection.Execute($"""
            CREATE OR REPLACE TEMP TABLE twins AS SELECT digest FROM (SELECT hash({string.Join(", ", Keys)}) AS digest FROM staged WHERE why IS NULL) GROUP BY digest HAVING count(*) > 1;
            CREATE OR REPLACE TEMP TABLE met AS SELECT s.rowid AS staged_row, t.rowid AS table_row, {Same("s", "t", Columns)} AS same
            FROM (SELECT rowid, * FROM staged WHERE why IS NULL) s JOIN (SELECT rowid, * FROM {Table}) t ON {Same("s", "t", Keys)};
            """);
        var alone = connection.Value<long>("SELECT (SELECT count(*) FROM twins) + (SELECT count(*) FROM met)") == 0;
        if (alone)
            return connection.Execute($"INSERT INTO {Table} ({List}) SELECT {List} FROM staged WHERE why IS NULL");

        var good = connection.Execute($"""
            INSERT INTO {Table} ({List}) SELECT {List} FROM staged
            WHERE why IS NULL AND rowid NOT IN (SELECT staged_row FROM met) AND hash({string.Join(", ", Keys)}) NOT IN (SELECT digest FROM twins)
            """);
        // A twin of a known row is among the met; what differs from it, and twins of new rows, are joined here.
        connection.Execute($"""
            CREATE OR REPLACE TEMP TABLE clashing AS
            SELECT NULL::BIGINT AS table_row, {List} FROM staged
            WHERE why IS NULL AND (rowid IN (SELECT staged_row FROM met WHERE NOT same) OR (rowid NOT IN (SELECT staged_row FROM met) AND hash({string.Join(", ", Keys)}) IN (SELECT digest FROM twins)))
            UNION ALL
            SELECT rowid, {List} FROM {Table} WHERE rowid IN (SELECT table_row FROM met WHERE NOT same);
            CREATE OR REPLACE TEMP TABLE joined AS
            SELECT max(table_row) AS table_row, {string.Join(", ", Columns.Select(Joined))}
            FROM (SELECT *, rank = max(rank) OVER (PARTITION BY {string.Join(", ", Keys)}) AS wins FROM (SELECT *, row({string.Join(", ", Rank)}) AS rank FROM clashing))
            GROUP BY {string.Join(", ", Keys)};
            DELETE FROM joined USING {Table} t WHERE joined.table_row = t.rowid AND {Same("joined", "t", Columns)};
            DELETE FROM {Table} WHERE rowid IN (SELECT table_row FROM joined WHERE table_row IS NOT NULL);
            """);
        return good + connection.Execute($"INSERT INTO {Table} ({List}) SELECT {List} FROM joined");
    }

    private static string Same(string left, string right, IEnumerable<string> columns) =>
        string.Join(" AND ", columns.Select(column => $"{left}.{column} IS NOT DISTINCT FROM {right}.{column}"));

    private string Joined(string column) =>
        Keys.Contains(column) ? column : Grown.Contains(column) ? $"max({column}) AS {column}" : $"max({column}) FILTER (WHERE wins) AS {column}";
}
