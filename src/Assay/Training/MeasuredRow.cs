namespace Assay.Training;

/// <summary>One published measurement of a training run, as its table has it; null where a cell is blank.</summary>
public sealed record MeasuredRow
{
    public required string Id { get; init; }
    public required string Model { get; init; }
    public double? ParametersB { get; init; }
    public double? ActiveParametersB { get; init; }
    public int? Layers { get; init; }
    public int? Hidden { get; init; }
    public int? Heads { get; init; }
    public int? KvHeads { get; init; }
    public int? Ffn { get; init; }
    public int? Vocab { get; init; }
    public int? SeqLen { get; init; }
    public int? MoeExperts { get; init; }
    public int? MoeTopk { get; init; }
    public required string Gpu { get; init; }
    public int? Gpus { get; init; }
    public string? Precision { get; init; }
    public int? Tp { get; init; }
    public int? Pp { get; init; }
    public int? Vpp { get; init; }
    public int? Cp { get; init; }
    public int? Ep { get; init; }
    public int? Dp { get; init; }
    public int? MicroBatch { get; init; }
    public int? GlobalBatch { get; init; }
    public string? Recompute { get; init; }
    public string? Sharding { get; init; }
    public required string Metric { get; init; }
    public required double Reported { get; init; }
    public string? Stack { get; init; }
    public required string Family { get; init; }
    public string Source { get; init; } = "";
    public string Note { get; init; } = "";
    public int Line { get; init; }
}
