using System.Globalization;
using System.Text;
using Assay.Fitting;

namespace Assay.Reporting;

/// <summary>A page on how wrong predictions are, with its pictures.</summary>
/// <param name="Text">The page in Markdown.</param>
/// <param name="Pictures">SVG files, by their paths relative to the page.</param>
public sealed partial record ValidationDocument(string Text, IReadOnlyList<(string Path, string Svg)> Pictures)
{
    private static readonly string[] ErrorColumns = ["rows|", "median|", "mean|", "90 %|", "bias|", "in 90 % interval|"];

    private const string ReadingErrors = """
        An error is predicted over measured, less one. *Median*, *mean* and *90 %* are of errors without their sign, *bias* is
        the mean with it. The last column counts the rows whose measured figure lies in the 90 % interval of its prediction.
        A row is complete where nothing that its prediction rests on had to be guessed.


        """;

    private const string AboutSkipped = """
        These rows are in the table and are not predicted; no figure above counts them.


        """;

    private static void Within(StringBuilder text, IReadOnlyCollection<ComparedRow> rows, double inner, double outer)
    {
        if (rows.Any(row => row.Predicted is not null))
            text.Append(CultureInfo.InvariantCulture, $"Held out, {Share(ComparedRows.Within(rows, inner))} of the rows are predicted within {100 * inner:0} %, and {Share(ComparedRows.Within(rows, outer))} within {100 * outer:0} %.\n\n");
    }

    private static void Groups(StringBuilder text, string heading, string what, IReadOnlyList<ValidationGroup> groups, bool skipped)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{heading}\n\n");
        text.Append(MarkdownTable.Write(
            skipped ? [what, .. ErrorColumns, "skipped|"] : [what, .. ErrorColumns],
            groups.Select(group => (string[])[group.Name, .. Cells(group.Summary), .. skipped ? [group.Skipped == 0 ? "" : Count(group.Skipped)] : Array.Empty<string>()])));
    }

    private static string Skipped(IEnumerable<ComparedRow> rows) =>
        MarkdownTable.Write(["rows|", "because"], ComparedRows.Skipped(rows).Select(reason => new[] { Count(reason.Rows), reason.Reason.ToString() }));

    private static string Coefficients<TWhich>(Calibration<TWhich> calibration)
        where TWhich : struct, Enum => MarkdownTable.Write(
        ["coefficient", "prior|", "90 %|", "posterior|", "90 %|", "what it is"],
        calibration.Learnt.Select(learnt => new[]
        {
            $"`{PriorList.Key(learnt.Prior.Coefficient.ToString())}`", Rough(learnt.Prior.Median), $"{Rough(learnt.PriorP5)} to {Rough(learnt.PriorP95)}",
            Rough(learnt.Median), $"{Rough(learnt.P5)} to {Rough(learnt.P95)}", learnt.Prior.Title.ToString(),
        }));

    private static string[] Cells(ErrorSummary summary) =>
        [Count(summary.Count), Percent(summary.MedianAbsolute), Percent(summary.MeanAbsolute), Percent(summary.P90Absolute), summary.Bias is { } bias ? Signed(bias) : "", summary.Coverage90 is { } share ? Share(share) : ""];

    internal static string Percent(double? share) => share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:F1} %") : "";

    internal static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F0} %");

    internal static string Signed(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:+#,0.0;−#,0.0;0.0} %");

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Number(double value) =>
        value.ToString(value >= 100 ? "N0" : value >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);

    private static string Rough(double value) => value.ToString(value >= 0.095 ? "F2" : value >= 0.0095 ? "F3" : "0.0e-0", CultureInfo.InvariantCulture);
}
