using System.Globalization;
using System.Text.Json;
using Assay.Accounts;
using Assay.Commands.Output;
using Assay.Reporting.Languages;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>What OpenCost allocated, in the report of accounts.</summary>
internal static class KubernetesOutput
{
    private const int Largest = 20;

    public static IEnumerable<Block> Show(KubernetesReport report)
    {
        yield return new Table(Say("Kubernetes, as OpenCost allocates it"), [new(Say("cluster")), new(Say("namespace")), new(Say("GPU-hours allocated"), true), new(Say("requested"), true), new(Say("used"), true), new(Say("cost of GPUs"), true), new(Say("per GPU-hour"), true), new(Say("cost of all"), true)],
            [.. report.Lines.Take(Largest).Append(report.Total).Select(Cells)]);
        if (report.LeftOut.Count > 0)
            yield return new Paragraph(Say($"{report.LeftOut.Count} windows of allocations are not counted: longer ones cover some of the same time."));
    }

    public static void Write(Utf8JsonWriter json, KubernetesReport report)
    {
        json.WriteStartObject("kubernetes");
        json.WriteStartArray("lines");
        foreach (var line in report.Lines)
            Write(json, line);
        json.WriteEndArray();
        json.WritePropertyName("total");
        Write(json, report.Total);
        json.Objects("left_out", report.LeftOut, window =>
        {
            json.WriteString("cluster", window.Cluster);
            json.WriteString("grouped_by", window.Level);
            json.WriteString("from", Moment(window.Began));
            json.WriteString("to", Moment(window.Ended));
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, KubernetesLine line)
    {
        json.WriteStartObject();
        if (line.Kind.Length > 0)
        {
            json.WriteString("cluster", line.Cluster);
            json.WriteString("kind", line.Kind);
            json.WriteString("name", line.Name);
        }

        json.WriteStartObject("gpu_hours");
        json.Number("allocated", line.GpuHours);
        Optional(json, "requested", line.Requested);
        Optional(json, "used", line.Used);
        json.WriteEndObject();
        json.Number("gpu_cost", line.GpuCost);
        Optional(json, "gpu_price", line.GpuPrice);
        json.Number("total_cost", line.TotalCost);
        json.Number("unexplained", line.Unexplained);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, double? amount)
    {
        if (amount is { } known)
            json.Number(name, known);
        else
            json.WriteNull(name);
    }

    private static string[] Cells(KubernetesLine line) =>
    [
        line.Cluster, line.Kind.Length == 0 ? Say("all") : line.Kind == "workload" ? line.Name : Say(line.Kind), Number(line.GpuHours), line.Requested is { } requested ? Number(requested) : "", line.Used is { } used ? Number(used) : "",
        Number(line.GpuCost), line.GpuPrice is { } price ? Number(price) : "", Number(line.TotalCost),
    ];

    private static string Number(double amount) => amount.ToString(amount >= 100 ? "N0" : "N2", Language.Current.Style.Numbers);

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
