using Assay.Documents;

namespace Assay.Records;

/// <summary>Answers of range queries of Prometheus to metrics of DCGM. A row is one metric of one GPU over an hour.</summary>
/// <param name="cluster">The cluster of series without a label <c>cluster</c>.</param>
internal sealed class MetricsImporter(string cluster) : IImporter
{
    private static readonly string[] Keys = ["cluster", "node", "gpu", "uuid", "job", "namespace", "pod", "metric", "hour"];
    private static readonly string[] Slots = [.. Enumerable.Range(0, DcgmMetric.Slots).Select(PrometheusJson.Slot)];
    private static readonly Lattice Telemetry = new("telemetry", Keys, ["1"], Slots, [.. Keys, .. Slots]);
    private static readonly TableForm Form = new("a folded answer of Prometheus", PrometheusJson.Delimiter, Quoted: false, PrometheusJson.Columns, [], Message.Empty);

    public void Check(Piece piece) => PrometheusJson.Check(piece);

    public ISourceRows Stage(AccountStore store, Piece piece, IProgress<double> progress)
    {
        Directory.CreateDirectory(store.Scratch);
        var listing = Path.Combine(store.Scratch, "hours");
        PrometheusJson.Write(piece.Path, listing);
        progress.Report(0.6);
        var text = new DelimitedText(piece with { Path = listing }, Form);
        text.View(store.Connection, "raw");
        store.Connection.Execute(StoreSql.Script("metrics/stage")
            .Replace("$slots", string.Join(", ", Slots.Select(slot => $"\"{slot}\"::BIGINT AS {slot}")), StringComparison.Ordinal)
            .Replace("$cluster", StoreSql.Text(cluster), StringComparison.Ordinal));
        return text;
    }

    public Merged Merge(AccountStore store)
    {
        var rows = store.Connection.Value<long>("SELECT count(*) FROM staged WHERE why IS NULL");
        return new Merged(Telemetry.Merge(store.Connection), rows);
    }

    public Message Reason(string why, string? told) => why switch
    {
        "cut" => (Message)"The file is cut off here, or is no JSON from here on; the series before it are taken.",
        "nameless" => "The series does not say which metric it is: the query must ask for the metric itself, without a function around it.",
        "metric" => $"'{told ?? ""}' is none of the metrics that are kept: {string.Join(", ", DcgmMetric.All.Select(metric => metric.Name))}.",
        "node" => $"The series of '{told ?? ""}' names no node: it has no label 'Hostname', 'node' or 'instance'.",
        "gpu" => $"The series of '{told ?? ""}' names no GPU: it has no label 'gpu' or 'UUID'.",
        "sample" => $"'{told ?? ""}' is no sample: a time in seconds and a number as text.",
        "value" => $"'{told ?? ""}' is no value that the metric can have; the sample is left out.",
        "backwards" => $"'{told ?? ""}' is earlier than the sample before it: a clock ran backwards; the sample is left out.",
        _ => why,
    };
}
