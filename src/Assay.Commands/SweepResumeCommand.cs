using System.CommandLine;
using System.Diagnostics;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sweep resume</c>: goes on with a sweep from its folder alone.</summary>
internal static class SweepResumeCommand
{
    public static Command Create(Globals globals)
    {
        var directory = SweepStatusCommand.Folder();
        var slurm = new SlurmArguments();
        var command = new Command("resume", Say("Go on with a sweep from its folder alone.")) { directory };
        slurm.AddTo(command);
        command.SetAction(parsed =>
        {
            var clock = Stopwatch.StartNew();
            var options = slurm.Read(parsed);
            var (set, folder, plan) = SweepSet.Open(globals.Host.Files, parsed.GetRequiredValue(directory));
            SweepSet.CheckProgram(folder);
            var work = new SweepWork(globals, parsed, plan, folder, clock);
            return options is null ? work.Here(set, set.Study()) : work.OnSlurm(set.Sweep, options, slurm.Tasks(parsed, options, plan), slurm.Waits(parsed));
        });
        return command;
    }
}
