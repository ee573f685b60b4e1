using System.CommandLine;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sweep</c>: many points of a case, on all cores or on Slurm.</summary>
internal static class SweepCommand
{
    public static Command Create(Globals globals) => new("sweep", Say("Compute a case at many points: lists, ranges and designs of what it rests on."))
    {
        SweepPlanCommand.Create(globals),
        SweepRunCommand.Create(globals),
        SweepStatusCommand.Create(globals),
        SweepResumeCommand.Create(globals),
        SweepCancelCommand.Create(globals),
        SweepReportCommand.Create(globals),
        SweepQueryCommand.Create(globals),
        SweepExportCommand.Create(globals),
        SweepShardCommand.Create(globals),
        SweepMergeCommand.Create(globals),
    };
}
