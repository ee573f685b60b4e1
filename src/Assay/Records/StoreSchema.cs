using Assay.Documents;
using DuckDB.NET.Data;

namespace Assay.Records;

/// <summary>
/// The tables of a store and how they came to be: scripts in <c>sql/migrations</c>, numbered from 0001, each run once and in order.
/// A script that has shipped does not change; what comes later is a further script.
/// </summary>
internal static class StoreSchema
{
    private const string Prefix = "sql/migrations/";

    private static readonly string[] Migrations = [.. typeof(StoreSchema).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The version that this program reads and writes.</summary>
    public static int Current => Migrations.Length;

    public static bool IsCurrent(DuckDBConnection connection) => Version(connection) == Current;

    /// <exception cref="InputException">The file is not a store, or newer than this program.</exception>
    public static void Check(string path, DuckDBConnection connection)
    {
        var version = Version(connection);
        if (version == 0 && connection.Value<long>("SELECT count(*) FROM duckdb_tables() WHERE NOT temporary") > 0)
            throw new InputException(null, $"The file '{path}' is a database, but no store of Assay.", "Give the path of a store, or of a file that does not exist yet.");
        if (version > Current)
            throw new InputException(null, $"The store '{path}' is of version {version}; this program knows versions up to {Current}.", "Use the newer program that wrote it.");
    }

    /// <summary>Brings a store up to date, whole or not at all.</summary>
    public static void Migrate(DuckDBConnection connection)
    {
        var version = Version(connection);
        if (version == Current)
            return;
        using var transaction = connection.BeginTransaction();
        if (version == 0)
            connection.Execute("CREATE TABLE schema_version (version INTEGER NOT NULL)");
        foreach (var name in Migrations.Skip(version))
            connection.Execute(StoreSql.Script($"migrations/{name[Prefix.Length..^".sql".Length]}"));
        connection.Execute($"DELETE FROM schema_version; INSERT INTO schema_version VALUES ({Current})");
        transaction.Commit();
    }

    // A database that another program wrote may have a table of that name too.
    private static int Version(DuckDBConnection connection) =>
        connection.Value<long>("SELECT count(*) FROM duckdb_columns() WHERE table_name = 'schema_version' AND column_name = 'version'") == 0
            ? 0 : connection.Value<int>("SELECT version FROM schema_version");
}
