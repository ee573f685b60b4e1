using System.CommandLine;
using System.Diagnostics;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sweep merge</c>: what the job runs that follows an array of Slurm's. People have no need of it.</summary>
internal static class SweepMergeCommand
{
    // Shards that are named; of more their number says enough.
    private const int Named = 20;

    public static Command Create(Globals globals)
    {
        var directory = SweepStatusCommand.Folder();
        var command = new Command("merge", Say("Bring the shards of a sweep together, where all are done.")) { directory };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            var clock = Stopwatch.StartNew();
            var (_, folder, plan) = SweepSet.Open(globals.Host.Files, parsed.GetRequiredValue(directory));
            foreach (var shard in folder.Missing(plan).Take(Named))
                globals.Remark(parsed, Say($"Shard {shard} with the points {plan.First(shard)} to {plan.End(shard) - 1} is missing."));
            SweepMerge.Run(folder, plan, globals.Host.Cancellation);
            SweepOutput.Print(globals, parsed, plan, folder, clock, null);
            return 0;
        });
        return command;
    }
}
