using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assay.Documents;

namespace Assay.Records;

/// <summary>Folds the answer of a range query of Prometheus into hours: a listing with a row for each GPU, job, metric and hour.</summary>
internal static partial class PrometheusJson
{
    /// <summary>Parts the columns of the listing; no label holds it.</summary>
    public const char Delimiter = '\u001f';

    public static readonly string[] Columns = ["Cluster", "Node", "Gpu", "Uuid", "Job", "Namespace", "Pod", "Metric", "Hour", .. Enumerable.Range(0, DcgmMetric.Slots).Select(Slot), "Line", "Column", "Why", "Told"];

    private static readonly Message Remedy = "Make it by: curl 'http://PROMETHEUS/api/v1/query_range?query=DCGM_FI_PROF_GR_ENGINE_ACTIVE&start=…&end=…&step=60'";

    /// <summary>The column of a twelfth of the hour.</summary>
    public static string Slot(int slot) => $"s{slot:00}";

    /// <exception cref="InputException">The file is no answer of a range query.</exception>
    public static void Check(Piece piece)
    {
        var head = new char[1 << 16];
        using var reader = new StreamReader(piece.Path, Encoding.UTF8);
        var text = new string(head, 0, reader.ReadBlock(head));
        var start = new SourceText(piece.Name, text).Start;
        if (ErrorTold().Match(text) is { Success: true } error)
            throw new InputException(start, $"Prometheus answered with an error: {error.Groups[1].Value}", "Mend the query and ask again.");
        if (ResultType().Match(text) is not { Success: true } type)
            throw new InputException(start, "This is no answer of Prometheus: it has no 'resultType'.", Remedy);
        if (type.Groups[1].Value != "matrix")
            throw new InputException(start, $"The answer is of type '{type.Groups[1].Value}': one moment, no range of time.", Remedy);
    }

    /// <summary>Writes the listing.</summary>
    public static void Write(string json, string listing)
    {
        using var to = new StreamWriter(listing, false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        to.WriteLine(string.Join(Delimiter, Columns));
        var stream = new JsonJobs(json, "result", 2);
        var number = 0;
        foreach (var (series, line) in stream.Read())
        {
            using (series)
                new Series(to, series.RootElement, line, number++).Write();
        }

        if (stream.CutAt is { } cut)
            Refuse(to, cut, null, "cut", null);
    }

    private static void Refuse(StreamWriter to, long line, string? column, string why, string? told) =>
        Row(to, [.. new string?[9 + DcgmMetric.Slots], Text(line), column, why, told]);

    private static void Row(StreamWriter to, IEnumerable<string?> cells) =>
        to.WriteLine(string.Join(Delimiter, cells.Select(cell => cell?.Replace(Delimiter, ' ').ReplaceLineEndings(" ") ?? "")));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("\"resultType\"\\s*:\\s*\"([^\"]*)\"")]
    private static partial Regex ResultType();

    [GeneratedRegex("\"status\"\\s*:\\s*\"error\".*?\"error\"\\s*:\\s*\"([^\"]*)\"", RegexOptions.Singleline)]
    private static partial Regex ErrorTold();

    private sealed class Series(StreamWriter to, JsonElement series, long line, int number)
    {
        private readonly Dictionary<string, (int Index, string Told, int Count)> faults = [];

        public void Write()
        {
            if (!series.TryGetProperty("metric", out var labels) || Label(labels, "__name__") is not { } name)
            {
                Refuse("nameless", "metric", null);
                return;
            }

            var metric = DcgmMetric.All.FirstOrDefault(known => known.Name == name);
            var (node, gpu) = (Node(labels), Gpu(labels));
            if (metric is null || node is null || gpu is null)
                Refuse(metric is null ? "metric" : node is null ? "node" : "gpu", "metric", name);
            else if (series.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array)
                Fold(metric, [Label(labels, "cluster"), node, gpu, Label(labels, "UUID"), Label(labels, "hpc_job"), Label(labels, "exported_namespace") ?? (Pod(labels) is null ? null : Label(labels, "namespace")), Pod(labels), metric.Word], values);
        }

        private void Fold(DcgmMetric metric, string?[] key, JsonElement values)
        {
            var (index, last, hour, slots) = (-1, long.MinValue, long.MinValue, new long?[DcgmMetric.Slots]);
            foreach (var pair in values.EnumerateArray())
            {
                index++;
                if (!Read(pair, out var at, out var value, out var told))
                    Fault("sample", index, told);
                else if (double.IsNaN(value))
                    continue;
                else if (value < 0 || value > metric.Most)
                    Fault("value", index, told);
                else if (at < last)
                    Fault("backwards", index, told);
                else
                {
                    last = at;
                    if (at / 3_600_000 != hour)
                    {
                        Emit(key, hour, slots);
                        (hour, slots) = (at / 3_600_000, new long?[DcgmMetric.Slots]);
                    }

                    var slot = (int)(at % 3_600_000 / DcgmMetric.SlotMilliseconds);
                    var code = metric.Code(at % DcgmMetric.SlotMilliseconds, value);
                    slots[slot] = Math.Max(slots[slot] ?? 0, code);
                }
            }

            Emit(key, hour, slots);
            foreach (var (why, fault) in faults)
                PrometheusJson.Refuse(to, line, $"result[{Text(number)}].values[{Text(fault.Index)}]", why, fault.Count == 1 ? fault.Told : $"{fault.Told} (+{Text(fault.Count - 1)})");
        }

        private void Emit(string?[] key, long hour, long?[] slots)
        {
            if (hour == long.MinValue)
                return;
            Row(to, [.. key, DateTime.UnixEpoch.AddHours(hour).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), .. slots.Select(slot => slot is { } code ? Text(code) : null), Text(line), null, null, null]);
        }

        private void Fault(string why, int index, string told) =>
            faults[why] = faults.TryGetValue(why, out var first) ? first with { Count = first.Count + 1 } : (index, told, 1);

        private void Refuse(string why, string column, string? told) => PrometheusJson.Refuse(to, line, $"result[{Text(number)}].{column}", why, told);

        private static bool Read(JsonElement pair, out long at, out double value, out string told)
        {
            (at, value, told) = (0, 0, pair.GetRawText());
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2 || pair[0].ValueKind != JsonValueKind.Number || pair[1].ValueKind != JsonValueKind.String)
                return false;
            var seconds = pair[0].GetDouble();
            if (seconds is < 0 or > 1e11 || !double.TryParse(pair[1].GetString()!.Replace("Inf", "Infinity", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out value))
                return false;
            at = (long)Math.Round(seconds * 1000);
            return true;
        }

        // 'instance' is the exporter's address: a host and a port.
        private static string? Node(JsonElement labels) => Label(labels, "Hostname") ?? Label(labels, "node") ?? Label(labels, "kubernetes_node") ?? Label(labels, "instance")?.Split(':')[0];

        // A slice of a GPU is a device of its own.
        private static string? Gpu(JsonElement labels) => (Label(labels, "gpu") ?? Label(labels, "UUID")) is { } gpu ? Label(labels, "GPU_I_ID") is { } slice ? $"{gpu}/{slice}" : gpu : null;

        // Where Prometheus keeps its own labels, 'pod' is the exporter's, and the pod that holds the GPU is 'exported_pod'.
        private static string? Pod(JsonElement labels) => Label(labels, "exported_pod") ?? (Label(labels, "pod") is { } pod && !pod.Contains("dcgm-exporter", StringComparison.Ordinal) ? pod : null);

        private static string? Label(JsonElement labels, string name) => labels.ValueKind == JsonValueKind.Object && labels.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;
    }
}
