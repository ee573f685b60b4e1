using System.Globalization;
using Assay.Documents;
using Assay.Records;

namespace Assay.Sweeps;

/// <summary>The Slurm that this machine submits to, asked before anything is written or submitted.</summary>
public static class SlurmSite
{
    // Enough for the cores of a small cluster; a large one is told.
    private const int UsualTasks = 128;

    /// <summary>How many tasks an array is to have.</summary>
    /// <param name="asked">What was asked for; null for as many as suits.</param>
    /// <param name="shards">How many shards they share.</param>
    /// <exception cref="InputException">There is no Slurm here, it does not answer, or it takes no array of so many.</exception>
    public static int Tasks(int? asked, int shards)
    {
        var most = LargestArray();
        if (asked is < 1)
            throw new InputException(null, $"--tasks is {asked}.", "Give a whole number from 1 on.");
        if (asked > most)
            throw new InputException(null, $"--tasks is {asked:N0}; this Slurm takes arrays of at most {most:N0} tasks (its MaxArraySize).", $"Give at most {most:N0}: each task computes a share of the shards.");
        return Math.Min(asked ?? Math.Min(UsualTasks, most), shards);
    }

    /// <summary>Asks whether Slurm would take the jobs, and submits none.</summary>
    /// <exception cref="InputException">It would not, and says why.</exception>
    public static void Check(SlurmOptions options, int tasks)
    {
        options.Check();
        var answer = Submit(["--test-only", string.Create(CultureInfo.InvariantCulture, $"--array=0-{tasks - 1}"), .. options.Words], "#!/bin/sh\n");
        if (answer.Exit != 0)
            throw Refused(answer);
    }

    /// <summary>Calls <c>sbatch</c>.</summary>
    /// <exception cref="InputException">There is none on this machine.</exception>
    internal static SlurmAnswer Submit(IEnumerable<string> words, string script) => SlurmProgram.Run("sbatch", words, script)
        ?? throw Absent("sbatch");

    /// <summary>What is said where Slurm does not take a job.</summary>
    internal static InputException Refused(SlurmAnswer answer) => new(null, $"Slurm refuses the job: {answer.Why}", "Nothing was submitted. 'sinfo' shows partitions, 'sacctmgr show associations' accounts.");

    private static int LargestArray()
    {
        var answer = SlurmProgram.Run("scontrol", ["show", "config"]) ?? throw Absent("scontrol");
        if (answer.Exit != 0)
            throw new InputException(null, $"Slurm does not answer: {answer.Why}", "Try again when it does, or leave '--on slurm' out to compute on this machine.");
        var told = answer.Lines.Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).FirstOrDefault(pair => pair[0] == "MaxArraySize")?[1];
        return int.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : int.MaxValue;
    }

    private static InputException Absent(string program) =>
        new(null, $"There is no Slurm on this machine: no program '{program}' is found.", "Submit from a machine that has it, or leave '--on slurm' out to compute on this one.");
}
