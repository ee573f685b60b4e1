using System.Text.Json;
using Assay.Commands.Output;
using Assay.Documents;
using Assay.Fitting;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>Predictions beside published measurements, for people and for programs.</summary>
internal static class ValidationTables
{
    /// <summary>Errors by publication and accelerator, and why rows were skipped.</summary>
    /// <param name="all">The rows.</param>
    /// <param name="skipped">Rows without a prediction, those that could not be read included.</param>
    /// <param name="kinds">Further sums, by name.</param>
    public static Page Show(IReadOnlyList<ComparedRow> all, int skipped, IReadOnlyList<(string Name, ErrorSummary Summary)>? kinds = null)
    {
        var families = all.GroupBy(row => (row.Family, row.Gpu)).Select(group => (group.Key, Summary: ErrorSummary.Of(group), Skipped: group.Count(row => row.Skipped is not null)))
            .OrderBy(group => group.Key.Family, StringComparer.Ordinal).ThenBy(group => group.Key.Gpu, StringComparer.Ordinal);
        var skips = all.Where(row => row.Skipped is not null).GroupBy(row => row.Skipped!).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.ToString(), StringComparer.Ordinal).Select(group => new[] { Say($"{group.Count():N0}"), Say(group.Key) });
        var (whole, complete) = (ErrorSummary.Of(all), ErrorSummary.Of(all.Where(row => row.Complete)));
        return new Page(
        [
            new Table(
                Say("Errors: predicted over reported, less one"),
                [new(Say("family")), new(Say("GPU")), new(Say("rows"), true), new(Say("skipped"), true), new(Say("median"), true), new(Say("mean"), true), new("90 %", true), new(Say("bias"), true), new(Say("covered"), true)],
                [
                    .. families.Select(family => (string[])[family.Key.Family, family.Key.Gpu, family.Summary.Count.ToString(), family.Skipped.ToString(), .. Cells(family.Summary)]),
                    .. (kinds ?? []).Select(kind => (string[])[Say(kind.Name == "throughput" ? "throughput" : kind.Name), "", kind.Summary.Count.ToString(), "", .. Cells(kind.Summary)]),
                    [Say("complete rows"), "", complete.Count.ToString(), "", .. Cells(complete)],
                    [Say("all"), "", whole.Count.ToString(), skipped.ToString(), .. Cells(whole)],
                ]),
            new Paragraph(Say("Median, mean and 90 % quantile of errors without sign; bias is their mean with it; covered, the share of measurements within the 90 % interval. Complete rows tell all that a prediction rests on.")),
            .. skips.Any() ? [new Table(Say("Skipped"), [new(Say("rows"), true), new(Say("because"), Width: 80)], [.. skips])] : Array.Empty<Block>(),
        ]);
    }

    public static IEnumerable<IEnumerable<string>> Rows(IReadOnlyList<ComparedRow> all)
    {
        yield return ["id", "family", "metric", "reported", "predicted", "p5", "p95", "error", "complete", "skipped"];
        foreach (var row in all)
            yield return [row.Id, row.Family, row.Metric, Json.Text(row.Reported), .. new[] { row.Predicted, row.P5, row.P95, row.Error }.Select(value => value is { } number ? Json.Text(number) : ""), row.Complete ? "true" : "false", Say(row.Skipped) ?? ""];
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<ComparedRow> all, IReadOnlyList<InputError> unread, IReadOnlyList<(string Name, ErrorSummary Summary)>? kinds = null)
    {
        json.Objects("rows", all, row =>
        {
            json.WriteString("id", row.Id);
            json.WriteString("family", row.Family);
            json.WriteString("metric", row.Metric);
            json.Number("reported", row.Reported);
            Number(json, "predicted", row.Predicted);
            Number(json, "p5", row.P5);
            Number(json, "p95", row.P95);
            Number(json, "error", row.Error);
            json.WriteBoolean("complete", row.Complete);
            json.WriteString("skipped", row.Skipped);
        });
        Write(json, "summary", ErrorSummary.Of(all), all.Count(row => row.Predicted is null) + unread.Count);
        Write(json, "summary_of_complete_rows", ErrorSummary.Of(all.Where(row => row.Complete)), 0);
        foreach (var (name, summary) in kinds ?? [])
            Write(json, $"summary_of_{name}", summary, 0);
        json.Texts("unread", unread.Select(error => error.ToString()));
    }

    private static string[] Cells(ErrorSummary summary) =>
        [Percent(summary.MedianAbsolute), Percent(summary.MeanAbsolute), Percent(summary.P90Absolute), Percent(summary.Bias), Percent(summary.Coverage90)];

    private static string Percent(double? share) => share is { } value ? Say($"{100 * value:F1} %") : "";

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
