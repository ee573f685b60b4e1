using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assay.Commands.Output;
using Assay.Sweeps;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay sweep status</c>: how far a sweep is.</summary>
internal static class SweepStatusCommand
{
    public static Command Create(Globals globals)
    {
        var directory = Folder();
        var command = new Command("status", Say("How far a sweep is.")) { directory };
        command.SetAction(parsed =>
        {
            var (set, folder, plan) = SweepSet.Open(globals.Host.Files, parsed.GetRequiredValue(directory));
            var (left, failed, jobs) = (folder.Missing(plan).Count, folder.Failed(plan), SlurmJobs.Of(folder));
            if (jobs is { Queued: null })
                globals.Remark(parsed, Say($"Slurm does not tell of its queue: {jobs.Why}"));
            else if (jobs is { Ended: null })
                globals.Remark(parsed, Say("This Slurm keeps no records of jobs that have ended, or does not tell of them."));
            Printer.Print(globals, parsed, () => Show(plan, left, folder, failed, jobs), () => [["shards", "done", "complete"], [Json.Text(plan.Count), Json.Text(plan.Count - left), folder.IsDone ? "true" : "false"]], json =>
            {
                json.WriteString("sweep", set.Sweep.Id);
                json.WriteNumber("points", plan.Points);
                json.WriteNumber("shards", plan.Count);
                json.WriteNumber("shards_done", plan.Count - left);
                json.WriteBoolean("complete", folder.IsDone);
                if (jobs is not null)
                    Write(json, jobs, failed);
            });
            return 0;
        });
        return command;
    }

    /// <summary>The argument that names the folder of a sweep.</summary>
    public static Argument<string> Folder() => new("folder") { Description = Say("The folder of the sweep.") };

    private static Page Show(SweepPlan plan, int left, SweepFolder folder, IReadOnlyList<ShardFailure> failed, SlurmJobs? jobs) => new(
    [
        new Paragraph(folder.IsDone ? Say($"Done: {plan.Points:N0} points in '{folder.Results}'.") : Say($"{plan.Count - left:N0} of {plan.Count:N0} shards are done; 'assay sweep resume {folder.Root}' goes on with the others.")),
        .. jobs is null || !States(jobs).Any() ? Array.Empty<Block>() : [new Table(Say("Tasks on Slurm"), [new(Say("state")), new(Say("tasks"), true)], [.. States(jobs).Select(state => new[] { state.Key, state.Value.ToString("N0", CultureInfo.InvariantCulture) })])],
        .. failed.Count == 0 ? Array.Empty<Block>() : [new Table(Say("Shards that failed"), [new(Say("shard"), true), new(Say("points")), new(Say("why"), Width: 70)], [.. failed.Select(one => new[] { one.Shard.ToString(CultureInfo.InvariantCulture), Say($"{one.First} to {one.Last}"), one.Problem })])],
    ]);

    private static IEnumerable<KeyValuePair<string, int>> States(SlurmJobs jobs) =>
        (jobs.Queued ?? new Dictionary<string, int>()).Concat(jobs.Ended ?? new Dictionary<string, int>());

    private static void Write(Utf8JsonWriter json, SlurmJobs jobs, IReadOnlyList<ShardFailure> failed)
    {
        json.Texts("jobs", jobs.Numbers);
        Write(json, "queued", jobs.Queued);
        Write(json, "ended", jobs.Ended);
        json.Objects("failed_shards", failed, one =>
        {
            json.WriteNumber("shard", one.Shard);
            json.WriteNumber("first", one.First);
            json.WriteNumber("last", one.Last);
            json.WriteString("problem", one.Problem);
        });
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int>? states)
    {
        if (states is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        foreach (var (state, tasks) in states)
            json.WriteNumber(state, tasks);
        json.WriteEndObject();
    }
}
