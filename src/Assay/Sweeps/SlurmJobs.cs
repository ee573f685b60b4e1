using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assay.Documents;
using Assay.Records;

namespace Assay.Sweeps;

/// <summary>What the jobs of a sweep do, as Slurm tells it.</summary>
/// <param name="Numbers">The numbers of the jobs.</param>
/// <param name="Queued">How many tasks wait, run or end by state; null where the queue cannot be asked.</param>
/// <param name="Ended">How many tasks have ended by state; null where no records are kept, or they cannot be asked.</param>
/// <param name="Why">Why it cannot be asked; empty where it can.</param>
public sealed record SlurmJobs(IReadOnlyList<string> Numbers, IReadOnlyDictionary<string, int>? Queued, IReadOnlyDictionary<string, int>? Ended, Message Why)
{
    // What sacct tells of jobs that squeue tells as well.
    private static readonly string[] Alive = ["PENDING", "RUNNING", "SUSPENDED", "COMPLETING", "CONFIGURING", "REQUEUED", "RESIZING"];

    /// <summary>How many tasks are in the queue; none where it cannot be asked.</summary>
    public int Left => Queued?.Values.Sum() ?? 0;

    /// <summary>The jobs of a folder; null where none was submitted from it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="records">Whether those that have ended are asked for too.</param>
    public static SlurmJobs? Of(SweepFolder folder, bool records = true)
    {
        if (folder.Text(NameFile)?.Text.Trim() is not { } name)
            return null;
        var queue = SlurmProgram.Run("squeue", ["--noheader", "--array", $"--name={name}", "--format=%F|%T"]);
        var lines = queue is { Exit: 0 } ? queue.Lines.Select(line => line.Split('|')).ToArray() : null;
        // A launcher that was stopped may not have kept the number of a job that is in the queue.
        string[] numbers = [.. Submissions(folder).SelectMany(at => folder.Text($"slurm/{at}/jobs")?.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? []).Union(lines?.Select(line => line[0]) ?? [])];
        return new SlurmJobs(numbers, lines is null ? null : Counted(lines.Select(line => line[1])), records && lines is not null && numbers.Length > 0 ? Records(name, numbers) : null, queue is null ? (Message)$"no program '{"squeue"}' is found." : queue.Exit == 0 ? Message.Empty : queue.Why);
    }

    /// <summary>Takes the jobs of a folder out of the queue.</summary>
    /// <returns>Slurm's answer; null where there is no Slurm on this machine.</returns>
    public static SlurmAnswer? Cancel(SweepFolder folder) => SlurmProgram.Run("scancel", [$"--name={folder.Text(NameFile)!.Text.Trim()}"]);

    /// <summary>The name of the jobs of a folder, by which they are found whoever lost their numbers.</summary>
    internal static string Name(SweepFolder folder, string sweep)
    {
        if (folder.Text(NameFile) is { } kept)
            return kept.Text.Trim();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{folder.Text("identity")?.Text}{folder.FullPath}")));
        var name = $"assay-{sweep}-{hash[..12]}";
        folder.Keep(NameFile, name + "\n");
        return name;
    }

    /// <summary>The numbers of what was submitted from a folder, ascending.</summary>
    internal static IEnumerable<int> Submissions(SweepFolder folder) => Directory.Exists(Path.Combine(folder.Root, "slurm"))
        ? Directory.EnumerateDirectories(Path.Combine(folder.Root, "slurm")).Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0).Order()
        : [];

    private const string NameFile = "slurm/name";

    private static SortedDictionary<string, int>? Records(string name, IEnumerable<string> numbers) =>
        SlurmProgram.Run("sacct", ["--noheader", "--parsable2", "--allocations", $"--name={name}", $"--jobs={string.Join(',', numbers)}", "--format=State"]) is { Exit: 0 } told
            ? Counted(told.Lines.Select(line => line.Split(' ')[0]).Where(state => !Alive.Contains(state)))
            : null;

    private static SortedDictionary<string, int> Counted(IEnumerable<string> states) =>
        new(states.GroupBy(state => state).ToDictionary(group => group.Key, group => group.Count()), StringComparer.Ordinal);
}
