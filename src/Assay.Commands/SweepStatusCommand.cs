using System.CommandLine;
using System.Globalization;
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
            var folder = SweepFolder.Open(globals.Host.Files.Local(parsed.GetRequiredValue(directory)));
            var sweep = SweepSet.Read(globals, parsed, folder).Sweep;
            var plan = new SweepPlan(sweep.Points, long.Parse(folder.Text("points-per-shard")!.Text, CultureInfo.InvariantCulture));
            var left = folder.Missing(plan).Count;
            Printer.Print(globals, parsed, () => new Page([new Paragraph(folder.IsDone ? Say($"Done: {sweep.Points:N0} points in '{folder.Results}'.") : Say($"{plan.Count - left:N0} of {plan.Count:N0} shards are done; 'assay sweep run' goes on with the others."))]), () => [["shards", "done", "complete"], [Json.Text(plan.Count), Json.Text(plan.Count - left), folder.IsDone ? "true" : "false"]], json =>
            {
                json.WriteString("sweep", sweep.Id);
                json.WriteNumber("points", sweep.Points);
                json.WriteNumber("shards", plan.Count);
                json.WriteNumber("shards_done", plan.Count - left);
                json.WriteBoolean("complete", folder.IsDone);
            });
            return 0;
        });
        return command;
    }

    /// <summary>The argument that names the folder of a sweep.</summary>
    public static Argument<string> Folder() => new("folder") { Description = Say("The folder of the sweep.") };
}
