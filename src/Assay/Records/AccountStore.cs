using System.Globalization;
using Assay.Documents;
using DuckDB.NET.Data;

namespace Assay.Records;

/// <summary>
/// The records of what was really spent: one DuckDB file. What it holds does not depend on the order, the pieces or the number of
/// imports that brought it. One process writes at a time; what is cut off in the middle of an import leaves no trace of it.
/// </summary>
public sealed class AccountStore : IDisposable
{
    private AccountStore(string path, StoreSettings settings, DuckDBConnection connection)
    {
        (Path, Settings, Connection) = (path, settings, connection);
        Scratch = $"{path}.tmp";
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    public StoreSettings Settings { get; }

    /// <summary>A folder beside the store for what does not fit into memory. It goes when the store is closed, or at the next opening.</summary>
    public string Scratch { get; }

    /// <summary>For importers and reports of this room.</summary>
    internal DuckDBConnection Connection { get; }

    /// <summary>Opens a store to write; makes it where there is none, and brings an older one up to date.</summary>
    /// <exception cref="InputException">The file is no store, is newer than this program, or another process holds it.</exception>
    public static AccountStore Open(string path, StoreSettings settings) => Open(path, settings, write: true);

    /// <summary>Opens a store to read. An older one is brought up to date first.</summary>
    /// <exception cref="InputException">There is no such store, or it cannot be read.</exception>
    public static AccountStore Read(string path, StoreSettings settings)
    {
        if (!File.Exists(path))
            throw new InputException(null, $"There is no store '{path}'.", "'assay accounts import … --store FILE' makes one.");
        var store = Open(path, settings, write: false);
        if (StoreSchema.IsCurrent(store.Connection))
            return store;
        store.Dispose();
        Open(path, settings, write: true).Dispose();
        return Open(path, settings, write: false);
    }

    /// <summary>A setting of the store as a whole, or null.</summary>
    public string? Setting(string name) => Connection.Value<string>($"SELECT value FROM settings WHERE name = {StoreSql.Text(name)}");

    /// <summary>Keeps a setting that has not been made.</summary>
    internal void Set(string name, string value) => Connection.Execute($"INSERT INTO settings VALUES ({StoreSql.Text(name)}, {StoreSql.Text(value)})");

    public void Dispose()
    {
        Connection.Dispose();
        Clear(Scratch);
    }

    private static AccountStore Open(string path, StoreSettings settings, bool write)
    {
        if (Directory.Exists(path))
            throw new InputException(null, $"'{path}' is a folder.", "Give the path of the store, one file.");
        if (write && Unborn(path))
            File.Delete(path);
        var connection = new DuckDBConnection(new DuckDBConnectionStringBuilder { DataSource = path, ["ACCESS_MODE"] = write ? "READ_WRITE" : "READ_ONLY" }.ConnectionString);
        try
        {
            connection.Open();
        }
        catch (DuckDBException refused)
        {
            connection.Dispose();
            throw Refused(path, refused.Message);
        }

        var store = new AccountStore(path, settings, connection);
        try
        {
            Clear(store.Scratch);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                SET autoinstall_known_extensions = false;
                SET TimeZone = 'UTC';
                SET memory_limit = '{settings.MemoryMiB}MiB';
                SET threads = {settings.Threads};
                SET temp_directory = {StoreSql.Text(store.Scratch)};
                """));
            StoreSchema.Check(path, connection);
            if (write)
                StoreSchema.Migrate(connection);
            return store;
        }
        catch (DuckDBException broken)
        {
            store.Dispose();
            throw Refused(path, broken.Message);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static InputException Refused(string path, string why)
    {
        if (why.Contains("Conflicting lock", StringComparison.Ordinal) || why.Contains("used by another process", StringComparison.Ordinal))
            return new InputException(null, $"Another process holds the store '{path}'.", "Wait until it has ended, or end it: one process writes at a time.");
        if (why.Contains("not a valid DuckDB", StringComparison.Ordinal))
            return new InputException(null, $"The file '{path}' is no store of Assay.", "Give the path of a store, or of a file that does not exist yet.");
        return new InputException(null, $"The store '{path}' cannot be opened: {why.ReplaceLineEndings(" ")}", "Check the path and its permissions.");
    }

    // What a process leaves that is killed while it makes the file: less than the three headers of a database, which hold nothing.
    private static bool Unborn(string path)
    {
        const int Headers = 3 * 4096;
        if (!File.Exists(path) || new FileInfo(path).Length >= Headers)
            return false;
        var head = File.ReadAllBytes(path);
        return head.Length == 0 || (head.Length >= 12 && head.AsSpan(8, 4).SequenceEqual("DUCK"u8));
    }

    private static void Clear(string scratch)
    {
        try
        {
            if (Directory.Exists(scratch))
                Directory.Delete(scratch, recursive: true);
        }
        catch (IOException)
        {
            // Another process that reads the same store works there.
        }
    }
}
