using System.CommandLine;
using Assay.Documents;
using Assay.Fitting;
using Assay.Reporting;
using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay training calibrate FILE</c>: fits the free numbers to published measurements.</summary>
internal static class TrainingCalibrateCommand
{
    private const int FewestRows = 10;

    public static Command Create(Globals globals, TrainingCommand training)
    {
        var file = new Argument<string>("file") { Description = Say("A CSV of measurements with the columns of measured/training.csv.") };
        var output = new Option<string?>("--output") { Description = Say("Where to write the calibration."), HelpName = "file" };
        var without = new Option<string[]>("--without") { Description = Say("Leave the rows of a family out."), HelpName = "family", AllowMultipleArgumentsPerToken = false };
        var command = new Command("calibrate", Say("Fit the simulator's free numbers to published measurements, with an interval earned on families left out.")) { file, output, without };
        command.SetAction(parsed =>
        {
            var simulator = training.Simulator(parsed);
            var (table, written) = (parsed.GetRequiredValue(file), parsed.GetValue(output));
            if (written is not null)
                globals.Host.Files.CheckWritable(written);
            if (written is not null && Path.GetFullPath(written) == Path.GetFullPath(table))
                throw new InputException(null, $"--output would overwrite the table '{table}'.", "Name another file.");
            var (rows, unread) = TrainingValidateCommand.Table(globals.Host.Files, table);
            foreach (var error in unread)
                globals.Host.Error.WriteLine(error);
            var left = parsed.GetValue(without) ?? [];
            foreach (var family in left.Where(family => rows.All(row => row.Family != family)))
                throw new InputException(null, $"The table has no family '{family}'.", Nearest.Suggest(family, rows.Select(row => row.Family).Distinct(), "See its column 'family'."));
            var read = simulator.Interpret([.. rows.Where(row => !left.Contains(row.Family))]).Where(item => item.Read is not null).Select(item => item.Read!).ToArray();
            if (read.Length < FewestRows)
                throw new InputException(null, $"{read.Length} rows can be predicted.", $"A calibration needs {FewestRows} or more; 'assay training validate' says why rows are skipped.");
            var threads = globals.Sampling(parsed).Threads;
            var fit = LongWork.Run(globals, parsed, Say("Fitting without each family in turn"), progress => new Calibrator<Coefficient>(Fitted.Form, simulator.Priors, threads).Fit(read, progress));
            if (written is not null)
                globals.Host.Files.Write(new OutputFile(written, CalibrationFile.Write(fit, [Say($"Fitted to {read.Length} rows of {read.Select(row => row.Row.Family).Distinct().Count()} families."), .. left.Length > 0 ? [Say($"Never seen: the families {string.Join(", ", left)}.")] : Array.Empty<string>()])));
            Printer.Print(globals, parsed, () => CalibrationTables.Show(fit, read), () => CalibrationTables.Rows(fit), json => CalibrationTables.Write(json, fit, read));
            return unread.Count > 0 ? 1 : 0;
        });
        return command;
    }
}
