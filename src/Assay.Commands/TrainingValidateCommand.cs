using System.CommandLine;
using Assay.Documents;
using Assay.Reporting;
using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay training validate FILE</c>: predictions beside published measurements.</summary>
internal static class TrainingValidateCommand
{
    public static Command Create(Globals globals, TrainingCommand training)
    {
        var file = new Argument<string>("file") { Description = Say("A CSV of measurements with the columns of measured/training.csv.") };
        var heldOut = new Option<bool>("--held-out") { Description = Say("Predict each family of rows by a calibration to all other families, so that no row is predicted from itself.") };
        var report = new Option<string?>("--report") { Description = Say("Also write the whole validation, in sample and held out, as a Markdown page with a plot in 'images' beside it."), HelpName = "file" };
        var command = new Command("validate", Say("Hold predictions against published measurements, row by row.")) { file, heldOut, report };
        command.SetAction(parsed =>
        {
            var simulator = training.Simulator(parsed);
            var table = parsed.GetRequiredValue(file);
            var page = parsed.GetValue(report) is { } path ? ValidationPage.At(globals.Host.Files, path, table) : null;
            var (rows, unread) = Table(globals.Host.Files, table);
            var threads = globals.Sampling(parsed).Threads;
            T Fitting<T>(Func<IProgress<double>?, T> work) => LongWork.Run(globals, parsed, Say("Fitting without each family in turn"), work);
            var study = page is null ? null : Fitting(progress => simulator.Study(rows, unread, threads, progress));
            var validation = parsed.GetValue(heldOut)
                ? study?.HeldOut ?? Fitting(progress => simulator.CrossValidate(rows, unread, threads, progress))
                : study?.InSample ?? simulator.Validate(rows, unread);
            page?.Write("training", (pictures, anew) => ValidationDocument.Of(study!, pictures, anew));
            foreach (var error in unread)
                globals.Host.Error.WriteLine(error);
            Printer.Print(globals, parsed, () => ValidationTables.Show(validation.Rows, validation.Skipped), () => ValidationTables.Rows(validation.Rows), json => ValidationTables.Write(json, validation.Rows, validation.Unread));
            return unread.Count > 0 ? 1 : 0;
        });
        return command;
    }

    /// <exception cref="InputException">The file is no such table, or no row of it can be read.</exception>
    public static (IReadOnlyList<MeasuredRow> Rows, IReadOnlyList<InputError> Unread) Table(ICommandFiles files, string path)
    {
        var errors = new Errors();
        var rows = MeasuredTable.Read(files.Text(path, Say("a table of measurements")), errors);
        return (rows, errors.All);
    }
}
