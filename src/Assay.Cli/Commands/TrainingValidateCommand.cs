using System.CommandLine;
using System.Text.Json;
using Assay.Cli.Output;
using Assay.Documents;
using Assay.Fitting;
using Assay.Training;

namespace Assay.Cli.Commands;

/// <summary><c>assay training validate FILE</c>: predictions beside published measurements.</summary>
internal static class TrainingValidateCommand
{
    public static Command Create(Globals globals, TrainingCommand training)
    {
        var file = new Argument<string>("file") { Description = "A CSV of measurements with the columns of measured/training.csv." };
        var heldOut = new Option<bool>("--held-out") { Description = "Predict each family of rows by a calibration to all other families, so that no row is predicted from itself." };
        var report = new Option<string?>("--report") { Description = "Also write the whole validation, in sample and held out, as a Markdown page with a plot in 'images' beside it.", HelpName = "file" };
        var command = new Command("validate", "Hold predictions against published measurements, row by row.") { file, heldOut, report };
        command.SetAction(parsed =>
        {
            var simulator = training.Simulator(parsed);
            var table = parsed.GetRequiredValue(file);
            var page = parsed.GetValue(report) is { } path ? ValidationPage.At(path, table) : null;
            var (rows, unread) = Table(table);
            var threads = globals.Sampling(parsed).Threads;
            T Fitting<T>(Func<IProgress<double>?, T> work) => LongWork.Run(globals, parsed, "Fitting without each family in turn", work);
            var study = page is null ? null : Fitting(progress => simulator.Study(rows, unread, threads, progress));
            var validation = parsed.GetValue(heldOut)
                ? study?.HeldOut ?? Fitting(progress => simulator.CrossValidate(rows, unread, threads, progress))
                : study?.InSample ?? simulator.Validate(rows, unread);
            page?.Write(study!);
            foreach (var error in unread)
                Console.Error.WriteLine(error);
            Printer.Print(globals, parsed, () => Show(validation), () => Rows(validation), json => Write(json, validation));
            return unread.Count > 0 ? 1 : 0;
        });
        return command;
    }

    /// <exception cref="InputException">The file is no such table, or no row of it can be read.</exception>
    public static (IReadOnlyList<MeasuredRow> Rows, IReadOnlyList<InputError> Unread) Table(string path)
    {
        var errors = new Errors();
        var rows = MeasuredTable.Read(InputFile.Read(path, "a table of measurements"), errors);
        return (rows, errors.All);
    }

    private static Page Show(Validation validation)
    {
        var families = validation.Rows.GroupBy(row => (row.Row.Family, row.Row.Gpu)).Select(group => (group.Key, ErrorSummary.Of(group), Skipped: group.Count(row => row.Skipped is not null)))
            .OrderBy(group => group.Key.Family, StringComparer.Ordinal).ThenBy(group => group.Key.Gpu, StringComparer.Ordinal);
        var skips = validation.Rows.Where(row => row.Skipped is not null).GroupBy(row => row.Skipped!).OrderByDescending(group => group.Count()).Select(group => new[] { group.Count().ToString(), group.Key });
        return new Page(
        [
            new Table(
                "Errors: predicted over reported, less one",
                [new("family"), new("GPU"), new("rows", true), new("skipped", true), new("median", true), new("mean", true), new("90 %", true), new("bias", true), new("covered", true)],
                [
                    .. families.Select(family => (string[])[family.Key.Family, family.Key.Gpu, family.Item2.Count.ToString(), family.Skipped.ToString(), .. Cells(family.Item2)]),
                    ["complete rows", "", validation.Complete.Count.ToString(), "", .. Cells(validation.Complete)],
                    ["all", "", validation.Summary.Count.ToString(), validation.Skipped.ToString(), .. Cells(validation.Summary)],
                ]),
            new Paragraph("Median, mean and 90 % quantile of errors without sign; bias is their mean with it; covered, the share of measurements within the 90 % interval. Complete rows tell all that a prediction rests on."),
            .. skips.Any() ? [new Table("Skipped", [new("rows", true), new("because", Width: 80)], [.. skips])] : Array.Empty<Block>(),
        ]);
    }

    private static string[] Cells(ErrorSummary summary) =>
        [Percent(summary.MedianAbsolute), Percent(summary.MeanAbsolute), Percent(summary.P90Absolute), Percent(summary.Bias), Percent(summary.Coverage90)];

    private static string Percent(double? share) => share is { } value ? $"{100 * value:F1} %" : "";

    private static IEnumerable<IEnumerable<string>> Rows(Validation validation)
    {
        yield return ["id", "family", "metric", "reported", "predicted", "p5", "p95", "error", "complete", "skipped"];
        foreach (var row in validation.Rows)
            yield return [row.Row.Id, row.Row.Family, row.Row.Metric, Json.Text(row.Row.Reported), .. new[] { row.Predicted, row.P5, row.P95, row.Error }.Select(value => value is { } number ? Json.Text(number) : ""), row.Complete ? "true" : "false", row.Skipped ?? ""];
    }

    private static void Write(Utf8JsonWriter json, Validation validation)
    {
        json.WriteStartArray("rows");
        foreach (var row in validation.Rows)
        {
            json.WriteStartObject();
            json.WriteString("id", row.Row.Id);
            json.WriteString("family", row.Row.Family);
            json.WriteString("metric", row.Row.Metric);
            json.Number("reported", row.Row.Reported);
            Number(json, "predicted", row.Predicted);
            Number(json, "p5", row.P5);
            Number(json, "p95", row.P95);
            Number(json, "error", row.Error);
            json.WriteBoolean("complete", row.Complete);
            json.WriteString("skipped", row.Skipped);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "summary", validation.Summary, validation.Skipped);
        Write(json, "summary_of_complete_rows", validation.Complete, 0);
        json.Texts("unread", validation.Unread.Select(error => error.ToString()));
    }

    private static void Write(Utf8JsonWriter json, string name, ErrorSummary summary, int skipped)
    {
        json.WriteStartObject(name);
        json.WriteNumber("n", summary.Count);
        json.WriteNumber("skipped", skipped);
        Number(json, "median_abs_error", summary.MedianAbsolute);
        Number(json, "mean_abs_error", summary.MeanAbsolute);
        Number(json, "p90_abs_error", summary.P90Absolute);
        Number(json, "bias", summary.Bias);
        Number(json, "coverage90", summary.Coverage90);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.Number(name, number);
        else
            json.WriteNull(name);
    }
}
