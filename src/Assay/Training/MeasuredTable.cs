using System.Globalization;
using Assay.Documents;

namespace Assay.Training;

/// <summary>Reads a table of published training measurements.</summary>
public static class MeasuredTable
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "id", "model", "params_b", "active_params_b", "layers", "hidden", "heads", "kv_heads", "ffn", "vocab", "seq_len", "moe_experts", "moe_topk",
        "gpu", "gpus", "precision", "tp", "pp", "vpp", "cp", "ep", "dp", "micro_batch", "global_batch", "recompute", "sharding",
        "reported_metric", "reported_value", "stack", "family", "source", "note",
    ];

    private static readonly string[] Metrics = ["tokens_per_s_per_gpu", "step_time_s", "tflops_per_gpu", "mfu", "gpu_hours"];

    /// <summary>Reads all rows; a row that cannot be read is an error of its own, and the others are still given.</summary>
    /// <exception cref="InputException">The file is no such table: a column is missing, or it is no CSV.</exception>
    public static IReadOnlyList<MeasuredRow> Read(SourceText source, Errors rowErrors) =>
        CsvTable.Read(source, "table", Columns, exact: false, rowErrors, Row);

    private static MeasuredRow Row(CsvRow row)
    {
        var at = row.At;
        string Cell(string column) => row[column];
        string? Text(string column) => Cell(column) is { Length: > 0 } text ? text : null;
        string Needed(string column) => Text(column) ?? throw new InputException(at, $"The row has nothing under '{column}'.", "Fill the cell.");
        double? Number(string column)
        {
            if (Text(column) is not { } text)
                return null;
            var plain = text.TrimStart('~');
            var scale = 1.0;
            if (plain.EndsWith('k'))
                (plain, scale) = (plain[..^1], 1000);
            return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value)
                ? value * scale
                : throw new InputException(at, $"'{text}' under '{column}' is no number above zero.", "Write a number, or leave the cell blank where it is not published.");
        }

        int? Count(string column) => Number(column) is not { } value ? null
            : value == Math.Floor(value) && value <= int.MaxValue ? (int)value
            : throw new InputException(at, $"'{Cell(column)}' under '{column}' is no whole number.", "Write a whole number, or leave the cell blank.");
        var metric = Needed("reported_metric");
        if (!Metrics.Contains(metric))
            throw new InputException(at, $"'{metric}' under 'reported_metric' is none of the metrics known.", $"Write one of {string.Join(", ", Metrics)}.");
        return new MeasuredRow
        {
            Id = Needed("id"),
            Model = Needed("model"),
            ParametersB = Number("params_b"),
            ActiveParametersB = Number("active_params_b"),
            Layers = Count("layers"),
            Hidden = Count("hidden"),
            Heads = Count("heads"),
            KvHeads = Count("kv_heads"),
            Ffn = Count("ffn"),
            Vocab = Count("vocab"),
            SeqLen = Count("seq_len"),
            MoeExperts = Count("moe_experts"),
            MoeTopk = Count("moe_topk"),
            Gpu = Needed("gpu"),
            Gpus = Count("gpus"),
            Precision = Text("precision"),
            Tp = Count("tp"),
            Pp = Count("pp"),
            Vpp = Count("vpp"),
            Cp = Count("cp"),
            Ep = Count("ep"),
            Dp = Count("dp"),
            MicroBatch = Count("micro_batch"),
            GlobalBatch = Count("global_batch"),
            Recompute = Text("recompute"),
            Sharding = Text("sharding"),
            Metric = metric,
            Reported = Number("reported_value") ?? throw new InputException(at, "The row has nothing under 'reported_value'.", "Fill the cell."),
            Stack = Text("stack"),
            Family = Needed("family"),
            Source = Cell("source"),
            Note = Cell("note"),
            Line = at.Line,
        };
    }
}
