using System.Globalization;
using Assay.Documents;
using Assay.Records;

namespace Assay.Sweeps;

/// <summary>
/// The jobs of a sweep on Slurm: an array, each task of which computes a share of the shards that are missing, and a job after it
/// that brings them together. Scripts, logs and the numbers of the jobs lie in <c>slurm/N/</c> of the sweep's folder, N counting what was submitted.
/// </summary>
public static class SlurmArray
{
    /// <summary>Submits the jobs, and returns at once.</summary>
    /// <param name="folder">The folder of the sweep, which all machines see under this path.</param>
    /// <param name="sweep">The name of the sweep, for that of its jobs.</param>
    /// <param name="missing">The shards that are to be computed.</param>
    /// <param name="tasks">How many tasks share them.</param>
    /// <param name="options">What the site wants to know.</param>
    /// <param name="program">The words that call this program.</param>
    /// <returns>The numbers of the jobs.</returns>
    /// <exception cref="InputException">Slurm refuses them.</exception>
    public static IReadOnlyList<string> Submit(SweepFolder folder, string sweep, IReadOnlyList<int> missing, int tasks, SlurmOptions options, IReadOnlyList<string> program)
    {
        var name = SlurmJobs.Name(folder, sweep);
        var place = $"slurm/{SlurmJobs.Submissions(folder).LastOrDefault() + 1}";
        var list = $"{place}/shards";
        folder.Keep(list, ShardList.Write(missing));
        var (compute, merge) = (SlurmScript.Tasks(program, folder, list, tasks), SlurmScript.Merge(program, folder));
        folder.Keep($"{place}/tasks.sh", compute);
        folder.Keep($"{place}/merge.sh", merge);
        string[] shared = ["--parsable", $"--job-name={name}", $"--chdir={folder.FullPath}", "--open-mode=append", .. options.Words];
        var array = Number(SlurmSite.Submit([.. shared, string.Create(CultureInfo.InvariantCulture, $"--array=0-{tasks - 1}"), "--requeue", $"--output={place}/%a.log"], compute));
        folder.Keep($"{place}/jobs", array + "\n");
        var after = SlurmSite.Submit([.. shared, "--cpus-per-task=1", $"--dependency=afterany:{array}", "--kill-on-invalid-dep=no", "--requeue", $"--output={place}/merge.log"], merge);
        if (after.Exit != 0)
            throw new InputException(null, $"Slurm has taken the array as job {array}, and refuses the job after it: {after.Why}", $"Once the array has ended, 'assay sweep resume {folder.Root}' brings its shards together.");
        var last = Number(after);
        folder.Keep($"{place}/jobs", $"{array}\n{last}\n");
        return [array, last];
    }

    // With several clusters the number is followed by the name of one.
    private static string Number(SlurmAnswer answer) => answer.Exit == 0 ? answer.Text.Trim().Split(';')[0] : throw SlurmSite.Refused(answer);
}
