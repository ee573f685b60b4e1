using System.CommandLine;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sweep cancel</c>: takes the jobs of a sweep out of Slurm's queue.</summary>
internal static class SweepCancelCommand
{
    public static Command Create(Globals globals)
    {
        var directory = SweepStatusCommand.Folder();
        var command = new Command("cancel", Say("Take the jobs of a sweep out of Slurm's queue; what is done stays.")) { directory };
        command.SetAction(parsed =>
        {
            var (_, folder, plan) = SweepSet.Open(globals.Host.Files, parsed.GetRequiredValue(directory));
            var jobs = SlurmJobs.Of(folder, records: false);
            if (jobs is { Queued: null })
                throw new InputException(null, $"Slurm does not tell of its queue: {jobs.Why}", "Cancel from a machine that submits to it.");
            if (jobs is { Left: > 0 } && SlurmJobs.Cancel(folder) is { Exit: not 0 } refused)
                throw new InputException(null, $"Slurm does not cancel the jobs: {refused.Why}", "Whoever submitted them can.");
            var (cancelled, left) = (jobs?.Left ?? 0, folder.Missing(plan).Count);
            Printer.Print(globals, parsed, () => Show(cancelled, plan, left, folder), () => [["cancelled", "shards", "done"], [Json.Text(cancelled), Json.Text(plan.Count), Json.Text(plan.Count - left)]], json =>
            {
                json.WriteNumber("cancelled", cancelled);
                json.WriteNumber("shards", plan.Count);
                json.WriteNumber("shards_done", plan.Count - left);
                json.WriteBoolean("complete", folder.IsDone);
            });
            return 0;
        });
        return command;
    }

    private static Page Show(int cancelled, SweepPlan plan, int left, SweepFolder folder) => new(
    [
        new Paragraph(cancelled == 0 ? Say("No job of this sweep is in Slurm's queue.") : Say($"{cancelled:N0} tasks were taken out of Slurm's queue.")),
        new Paragraph(folder.IsDone ? Say($"Done: {plan.Points:N0} points in '{folder.Results}'.") : Say($"{plan.Count - left:N0} of {plan.Count:N0} shards are done; 'assay sweep resume {folder.Root}' goes on with the others.")),
    ]);
}
