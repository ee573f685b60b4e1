using System.Globalization;

namespace Assay.Sweeps;

/// <summary>The scripts of the jobs of a sweep.</summary>
internal static class SlurmScript
{
    // At the third time a task that fails stays as it is.
    private const int MostRetries = 2;

    /// <summary>Each task computes its share of the shards in a list; one that fails is put back into the queue by Slurm.</summary>
    public static string Tasks(IEnumerable<string> program, SweepFolder folder, string list, int tasks) => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/sh
        # Each task of the array computes its share of the shards listed in {{list}}; those that are done it leaves alone.
        {{Words(program)}} sweep shard {{Quoted(folder.FullPath)}} --list {{list}} --task "$SLURM_ARRAY_TASK_ID" --of {{tasks}} --threads "${SLURM_CPUS_PER_TASK:-1}"
        status=$?
        # Slurm runs a task that failed once more, and again.
        if [ "$status" -ne 0 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt {{MostRetries}} ]; then
          scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
        fi
        exit "$status"

        """);

    /// <summary>Brings the shards together once no task runs any more.</summary>
    public static string Merge(IEnumerable<string> program, SweepFolder folder) => $"""
        #!/bin/sh
        # Brings the shards together as the results; where some are missing it says which, and changes nothing.
        exec {Words(program)} sweep merge {Quoted(folder.FullPath)}

        """;

    private static string Words(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    /// <summary>A word as a shell reads it, whatever is in it.</summary>
    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
