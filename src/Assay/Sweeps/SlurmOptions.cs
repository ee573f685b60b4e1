using System.Globalization;
using Assay.Documents;

namespace Assay.Sweeps;

/// <summary>What a site wants to know of the jobs of a sweep; null stands for what the site has as usual.</summary>
public sealed record SlurmOptions
{
    // What tasks, their retries and the finding of jobs rest on.
    private static readonly string[] Own =
    [
        "array", "job-name", "output", "error", "input", "open-mode", "chdir", "dependency", "kill-on-invalid-dep", "parsable", "quiet", "test-only", "wait", "wrap", "hold",
        "requeue", "no-requeue", "cpus-per-task", "help", "usage", "version", "clusters", "batch", "ignore-pbs",
    ];

    public string? Partition { get; init; }

    public string? Account { get; init; }

    /// <summary>The most time of a task, as Slurm writes it: <c>1:00:00</c>.</summary>
    public string? Time { get; init; }

    /// <summary>The memory of a task, as Slurm writes it: <c>4G</c>.</summary>
    public string? Memory { get; init; }

    /// <summary>The image or bundle in which tasks run.</summary>
    public string? Container { get; init; }

    /// <summary>Processors, and so threads, of a task.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>Options of <c>sbatch</c>, as they are written there.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>All as words for <c>sbatch</c>.</summary>
    public IEnumerable<string> Words =>
    [
        string.Create(CultureInfo.InvariantCulture, $"--cpus-per-task={Cpus}"),
        .. new[] { ("partition", Partition), ("account", Account), ("time", Time), ("mem", Memory), ("container", Container) }.Where(one => one.Item2 is not null).Select(one => $"--{one.Item1}={one.Item2}"),
        .. More,
    ];

    /// <exception cref="InputException">An option cannot be passed on; all of them are told.</exception>
    public void Check()
    {
        var errors = new Errors();
        if (Cpus < 1)
            errors.Add(null, $"--cpus is {Cpus}.", "Give a whole number from 1 on.");
        foreach (var word in More)
        {
            var name = word.Split('=')[0];
            if (!name.StartsWith("--", StringComparison.Ordinal) || name.Length < 3 || name.Any(char.IsWhiteSpace))
                errors.Add(null, $"'{word}' is no option of sbatch in full.", "Write its name and its value as one word: '--sbatch-option=--qos=low'.");
            // sbatch takes the beginning of a name for the whole.
            else if (Own.FirstOrDefault(own => own.StartsWith(name[2..], StringComparison.Ordinal)) is { } own)
                errors.Add(null, $"A sweep sets '--{own}' of sbatch itself.", "Leave it out.");
        }

        errors.ThrowIfAny();
    }
}
