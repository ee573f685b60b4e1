using System.Globalization;
using System.Text;
using Assay.Fitting;
using Assay.Reporting.Charts;
using Assay.Serving;

namespace Assay.Reporting;

/// <content>The page on serving.</content>
public sealed partial record ValidationDocument
{
    private const int WorstOfFigure = 10;

    /// <summary>The page on serving, with a picture for each kind of figure.</summary>
    /// <param name="study">What is told.</param>
    /// <param name="pictures">Where the pictures lie, relative to the page, without what tells them apart and their extension.</param>
    /// <param name="command">The command that writes the page anew.</param>
    public static ValidationDocument Of(ServingStudy study, string pictures, string command)
    {
        var text = new StringBuilder();
        text.Append(Opening(study, command));
        text.Append("## Errors\n\n").Append(ReadingErrors).Append(Overview(study));
        foreach (var figure in Enum.GetValues<ServingFigure>())
            Section(text, study, figure, PictureOf(figure, pictures));
        text.Append("\n## Rows skipped\n\n").Append(AboutSkipped).Append(Skipped(study.InSample.Rows));
        text.Append("\n## Blank fields\n\n").Append(AboutServingBlanks);
        text.Append("\n## Coefficients\n\n").Append(AboutServingCoefficients).Append(Unexplained(study.Calibration)).Append('\n').Append(Coefficients(study.Calibration));
        text.Append("\n## Conventions\n\n").Append(ServingConventions);
        return new(text.ToString(), [.. Enum.GetValues<ServingFigure>().Select(figure => (PictureOf(figure, pictures), Picture(study.ByModel, figure)))]);
    }

    private static void Section(StringBuilder text, ServingStudy study, ServingFigure figure, string picture)
    {
        var rows = ServingValidationTable.Of(study.ByModel, figure);
        var name = Named(figure);
        text.Append(CultureInfo.InvariantCulture, $"\n## {Capital(name)}\n\n{About(figure)}");
        Within(text, rows, Bands(figure).Inner, Bands(figure).Outer);
        text.Append(CultureInfo.InvariantCulture, $"![Predicted against measured {name}, each model left out]({picture})\n\n").Append(Caption(figure));
        text.Append("All tables below are held out, each model left out.\n");
        Groups(text, $"### {Capital(name)} by publication", "publication", ServingValidationTable.ByFamily(rows), skipped: true);
        Groups(text, $"### {Capital(name)} by accelerator", "accelerator", ServingValidationTable.ByGpu(rows), skipped: false);
        Groups(text, $"### {Capital(name)} by publication and accelerator", "prefill and decode together", ServingValidationTable.ByFamilyAndGpu(rows), skipped: false);
        Groups(text, $"### {Capital(name)} by kind of model", "layers", ServingValidationTable.ByKind(rows), skipped: false);
        Groups(text, $"### {Capital(name)} by model", "model", ServingValidationTable.ByModel(rows), skipped: false);
        Groups(text, $"### {Capital(name)} by precision", "precision", ServingValidationTable.ByPrecision(rows), skipped: false);
        Groups(text, $"### {Capital(name)} by deployment", "prefill and decode", ServingValidationTable.ByRole(rows), skipped: false);
        Groups(text, $"### {Capital(name)} by software", "software", ServingValidationTable.BySoftware(rows), skipped: false);
        Groups(text, $"### {Capital(name)} by load", "requests in flight", ServingValidationTable.ByLoad(rows), skipped: false);
        Groups(text, $"### {Capital(name)} by what is published", "fields", ServingValidationTable.ByCompleteness(rows), skipped: false);
        text.Append(CultureInfo.InvariantCulture, $"\n### {Capital(name)}: the worst rows\n\n").Append(AboutServingWorst).Append(Worst(rows));
    }

