using System.CommandLine;
using System.Diagnostics;
using Assay.Documents;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>Computes what is missing of a sweep in its folder: on this machine, or by jobs of Slurm.</summary>
/// <param name="globals">The options that every command has.</param>
/// <param name="parsed">The command line.</param>
/// <param name="plan">How the sweep is cut.</param>
/// <param name="folder">Its folder.</param>
/// <param name="clock">Since when it has been at work.</param>
internal sealed class SweepWork(Globals globals, ParseResult parsed, SweepPlan plan, SweepFolder folder, Stopwatch clock)
{
    // How often the queue is asked: it is shared by all who compute there.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Computes it on the cores of this machine.</summary>
    public int Here(SweepSet set, IStudy study)
    {
        if (SlurmJobs.Of(folder, records: false) is { Left: > 0 and var queued })
            globals.Remark(parsed, Say($"Slurm has {queued:N0} tasks of this sweep in its queue; what they compute is computed here as well. 'assay sweep cancel {folder.Root}' takes them away."));
        using var stop = new StopSource(globals.Host.Cancellation);
        try
        {
            LongWork.Run(globals, parsed, Say("sweep"), progress =>
            {
                SweepRunner.Run(set.Sweep, study, new Pruning(set.Sweep), plan, folder, Sound(), globals.Sampling(parsed).Threads, null, progress, stop.Token);
                SweepMerge.Run(folder, plan, stop.Token);
                return true;
            });
        }
        catch (OperationCanceledException) when (!globals.Host.Cancellation.IsCancellationRequested)
        {
            var left = folder.Missing(plan).Count;
            globals.Remark(parsed, Say($"Stopped: {plan.Count - left:N0} of {plan.Count:N0} shards are done. Run it again to go on."));
            return 1;
        }

        SweepOutput.Print(globals, parsed, plan, folder, clock, null);
        return 0;
    }

    /// <summary>Submits it to Slurm, which has been asked whether it takes the jobs.</summary>
    public int OnSlurm(Sweep sweep, SlurmOptions options, int tasks, bool wait)
    {
        var missing = Sound();
        if (missing.Count == 0)
        {
            SweepMerge.Run(folder, plan, globals.Host.Cancellation);
            SweepOutput.Print(globals, parsed, plan, folder, clock, []);
            return 0;
        }

        if (SlurmJobs.Of(folder, records: false) is { Left: > 0 and var left })
            throw new InputException(null, $"Slurm has {left:N0} tasks of this sweep in its queue already.", $"'assay sweep status {folder.Root}' says how far they are; 'assay sweep cancel {folder.Root}' takes them away.");
        var jobs = SlurmArray.Submit(folder, sweep.Id, missing, Math.Min(tasks, missing.Count), options, ThisProgram.Words);
        if (wait && !Waited(missing.Count))
            return 1;
        SweepOutput.Print(globals, parsed, plan, folder, clock, jobs);
        return 0;
    }

    // What was cut off by a broken disk is found now, and not when all is brought together.
    private IReadOnlyList<int> Sound()
    {
        foreach (var shard in folder.Done())
            folder.Has(shard);
        return folder.Missing(plan);
    }

    private bool Waited(int missing)
    {
        using var stop = new StopSource(globals.Host.Cancellation);
        var ended = LongWork.Run(globals, parsed, Say("sweep"), progress =>
        {
            while (!stop.Token.WaitHandle.WaitOne(Pause))
            {
                // Of a queue that does not answer for a while nothing is known.
                if (SlurmJobs.Of(folder, records: false) is { Queued: not null, Left: 0 })
                    return true;
                progress?.Report(1 - ((double)folder.Missing(plan).Count / missing));
            }

            return false;
        });
        if (folder.IsDone)
            return true;
        globals.Remark(parsed, ended
            ? Say($"The jobs have ended, and {folder.Missing(plan).Count:N0} of {plan.Count:N0} shards are missing. 'assay sweep status {folder.Root}' says why; 'assay sweep resume {folder.Root} --on slurm' goes on.")
            : Say($"The jobs go on. 'assay sweep status {folder.Root}' says how far they are."));
        return false;
    }
}
