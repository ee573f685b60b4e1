using System.Globalization;
using System.Text;
using Assay.Fitting;
using Assay.Reporting.Charts;
using Assay.Training;

namespace Assay.Reporting;

/// <summary>The document that says how wrong the training simulator is.</summary>
public static partial class ValidationDocument
{
    private const int WorstRows = 20;

    private static readonly string[] ErrorColumns = ["rows|", "median|", "mean|", "90 %|", "bias|", "in 90 % interval|"];

    /// <summary>The plot of predicted against measured rates, held out, as an SVG file.</summary>
    public static string Picture(ValidationStudy study) => ValidationChart.Write(study.HeldOut);

    /// <summary>The document in Markdown.</summary>
    /// <param name="study">What is told.</param>
    /// <param name="picture">Where the picture lies, relative to the document.</param>
    /// <param name="command">The command that writes it anew.</param>
    public static string Write(ValidationStudy study, string picture, string command)
    {
        var text = new StringBuilder();
        text.Append(Opening(study, command));
        text.Append("## Errors\n\n").Append(ReadingErrors).Append(Overview(study)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"Held out, {Share(ValidationTable.Within(study.HeldOut, 0.10))} of the rows are predicted within 10 %, and {Share(ValidationTable.Within(study.HeldOut, 0.25))} within 25 %.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"![Predicted against measured rates of all rows, held out]({picture})\n\n").Append(Caption);
        text.Append("## Where the errors are\n\nAll tables of this section are held out.\n");
        Groups(text, "### By family", "family", ValidationTable.ByFamily(study.HeldOut), skipped: true);
        Groups(text, "### By accelerator", "accelerator", ValidationTable.ByGpu(study.HeldOut), skipped: true);
        Groups(text, "### By kind of model", "layers", ValidationTable.ByKind(study.HeldOut), skipped: false);
        Groups(text, "### By scale", "GPUs", ValidationTable.ByScale(study.HeldOut), skipped: false);
        Groups(text, "### By precision", "precision", ValidationTable.ByPrecision(study.HeldOut), skipped: false);
        Groups(text, "### By what is published", "fields", ValidationTable.ByCompleteness(study.HeldOut), skipped: false);
        text.Append("\n## The worst rows\n\n").Append(AboutWorst).Append(Worst(study.HeldOut));
        text.Append("\n## Rows skipped\n\n").Append(AboutSkipped).Append(MarkdownTable.Write(["rows|", "because"], ValidationTable.Skipped(study.HeldOut).Select(reason => new[] { Count(reason.Rows), reason.Reason })));
        text.Append("\n## Blank fields\n\n").Append(AboutBlanks);
        text.Append("\n## Coefficients\n\n").Append(AboutCoefficients(study)).Append(Coefficients(study));
        text.Append("\n## Conventions\n\n").Append(Conventions);
        return text.ToString();
    }

    private static string Overview(ValidationStudy study) => MarkdownTable.Write(
        ["rows predicted", .. ErrorColumns],
        [
            ["held out, all rows", .. Cells(study.HeldOut.Summary)],
            ["held out, complete rows", .. Cells(study.HeldOut.Complete)],
            ["in sample, all rows", .. Cells(study.InSample.Summary)],
            ["in sample, complete rows", .. Cells(study.InSample.Complete)],
        ]);

    private static void Groups(StringBuilder text, string heading, string what, IReadOnlyList<ValidationGroup> groups, bool skipped)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{heading}\n\n");
        text.Append(MarkdownTable.Write(
            skipped ? [what, .. ErrorColumns, "skipped|"] : [what, .. ErrorColumns],
            groups.Select(group => (string[])[group.Name, .. Cells(group.Summary), .. skipped ? [group.Skipped == 0 ? "" : Count(group.Skipped)] : Array.Empty<string>()])));
    }

    private static string Worst(Validation validation) => MarkdownTable.Write(
        ["row", "model", "accelerators", "strategy", "measured|", "predicted|", "error|"],
        ValidationTable.Worst(validation, WorstRows).Select(row => new[]
        {
            row.Row.Id, row.Row.Model, string.Create(CultureInfo.InvariantCulture, $"{row.Row.Gpus:N0} {row.Row.Gpu}"), Strategy(row.Row),
            Number(row.Row.Reported) + Unit(row.Row.Metric), Number(row.Predicted!.Value) + Unit(row.Row.Metric), Signed(row.Error!.Value),
        }));

    private static string Strategy(MeasuredRow row) => string.Join(' ',
        new[] { ("t", row.Tp), ("p", row.Pp), ("v", row.Vpp), ("c", row.Cp), ("e", row.Ep), ("d", row.Dp) }.Where(way => way.Item2 > 1).Select(way => $"{way.Item1}{way.Item2}")
            .Concat(new[] { row.Precision?.ToUpperInvariant(), row.Sharding is null or "none" ? null : row.Sharding }.OfType<string>()));

    private static string Coefficients(ValidationStudy study) => MarkdownTable.Write(
        ["coefficient", "prior|", "90 %|", "posterior|", "90 %|", "what it is"],
        study.Coefficients.Select(learnt => new[]
        {
            $"`{PriorList.Key(learnt.Prior.Coefficient.ToString())}`", Rough(learnt.Prior.Median), $"{Rough(learnt.PriorP5)} to {Rough(learnt.PriorP95)}",
            Rough(learnt.Median), $"{Rough(learnt.P5)} to {Rough(learnt.P95)}", learnt.Prior.Title,
        }));

    private static string[] Cells(ErrorSummary summary) =>
        [Count(summary.Count), Percent(summary.MedianAbsolute), Percent(summary.MeanAbsolute), Percent(summary.P90Absolute), summary.Bias is { } bias ? Signed(bias) : "", summary.Coverage90 is { } share ? Share(share) : ""];

    private static string Percent(double? share) => share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:F1} %") : "";

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F0} %");

    private static string Signed(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:+0.0;−0.0;0.0} %");

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value) =>
        value.ToString(value >= 100 ? "N0" : value >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);

    private static string Rough(double value) => value.ToString(value >= 0.095 ? "F2" : value >= 0.0095 ? "F3" : "0.0e-0", CultureInfo.InvariantCulture);

    private static string Unit(string metric) => metric switch
    {
        "tokens_per_s_per_gpu" => " tokens/s",
        "step_time_s" => " s",
        "tflops_per_gpu" => " TFLOP/s",
        "mfu" => " % MFU",
        _ => " GPU-hours",
    };
}
