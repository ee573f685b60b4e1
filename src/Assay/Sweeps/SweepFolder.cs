using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assay.Documents;
using Assay.Records;

namespace Assay.Sweeps;

/// <summary>
/// The folder of a sweep: what it computes (<c>sweep.yaml</c>, <c>cases/</c>, <c>catalog/</c>), the shards that are done
/// (<c>shards/</c>) or failed (<c>failed/</c>), and, once all are done, the results (<c>results/</c>). Files appear whole or not at all,
/// so that any number of processes may work in it.
/// </summary>
public sealed class SweepFolder
{
    private const string Ending = ".parquet";

    private SweepFolder(string path) => Root = path;

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>The folder as any process sees it, wherever it runs.</summary>
    public string FullPath => Path.GetFullPath(Root);

    /// <summary>The results, in the order of the points.</summary>
    public string Results => Path.Combine(Root, "results", "points" + Ending);

    /// <summary>Where shards lie until they are merged.</summary>
    public string Shards => Path.Combine(Root, "shards");

    /// <summary>Whether all points are in the results.</summary>
    public bool IsDone => File.Exists(Results);

    private string Identity => Path.Combine(Root, "identity");

    /// <summary>Where it is said why shards failed.</summary>
    public string Failures => Path.Combine(Root, "failed");

    /// <summary>The file of a shard.</summary>
    public string Shard(int number) => Path.Combine(Shards, Name(number) + Ending);

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

        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !folder.IsHalfMade(texts))
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

    // Whoever made it was stopped before the identity, which is written last.
    private bool IsHalfMade(IEnumerable<(string Name, string Text)> texts)
    {
        var own = texts.Select(text => text.Name.Split('/')[0]).Append("identity").ToArray();
        return Directory.Exists(Shards) && Directory.EnumerateFileSystemEntries(Root).Select(entry => Path.GetFileName(entry)).All(name => name == "shards" || own.Any(one => name == one || (name.StartsWith(one + ".", StringComparison.Ordinal) && name.EndsWith(".tmp", StringComparison.Ordinal))));
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
    public IReadOnlyList<int> Missing(SweepPlan plan)
    {
        int[] left = [.. Enumerable.Range(0, plan.Count).Except(Done())];
        // Whoever merges takes the shards away after the results are there; so these are looked for last.
        return IsDone ? [] : left;
    }

    /// <summary>The shards that are done.</summary>
    public IReadOnlyList<int> Done() => Numbers(Shards, Ending);

    /// <summary>Whether a shard is done. Nothing here writes half a file; what a broken disk or a copy cut off is taken away, to be computed anew.</summary>
    public bool Has(int shard)
    {
        var path = Shard(shard);
        if (!File.Exists(path))
            return false;
        if (ParquetEnd.IsThere(path))
            return true;
        File.Delete(path);
        return false;
    }

    /// <summary>Says why a shard failed, where there is room to say so.</summary>
    public void Fail(SweepPlan plan, int shard, string why)
    {
        try
        {
            Keep($"failed/{Name(shard)}.txt", $"{new ShardFailure(shard, plan.First(shard), plan.End(shard) - 1, why).Points}: {why}\n");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Forgets that a shard failed, since it is done now.</summary>
    public void Succeed(int shard)
    {
        if (Directory.Exists(Failures))
            File.Delete(Path.Combine(Failures, Name(shard) + ".txt"));
    }

    /// <summary>The shards that failed and are not done since.</summary>
    public IReadOnlyList<ShardFailure> Failed(SweepPlan plan) =>
        [.. Numbers(Failures, ".txt").Order().Where(shard => !File.Exists(Shard(shard))).Select(shard => new ShardFailure(shard, plan.First(shard), plan.End(shard) - 1, Text($"failed/{Name(shard)}.txt")?.Text.Split(": ", 2)[^1].Trim() ?? ""))];

    private static string Name(int shard) => shard.ToString("D6", CultureInfo.InvariantCulture);

    private static int[] Numbers(string folder, string ending)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*" + ending).Select(file => int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture))];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
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
        WholeFile.Write(path, unfinished => File.WriteAllText(unfinished, text, new UTF8Encoding(false)));
    }
}
