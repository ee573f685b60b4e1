using Assay.Documents;
using Assay.Training;

namespace Assay.Tests.Training;

/// <summary>Small tables of measurements, made up but for their form.</summary>
internal static class MeasuredRows
{
    public static string Header { get; } = string.Join(',', MeasuredTable.Columns);

    /// <summary>A row that can be predicted, but for what is told otherwise.</summary>
    public static string Row(string id, string family = "made-up", params (string Column, string Cell)[] told)
    {
        var cells = new Dictionary<string, string>
        {
            ["id"] = id,
            ["family"] = family,
            ["model"] = "Llama 2 7B",
            ["seq_len"] = "4096",
            ["gpu"] = "H100-SXM",
            ["gpus"] = "8",
            ["precision"] = "BF16",
            ["tp"] = "1",
            ["pp"] = "1",
            ["dp"] = "8",
            ["micro_batch"] = "1",
            ["global_batch"] = "64",
            ["recompute"] = "selective",
            ["sharding"] = "zero1",
            ["reported_metric"] = "tokens_per_s_per_gpu",
            ["reported_value"] = "11000",
            ["source"] = "none",
        };
        foreach (var (column, cell) in told)
            cells[column] = cell;
        return string.Join(',', MeasuredTable.Columns.Select(column => cells.GetValueOrDefault(column, "")));
    }

    public static string Table(params IEnumerable<string> rows) => string.Join('\n', rows.Prepend(Header)) + "\n";

    /// <summary>Several families, enough for a calibration.</summary>
    public static string[] Families(double poison = 1) =>
    [
        .. Enumerable.Range(0, 4).Select(i => Row($"a{i}", "first", ("global_batch", $"{32 << i}"), ("reported_value", $"{10_500 + (100 * i)}"))),
        .. Enumerable.Range(0, 4).Select(i => Row($"b{i}", "second", ("model", "Llama 2 13B"), ("tp", $"{1 << i}"), ("dp", $"{8 >> i}"), ("reported_value", $"{5600 - (300 * i)}"))),
        .. Enumerable.Range(0, 4).Select(i => Row($"c{i}", "third", ("gpu", "A100-80GB-SXM"), ("micro_batch", $"{1 << (i % 2)}"), ("reported_value", FormattableString.Invariant($"{poison * (3900 + (50 * i)):R}")))),
    ];

    public static IReadOnlyList<ReadRow> Read(params IEnumerable<string> rows)
    {
        var errors = new Errors();
        var table = MeasuredTable.Read(new SourceText("table.csv", Table(rows)), errors);
        Assert.False(errors.Any);
        var read = Jobs.Simulator.Interpret(table);
        Assert.All(read, item => Assert.Null(item.Skipped));
        return [.. read.Select(item => item.Read!)];
    }
}
