using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
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
        var slurm = new SlurmArguments();
        var command = new Command("run", Say("Compute a sweep; one that was stopped goes on where it was.")) { file, output, per };
        slurm.AddTo(command);
        command.SetAction(parsed =>
        {
            var clock = Stopwatch.StartNew();
            if (parsed.GetValue(per) is < 1 or > 1_000_000)
                throw new InputException(null, $"--shard-points is {parsed.GetValue(per)}.", "Give a number from 1 to 1,000,000.");
            var options = slurm.Read(parsed);
            var set = SweepSet.Read(globals, parsed, parsed.GetRequiredValue(file));
            var (study, _) = (set.Study(), new Pruning(set.Sweep));
            var plan = SweepPlan.Of(set.Sweep, parsed.GetValue(per));
            var tasks = options is null ? 0 : slurm.Tasks(parsed, options, plan);
            var folder = SweepFolder.Make(globals.Host.Files.Local(parsed.GetRequiredValue(output)), [.. set.Texts, ("points-per-shard", plan.PointsPerShard.ToString(CultureInfo.InvariantCulture))]);
            folder.Keep("columns.csv", string.Concat(study.Columns.Select(column => $"{column.Name},{column.Unit}\n").Prepend("column,unit\n")));
            var work = new SweepWork(globals, parsed, plan, folder, clock);
            return options is null ? work.Here(set, study) : work.OnSlurm(set.Sweep, options, tasks, slurm.Waits(parsed));
        });
        return command;
    }
}
