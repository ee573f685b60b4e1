using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sweep run</c>: computes a sweep, or goes on with it.</summary>
internal static class SweepRunCommand
{
    public static Command Create(Globals globals)
    {
        var file = SweepPlanCommand.File();
        var output = new Option<string>("--out") { Description = Say("The folder of the results. A sweep that was begun there is gone on with."), HelpName = "folder", Required = true };
        var per = NamedOption.Count("--shard-points", Say("How many points are computed and written at a time; as many as suits the sweep without it."), "-sp");
        var command = new Command("run", Say("Compute a sweep; one that was stopped goes on where it was.")) { file, output, per };
        command.SetAction(parsed =>
        {
            var clock = Stopwatch.StartNew();
            if (parsed.GetValue(per) is < 1 or > 1_000_000)
                throw new InputException(null, $"--shard-points is {parsed.GetValue(per)}.", "Give a number from 1 to 1,000,000.");
            var set = SweepSet.Read(globals, parsed, parsed.GetRequiredValue(file));
            var (study, pruning) = (set.Study(), new Pruning(set.Sweep));
            var plan = SweepPlan.Of(set.Sweep, parsed.GetValue(per));
            var folder = SweepFolder.Make(globals.Host.Files.Local(parsed.GetRequiredValue(output)), [.. set.Texts, ("points-per-shard", plan.PointsPerShard.ToString(CultureInfo.InvariantCulture))]);
            folder.Keep("columns.csv", string.Concat(study.Columns.Select(column => $"{column.Name},{column.Unit}\n").Prepend("column,unit\n")));
            return Work(globals, parsed, set, study, pruning, plan, folder, clock);
        });
        return command;
    }

    private static int Work(Globals globals, ParseResult parsed, SweepSet set, IStudy study, Pruning pruning, SweepPlan plan, SweepFolder folder, Stopwatch clock)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(globals.Host.Cancellation);
        // Whoever stops it, a person or a scheduler, finds what is done when it is run again.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var missing = folder.Missing(plan);
        try
        {
            LongWork.Run(globals, parsed, Say("sweep"), progress =>
            {
                SweepRunner.Run(set.Sweep, study, pruning, plan, folder, missing, globals.Sampling(parsed).Threads, progress, stop.Token);
                folder.Merge(stop.Token);
                return true;
            });
        }
        catch (OperationCanceledException) when (!globals.Host.Cancellation.IsCancellationRequested)
        {
            var left = folder.Missing(plan).Count;
            globals.Remark(parsed, Say($"Stopped: {plan.Count - left:N0} of {plan.Count:N0} shards are done. Run it again to go on."));
            return 1;
        }

        var (done, failed) = SweepResults.Count(folder);
        var seconds = clock.Elapsed.TotalSeconds;
        Printer.Print(globals, parsed, () => Show(plan.Points, done, failed, folder), () => Rows(plan.Points, done, failed, seconds, folder), json =>
        {
            json.WriteNumber("points", plan.Points);
            json.WriteNumber("done", done);
            json.WriteNumber("failed", failed);
            json.Number("seconds", Math.Round(seconds, 3));
            json.WriteString("out", folder.Root);
        });
        return 0;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static Page Show(long points, long done, long failed, SweepFolder folder) => new(
    [
        new Paragraph(Say($"{done:N0} of {points:N0} points are done; {failed:N0} came to no result, and {points - done - failed:N0} were pruned.")),
        new Paragraph(Say($"Results: '{folder.Results}'. 'assay sweep query {folder.Root} SQL' reads them as the table 'results'.")),
        .. failed == 0 ? Array.Empty<Block>() : [new Table(Say("Points without a result"), [new(Say("points"), true), new(Say("the first")), new(Say("why"), Width: 70)], [.. SweepResults.Problems(folder).Select(row => new[] { row.Points.ToString("N0", CultureInfo.InvariantCulture), row.First.ToString(CultureInfo.InvariantCulture), row.Why })])],
    ]);

    private static IEnumerable<IEnumerable<string>> Rows(long points, long done, long failed, double seconds, SweepFolder folder)
    {
        yield return ["points", "done", "failed", "seconds", "out"];
        yield return [Json.Text(points), Json.Text(done), Json.Text(failed), Json.Text(Math.Round(seconds, 3)), folder.Root];
    }
}
