using System.CommandLine;
using Assay.Documents;
using Assay.Fitting;
using Assay.Reporting;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary><c>assay serving validate FILE</c>: predictions beside published measurements.</summary>
internal static class ServingValidateCommand
{
    public static Command Create(Globals globals, ServingCommand serving)
    {
        var file = new Argument<string>("file") { Description = Say("A CSV of measurements with the columns of measured/serving.csv.") };
        var heldOut = new Option<string?>("--held-out") { Description = Say("Predict each group of rows by a calibration to all others, so that no row is predicted from itself: 'family', the rows of one publication, unless given; or 'model', those of one shape of model, wherever it was published."), HelpName = "family|model", Arity = ArgumentArity.ZeroOrOne };
        var report = new Option<string?>("--report") { Description = Say("Also write the whole validation, in sample and held out, as a Markdown page with plots in 'images' beside it."), HelpName = "file" };
        var command = new Command("validate", Say("Hold predictions against published measurements, row by row.")) { file, heldOut, report };
        command.SetAction(parsed =>
        {
            var predictor = serving.Predictor(parsed);
            LeftOut? groups = parsed.GetResult(heldOut) is null ? null : parsed.GetValue(heldOut) switch
            {
                null or "family" => LeftOut.Family,
                "model" => LeftOut.Model,
                var other => throw new InputException(null, $"--held-out is '{other}'.", "Write family or model."),
            };
            var table = parsed.GetRequiredValue(file);
            var page = parsed.GetValue(report) is { } path ? ValidationPage.At(globals.Host.Files, path, table) : null;
            var (rows, unread) = Table(globals.Host.Files, table);
            var threads = globals.Sampling(parsed).Threads;
            T Fitting<T>(Func<IProgress<double>?, T> work) => LongWork.Run(globals, parsed, Say("Fitting without each group in turn"), work);
            var study = page is null ? null : Fitting(progress => ServingStudy.Of(predictor, rows, unread, threads, progress));
            var validation = groups switch
            {
                null => study?.InSample ?? predictor.Validate(rows, unread),
                LeftOut.Model when study is not null => study.ByModel,
                LeftOut.Family when study is not null => study.ByPublication,
                var left => Fitting(progress => predictor.CrossValidate(rows, unread, left.Value, threads, progress)),
            };
            page?.Write("serving", (pictures, anew) => ValidationDocument.Of(study!, pictures, anew));
            foreach (var error in unread)
                globals.Host.Error.WriteLine(error);
            (string, ErrorSummary)[] kinds = [("throughput", validation.Of(ServingFigure.Throughput)), ("tpot", validation.Of(ServingFigure.Tpot)), ("ttft", validation.Of(ServingFigure.Ttft))];
            Printer.Print(globals, parsed, () => ValidationTables.Show(validation.Rows, validation.Skipped, kinds), () => ValidationTables.Rows(validation.Rows), json => ValidationTables.Write(json, validation.Rows, unread, kinds));
            return unread.Count > 0 ? 1 : 0;
        });
        return command;
    }

    /// <exception cref="InputException">The file is no such table, or no row of it can be read.</exception>
    public static (IReadOnlyList<ServingRow> Rows, IReadOnlyList<InputError> Unread) Table(ICommandFiles files, string path)
    {
        var errors = new Errors();
        var rows = ServingTable.Read(files.Text(path, Say("a table of measurements")), errors);
        return (rows, errors.All);
    }
}
