namespace Assay.Records;

/// <summary>A metric of dcgm-exporter that a store keeps.</summary>
/// <param name="Name">As Prometheus has it.</param>
/// <param name="Word">As the store has it.</param>
/// <param name="Scale">What turns its unit into the store's whole number: millionths of a ratio, milliwatts, joules.</param>
/// <param name="Most">The greatest value that can be meant, in its own unit; what DCGM writes for "not known" lies above.</param>
internal sealed record DcgmMetric(string Name, string Word, double Scale, double Most)
{
    /// <summary>The bits of a code that hold a value; the milliseconds into the twelfth of an hour lie above them.</summary>
    public const int ValueBits = 44;

    /// <summary>A twelfth of an hour, in milliseconds.</summary>
    public const int SlotMilliseconds = 300_000;

    public const int Slots = 12;

    // A ratio may come out a little above one, since its interval is not measured exactly.
    public static readonly IReadOnlyList<DcgmMetric> All =
    [
        new("DCGM_FI_PROF_GR_ENGINE_ACTIVE", "active", 1e6, 1.05),
        new("DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", "tensor", 1e6, 1.05),
        new("DCGM_FI_DEV_GPU_UTIL", "busy", 1e4, 100),
        new("DCGM_FI_DEV_POWER_USAGE", "power", 1e3, 1e5),
        new("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", "energy", 1e-3, 1e16),
    ];

    /// <summary>A sample as one number that grows with its time, and with its value at one time.</summary>
    public long Code(long millisecondsIntoSlot, double value) =>
        (millisecondsIntoSlot << ValueBits) | (long)Math.Round(Word is "active" or "tensor" ? Math.Min(value, 1) * Scale : value * Scale);
}
