using System.CommandLine;
using System.Globalization;
using Assay.Documents;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sweep shard</c>: what a task of an array of Slurm's runs. People have no need of it.</summary>
internal static class SweepShardCommand
{
    private const int Done = 0;
    private const int Left = 1;

    public static Command Create(Globals globals)
    {
        var directory = SweepStatusCommand.Folder();
        var list = new Option<string>("--list") { Description = Say("The list of the shards, seen from the folder."), HelpName = "file", Required = true };
        var task = NamedOption.Count("--task", Say("Which task this is, from 0 on."), 0);
        var of = NamedOption.Count("--of", Say("How many tasks share the list."), 1);
        var command = new Command("shard", Say("Compute a task's share of the shards that are missing.")) { directory, list, task, of };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            var (set, folder, plan) = SweepSet.Open(globals.Host.Files, parsed.GetRequiredValue(directory));
            SweepSet.CheckProgram(folder);
            var listed = folder.Text(parsed.GetRequiredValue(list)) ?? throw new InputException(null, $"There is no file '{parsed.GetRequiredValue(list)}' in the folder of the sweep.", "'assay sweep resume' goes on with it.");
            int[] mine = folder.IsDone ? [] : [.. ShardList.Share(listed.Text, parsed.GetValue(task), parsed.GetValue(of)).Where(shard => !folder.Has(shard))];
            return mine.Length == 0 ? Done : Compute(globals, parsed, set, folder, plan, mine);
        });
        return command;
    }

    private static int Compute(Globals globals, ParseResult parsed, SweepSet set, SweepFolder folder, SweepPlan plan, int[] mine)
    {
        var failed = 0;
        using var stop = new StopSource(globals.Host.Cancellation);
        try
        {
            SweepRunner.Run(set.Sweep, set.Study(), new Pruning(set.Sweep), plan, folder, mine, globals.Sampling(parsed).Threads, (shard, why) =>
            {
                Interlocked.Increment(ref failed);
                folder.Fail(plan, shard, Words(why));
                Note(globals, parsed, Say($"Shard {shard} with the points {plan.First(shard)} to {plan.End(shard) - 1} failed: {Words(why)}"));
            }, null, stop.Token);
        }
        catch (OperationCanceledException)
        {
            Note(globals, parsed, Say("Stopped."));
            return Left;
        }

        Note(globals, parsed, Say($"{mine.Length - failed:N0} of {mine.Length:N0} shards are done."));
        return failed == 0 ? Done : Left;
    }

    // The log lies on the disk that may be full, and that stops no other shard.
    private static void Note(Globals globals, ParseResult parsed, string words)
    {
        try
        {
            globals.Remark(parsed, words);
        }
        catch (IOException)
        {
        }
    }

    private static string Words(Exception why) => why is InputException refused
        ? string.Join(" ", refused.Errors.Select(error => error.Problem.ToString()))
        : string.Create(CultureInfo.InvariantCulture, $"{why.GetType().Name}: {why.Message.ReplaceLineEndings(" ")}");
}
