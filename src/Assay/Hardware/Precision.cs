namespace Assay.Hardware;

/// <summary>The number format of the matrix multiplications.</summary>
public enum Precision
{
    Fp32,
    Fp16,
    Bf16,

    /// <summary>FP8 with one scale a tensor or a row.</summary>
    Fp8,

    /// <summary>FP8 with one scale for every 32 values (OCP Microscaling).</summary>
    MxFp8,

    /// <summary>FP4 with one scale for every 16 values.</summary>
    NvFp4,
}
