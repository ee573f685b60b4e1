namespace Assay.Hardware;

/// <summary>The number format in which a matrix product takes its operands; it adds up in 32 bits in every case.</summary>
public enum Precision
{
    /// <summary>32 bits in memory; tensor units multiply it as TF32.</summary>
    Fp32,

    /// <summary>16 bits with 10 of mantissa; as fast as <see cref="Bf16"/> wherever both exist.</summary>
    Fp16,

    /// <summary>16 bits with 7 of mantissa.</summary>
    Bf16,

    /// <summary>8 bits with one scale for a tensor or for a row. For a scale to each block see <see cref="MxFp8"/>.</summary>
    Fp8,

    /// <summary>8 bits with a scale for each small block: microscaling in hardware, or DeepSeek's blocks of 128 in software.</summary>
    MxFp8,

    /// <summary>4 bits with an 8-bit scale for each 16 values.</summary>
    NvFp4,
}

/// <summary>What follows from a format alone.</summary>
public static class PrecisionFormat
{
    /// <summary>Bytes that one value takes with its share of the scales.</summary>
    public static double Bytes(this Precision precision) => precision switch
    {
        Precision.Fp32 => 4,
        Precision.Fp16 or Precision.Bf16 => 2,
        Precision.Fp8 => 1,
        Precision.MxFp8 => 1 + (1.0 / 32),
        Precision.NvFp4 => 0.5 + (1.0 / 16),
        _ => throw new ArgumentOutOfRangeException(nameof(precision)),
    };

    /// <summary>The name under which the catalogue tells the peak rate that this format runs at.</summary>
    internal static string PeakName(this Precision precision) => precision switch
    {
        Precision.Fp32 => "tf32",
        Precision.Fp16 or Precision.Bf16 => "bf16",
        Precision.Fp8 or Precision.MxFp8 => "fp8",
        Precision.NvFp4 => "fp4",
        _ => throw new ArgumentOutOfRangeException(nameof(precision)),
    };
}
