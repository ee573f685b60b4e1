using System.Globalization;
using System.Text;
using Assay.Fitting;
using Assay.Reporting.Charts;
using Assay.Training;

namespace Assay.Reporting;

/// <content>The page on the training simulator.</content>
public sealed partial record ValidationDocument
{
    private const int WorstRows = 20;

    /// <summary>The page on the training simulator.</summary>
    /// <param name="study">What is told.</param>
    /// <param name="pictures">Where the picture lies, relative to the page, without its extension.</param>
    /// <param name="command">The command that writes the page anew.</param>
    public static ValidationDocument Of(ValidationStudy study, string pictures, string command)
    {
        var text = new StringBuilder();
        text.Append(Opening(study, command));
        text.Append("## Errors\n\n").Append(ReadingErrors).Append(Overview(study)).Append('\n');
        Within(text, study.HeldOut.Rows, 0.10, 0.25);
        text.Append(CultureInfo.InvariantCulture, $"![Predicted against measured rates of all rows, held out]({pictures}.svg)\n\n").Append(TrainingCaption);
        text.Append("## Where the errors are\n\nAll tables of this section are held out.\n");
        Groups(text, "### By family", "family", ValidationTable.ByFamily(study.HeldOut), skipped: true);
        Groups(text, "### By accelerator", "accelerator", ValidationTable.ByGpu(study.HeldOut), skipped: true);
        Groups(text, "### By kind of model", "layers", ValidationTable.ByKind(study.HeldOut), skipped: false);
        Groups(text, "### By scale", "GPUs", ValidationTable.ByScale(study.HeldOut), skipped: false);
        Groups(text, "### By precision", "precision", ValidationTable.ByPrecision(study.HeldOut), skipped: false);
        Groups(text, "### By what is published", "fields", ValidationTable.ByCompleteness(study.HeldOut), skipped: false);
        text.Append("\n## The worst rows\n\n").Append(AboutTrainingWorst).Append(Worst(study.HeldOut));
        text.Append("\n## Rows skipped\n\n").Append(AboutSkipped).Append(Skipped(study.HeldOut.Rows));
        text.Append("\n## Blank fields\n\n").Append(AboutTrainingBlanks);
        text.Append("\n## Coefficients\n\n").Append(AboutCoefficients(study)).Append(Coefficients(study.Calibration));
        text.Append("\n## Conventions\n\n").Append(TrainingConventions);
        return new(text.ToString(), [($"{pictures}.svg", Picture(study.HeldOut))]);
    }

    private static string Picture(Validation validation)
    {
        var rows = validation.Rows.Where(row => row.Tflops > 0 && row.PredictedTflops > 0).ToArray();
        return new ValidationChart
        {
            Label = $"Predicted against measured TFLOP/s a GPU of {rows.Length} published training runs; most marks lie near the line of equality.",
            Groups = ["Ampere (A100)", "Hopper (H100, H200, H800)", "Blackwell (B200, B300, GB200, GB300)"],
            Measured = "measured, model TFLOP/s a GPU",
            Predicted = "predicted without the row's family",
        }.Write(rows.Select(row => new ValidationMark(row.Tflops!.Value, row.PredictedTflops!.Value, row.Generation ?? 0, row.Complete)));
    }

    private static string Overview(ValidationStudy study) => MarkdownTable.Write(
        ["rows predicted", .. ErrorColumns],
        [
            ["held out, all rows", .. Cells(study.HeldOut.Summary)],
            ["held out, complete rows", .. Cells(study.HeldOut.Complete)],
            ["in sample, all rows", .. Cells(study.InSample.Summary)],
            ["in sample, complete rows", .. Cells(study.InSample.Complete)],
        ]);

    private static string Worst(Validation validation) => MarkdownTable.Write(
        ["row", "model", "accelerators", "strategy", "measured|", "predicted|", "error|"],
        ComparedRows.Worst(validation.Rows, WorstRows).Select(row => new[]
        {
            row.Row.Id, row.Row.Model, string.Create(CultureInfo.InvariantCulture, $"{row.Row.Gpus:N0} {row.Row.Gpu}"), Strategy(row.Row),
            Number(row.Row.Reported) + Unit(row.Row.Metric), Number(row.Predicted!.Value) + Unit(row.Row.Metric), Signed(row.Error!.Value),
        }));

    private static string Strategy(MeasuredRow row) => string.Join(' ',
        new[] { ("t", row.Tp), ("p", row.Pp), ("v", row.Vpp), ("c", row.Cp), ("e", row.Ep), ("d", row.Dp) }.Where(way => way.Item2 > 1).Select(way => $"{way.Item1}{way.Item2}")
            .Concat(new[] { row.Precision?.ToUpperInvariant(), row.Sharding is null or "none" ? null : row.Sharding }.OfType<string>()));

    private static string Unit(string metric) => metric switch
    {
        "tokens_per_s_per_gpu" => " tokens/s",
        "step_time_s" => " s",
        "tflops_per_gpu" => " TFLOP/s",
        "mfu" => " % MFU",
        _ => " GPU-hours",
    };
}
