using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assay.Documents;
using Assay.Records;

namespace Assay.Sweeps;

/// <summary>
/// The folder of a sweep: what it computes (<c>sweep.yaml</c> and <c>cases/</c>), the shards that are done (<c>shards/</c>), and, once all
/// are, the results (<c>results/</c>). Files appear whole or not at all, so that any number of processes may work in it.
/// </summary>
public sealed class SweepFolder
{
    private const string Ending = ".parquet";

    private SweepFolder(string path) => Root = path;

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>The results, in the order of the points.</summary>
    public string Results => Path.Combine(Root, "results", "points" + Ending);

    /// <summary>Where shards lie until they are merged.</summary>
    public string Shards => Path.Combine(Root, "shards");

    /// <summary>Whether all points are in the results.</summary>
    public bool IsDone => File.Exists(Results);

    private string Identity => Path.Combine(Root, "identity");

    /// <summary>The file of a shard.</summary>
    public string Shard(int number) => Path.Combine(Shards, number.ToString("D6", CultureInfo.InvariantCulture) + Ending);

    /// <summary>Opens the folder of a sweep, or makes it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="texts">What is computed: by name, such as <c>sweep.yaml</c>, the texts that say it.</param>
    /// <exception cref="InputException">The folder holds something else.</exception>
    public static SweepFolder Make(string path, IReadOnlyList<(string Name, string Text)> texts)
    {
        var folder = new SweepFolder(path);
        var identity = Hash(texts);
        if (File.Exists(path))
            throw new InputException(null, $"'{path}' is a file.", "Name a folder for the results.");
        if (File.Exists(folder.Identity))
        {
            if (File.ReadAllText(folder.Identity).Trim() != identity)
                throw new InputException(null, $"The folder '{path}' holds the results of another sweep, or of this one before it was changed.", "Name another folder, or delete this one.");
            return folder;
        }

        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new InputException(null, $"The folder '{path}' holds other files.", "Name an empty folder, or one that does not exist yet.");
        try
        {
            Directory.CreateDirectory(folder.Shards);
            foreach (var (name, text) in texts)
                WriteWhole(Path.Combine(path, name), text);
            WriteWhole(folder.Identity, identity + "\n");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException(null, $"The folder '{path}' cannot be written: {refused.Message}", "Check the path, its permissions and the room on the disk.");
        }

        return folder;
    }

    /// <summary>Opens the folder of a sweep that was begun.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static SweepFolder Open(string path)
    {
        var folder = new SweepFolder(path);
        return File.Exists(folder.Identity) ? folder : throw new InputException(null, $"'{path}' is no folder of a sweep.", "'assay sweep run FILE --out DIR' makes one.");
    }

    /// <summary>A text that the folder keeps; null where it has none of the name.</summary>
    public SourceText? Text(string name) => File.Exists(Path.Combine(Root, name)) ? new SourceText(name, File.ReadAllText(Path.Combine(Root, name))) : null;

    /// <summary>Keeps a text beside what is computed.</summary>
    public void Keep(string name, string text) => WriteWhole(Path.Combine(Root, name), text);

    /// <summary>The shards that are not done.</summary>
    public IReadOnlyList<int> Missing(SweepPlan plan) => IsDone ? [] : [.. Enumerable.Range(0, plan.Count).Except(Done())];

    private IEnumerable<int> Done() => Directory.Exists(Shards)
        ? Directory.EnumerateFiles(Shards, "*" + Ending).Select(file => int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture))
        : [];

    /// <summary>Brings all shards together as the results, and takes them away. Where another process has done so already, nothing is left to do.</summary>
    /// <exception cref="InputException">There is no room for them.</exception>
    public void Merge(CancellationToken cancellation)
    {
        var unfinished = $"{Results}.{Environment.MachineName}.{Environment.ProcessId}.tmp";
        try
        {
            if (!IsDone)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Results)!);
                using var connection = SweepSql.Open();
                // The names of shards are in the order of their points, and files are read in the order of their names.
                connection.Run($"COPY (SELECT * FROM read_parquet({StoreSql.Text(Path.Combine(Shards, "*" + Ending))})) TO {StoreSql.Text(unfinished)} (FORMAT parquet, COMPRESSION zstd)", null, 0, 1, cancellation);
                File.Move(unfinished, Results, overwrite: true);
            }

            if (Directory.Exists(Shards))
                Directory.Delete(Shards, recursive: true);
        }
        catch (Exception refused) when (refused is DuckDB.NET.Data.DuckDBException or IOException && !cancellation.IsCancellationRequested)
        {
            if (IsDone)
                return;
            throw new InputException(null, $"The results cannot be written: {refused.Message.ReplaceLineEndings(" ")}", "Make room on the disk, or free it for writing, and run the sweep again: it goes on where it stopped.");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static string Hash(IEnumerable<(string Name, string Text)> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in texts)
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{text.Length}\0{text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void WriteWhole(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Environment.MachineName}.{Environment.ProcessId}.tmp";
        File.WriteAllText(unfinished, text, new UTF8Encoding(false));
        File.Move(unfinished, path, overwrite: true);
    }
}
