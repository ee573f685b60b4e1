using System.CommandLine;
using System.Text.Json;
using Assay.Cli.Output;
using Assay.Documents;
using Assay.Fitting;
using Assay.Reporting;
using Assay.Training;

namespace Assay.Cli.Commands;

/// <summary><c>assay training calibrate FILE</c>: fits the free numbers to published measurements.</summary>
internal static class TrainingCalibrateCommand
{
    private const int FewestRows = 10;

    public static Command Create(Globals globals, TrainingCommand training)
    {
        var file = new Argument<string>("file") { Description = "A CSV of measurements with the columns of measured/training.csv." };
        var output = new Option<string?>("--output") { Description = "Where to write the calibration.", HelpName = "file" };
        var without = new Option<string[]>("--without") { Description = "Leave the rows of a family out.", HelpName = "family", AllowMultipleArgumentsPerToken = false };
        var command = new Command("calibrate", "Fit the simulator's free numbers to published measurements, with an interval earned on families left out.") { file, output, without };
        command.SetAction(parsed =>
        {
            var simulator = training.Simulator(parsed);
            var (table, written) = (parsed.GetRequiredValue(file), parsed.GetValue(output));
            if (written is not null)
                ReportFile.Check(written);
            if (written is not null && Path.GetFullPath(written) == Path.GetFullPath(table))
                throw new InputException(null, $"--output would overwrite the table '{table}'.", "Name another file.");
            var (rows, unread) = TrainingValidateCommand.Table(table);
            foreach (var error in unread)
                Console.Error.WriteLine(error);
            var left = parsed.GetValue(without) ?? [];
            foreach (var family in left.Where(family => rows.All(row => row.Family != family)))
                throw new InputException(null, $"The table has no family '{family}'.", Nearest.Suggest(family, rows.Select(row => row.Family).Distinct(), "See its column 'family'."));
            var read = simulator.Interpret([.. rows.Where(row => !left.Contains(row.Family))]).Where(item => item.Read is not null).Select(item => item.Read!).ToArray();
            if (read.Length < FewestRows)
                throw new InputException(null, $"{read.Length} rows can be predicted.", $"A calibration needs {FewestRows} or more; 'assay training validate' says why rows are skipped.");
            var threads = globals.Sampling(parsed).Threads;
            var fit = LongWork.Run(globals, parsed, "Fitting without each family in turn", progress => new Calibrator<Coefficient>(Fitted.Form, simulator.Priors, threads).Fit(read, progress));
            if (written is not null)
                ReportFile.Write(written, CalibrationFile.Write(fit, [$"Fitted to {read.Length} rows of {read.Select(row => row.Row.Family).Distinct().Count()} families.", .. left.Length > 0 ? [$"Never seen: the families {string.Join(", ", left)}."] : Array.Empty<string>()]));
            Printer.Print(globals, parsed, () => Show(fit, read), () => Rows(fit), json => Write(json, fit, read));
            return unread.Count > 0 ? 1 : 0;
        });
        return command;
    }

    private static Page Show(Calibration<Coefficient> fit, IReadOnlyList<ReadRow> rows) => new(
    [
        new Paragraph($"{rows.Count} rows of {rows.Select(row => row.Row.Family).Distinct().Count()} families. What the coefficients leave unexplained: a factor of {Math.Exp(fit.Noise.Dense):F2} for dense models and of {Math.Exp(fit.Noise.Experts):F2} for models with experts."),
        new Table(
            "Coefficients: before and after",
            [new("coefficient"), new("prior", true), new("posterior", true), new("90 % interval", true), new("meaning", Width: 60)],
            [.. fit.Priors.Select((prior, i) => new[] { PriorList.Key(prior.Coefficient.ToString()), Number(prior.Median), Number(prior.Outer(fit.Centre[i])), $"{Number(End(fit, i, -1))} to {Number(End(fit, i, 1))}", prior.Title })]),
    ]);

    private static IEnumerable<IEnumerable<string>> Rows(Calibration<Coefficient> fit)
    {
        yield return ["coefficient", "prior_median", "prior_spread", "median", "p5", "p95"];
        for (var i = 0; i < fit.Priors.Count; i++)
            yield return [PriorList.Key(fit.Priors[i].Coefficient.ToString()), .. new[] { fit.Priors[i].Median, fit.Priors[i].Spread, fit.Priors[i].Outer(fit.Centre[i]), End(fit, i, -1), End(fit, i, 1) }.Select(Json.Text)];
    }

    private static void Write(Utf8JsonWriter json, Calibration<Coefficient> fit, IReadOnlyList<ReadRow> rows)
    {
        json.WriteNumber("rows", rows.Count);
        json.Texts("families", rows.Select(row => row.Row.Family).Distinct());
        json.Number("noise", fit.Noise.Dense);
        json.Number("noise_of_experts", fit.Noise.Experts);
        json.WriteStartArray("coefficients");
        for (var i = 0; i < fit.Priors.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", PriorList.Key(fit.Priors[i].Coefficient.ToString()));
            json.WriteString("title", fit.Priors[i].Title);
            json.Number("prior_median", fit.Priors[i].Median);
            json.Number("prior_spread", fit.Priors[i].Spread);
            json.Number("median", fit.Priors[i].Outer(fit.Centre[i]));
            json.Number("p5", End(fit, i, -1));
            json.Number("p95", End(fit, i, 1));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static double End(Calibration<Coefficient> fit, int i, int side) => fit.Priors[i].Outer(fit.Centre[i] + (side * HeldOut<ReadRow>.Tail * fit.Spread(i)));

    private static string Number(double value) => value.ToString("G3");
}