    private static string Overview(ServingStudy study) => MarkdownTable.Write(
        ["figure", "rows predicted", .. ErrorColumns],
        Enum.GetValues<ServingFigure>().SelectMany(figure =>
        {
            string[] Line(string what, ServingValidation validation, Func<ValidatedServingRow, bool> counts) =>
                [Named(figure), what, .. Cells(ErrorSummary.Of(ServingValidationTable.Of(validation, figure).Where(counts)))];
            string[][] notSet = figure == ServingFigure.Throughput ? [Line("each model left out, rows whose load does not set it", study.ByModel, row => !ServingValidationTable.LoadSetsRate(row))] : [];
            return (string[][])
            [
                Line("each model left out, all rows", study.ByModel, _ => true),
                .. notSet,
                Line("each model left out, complete rows", study.ByModel, row => row.Complete),
                Line("each publication left out, all rows", study.ByPublication, _ => true),
                Line("in sample, all rows", study.InSample, _ => true),
                Line("in sample, complete rows", study.InSample, row => row.Complete),
            ];
        }));

    private static string Worst(IEnumerable<ValidatedServingRow> rows) => MarkdownTable.Write(
        ["row", "model", "accelerators", "set-up", "requests", "measured|", "predicted|", "error|"],
        ComparedRows.Worst(rows, WorstOfFigure).Select(row => new[]
        {
            row.Id, row.Row.Model, string.Create(CultureInfo.InvariantCulture, $"{row.Read!.Services[0].Gpus:N0} {row.Gpu}"), SetUp(row), Requests(row),
            Number(row.Reported) + ServingUnit(row.Metric), Number(row.Predicted!.Value) + ServingUnit(row.Metric), Signed(row.Error!.Value),
        }));

    private static string SetUp(ValidatedServingRow row)
    {
        var service = row.Read!.Services[0];
        var layout = service.Decode is { } decode ? $"{service.PrefillEngines} × {service.Prefill.Layout}, {service.DecodeEngines} × {decode.Layout}" : $"{service.Prefill.Layout}";
        return string.Join(' ', new[] { layout, row.Row.Precision?.ToUpperInvariant(), row.Row.Framework }.OfType<string>());
    }

    private static string Requests(ValidatedServingRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Row.InputTokens:N0} + {row.Row.OutputTokens:N0} tokens, {row.Row.Load ?? "load not told"}");

    private static string Unexplained(Calibration<ServingCoefficient> calibration) => MarkdownTable.Write(
        ["figure", "dense models|", "with experts|"],
        Enum.GetValues<ServingFigure>().Select(figure =>
        {
            string Factor(bool experts) => string.Create(CultureInfo.InvariantCulture, $"× {Math.Exp(calibration.Noise.Of(ServingForm.Kind(figure, experts))):F2}");
            return new[] { Named(figure), Factor(false), Factor(true) };
        }));

    private static string Picture(ServingValidation validation, ServingFigure figure)
    {
        var marks = ServingValidationTable.Of(validation, figure)
            .Select(row => (Row: row, Scaled: ServingScale.Of(row))).Where(pair => pair.Scaled is not null)
            .Select(pair => new ValidationMark(pair.Scaled!.Value.Measured, pair.Scaled.Value.Predicted, pair.Row.Read!.Services[0].Prefill.Model.Experts > 0 ? 1 : 0, pair.Row.Complete)).ToArray();
        return new ValidationChart
        {
            Label = string.Create(CultureInfo.InvariantCulture, $"Predicted against measured {Named(figure)} of {marks.Length:N0} published rows, each predicted without its model."),
            Groups = ["dense models", "models with experts"],
            Measured = $"measured {Named(figure)}, {Scale(figure)}",
            Predicted = "predicted without the row's model",
            Bands = Bands(figure),
        }.Write(marks);
    }

    private static (double Inner, double Outer) Bands(ServingFigure figure) => figure == ServingFigure.Ttft ? (0.25, 0.5) : (0.15, 0.3);

    private static string PictureOf(ServingFigure figure, string pictures) => $"{pictures}-{figure.ToString().ToLowerInvariant()}.svg";

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string ServingUnit(string metric) =>
        metric.Contains("ms", StringComparison.Ordinal) ? " ms" : metric.StartsWith("requests", StringComparison.Ordinal) ? " requests/s" : " tokens/s";
}
