using Assay.Hardware;

namespace Assay.Serving;

/// <summary>How a matrix is kept, and in what it is multiplied.</summary>
/// <param name="Compute">The format of both operands of the product.</param>
/// <param name="Bytes">Bytes of a weight in memory with its share of the scales; below those of <paramref name="Compute"/> where weights alone are quantised and widened on the way.</param>
public readonly record struct WeightFormat(Precision Compute, double Bytes)
{
    // Four bits and a scale of eight for each 32 values (Open Compute Project, MX specification 1.0), or of 16 for 64.
    private const double FourBits = 0.5 + (1.0 / 32);

    /// <summary>Operands and weights alike.</summary>
    public static WeightFormat Of(Precision precision) => new(precision, precision.Bytes());

    /// <summary>Weights in 4 bits, products in 16.</summary>
    public static WeightFormat FourBitWeights { get; } = new(Precision.Bf16, FourBits);

    /// <summary>Weights in 8 bits, products in 16: what parts without 8-bit products do.</summary>
    public static WeightFormat EightBitWeights { get; } = new(Precision.Bf16, 1);
}

/// <summary>The formats of a model's parts, as a published name means them.</summary>
/// <param name="Name">The published name: bf16, fp8, fp4, int4.</param>
/// <param name="Attention">Of attention projections.</param>
/// <param name="Dense">Of dense feed-forward parts and shared experts.</param>
/// <param name="Experts">Of routed experts.</param>
/// <param name="KvBytes">Bytes of an element of the cache.</param>
public sealed record ServingFormats(string Name, WeightFormat Attention, WeightFormat Dense, WeightFormat Experts, double KvBytes)
{
    /// <summary>The names that are known.</summary>
    public static IReadOnlyList<string> Names { get; } = ["bf16", "fp16", "fp8", "fp4", "nvfp4", "mxfp4", "int4", "int8"];

    /// <summary>The formats that a name means for a model on a part; null where the name is not known.</summary>
    /// <param name="name">As published, in any case.</param>
    /// <param name="model">The model: one with experts is published with a scale for each block, and with attention in more bits than 4.</param>
    /// <param name="kernels">The part: without a product in the format weights alone are kept in it.</param>
    /// <param name="kvBytes">Bytes of an element of the cache; null for 2.</param>
    public static ServingFormats? Find(string name, ServedModel model, KernelSet kernels, double? kvBytes)
    {
        var experts = model.Experts > 0;
        var sixteen = WeightFormat.Of(Precision.Bf16);
        var eightBits = experts ? Precision.MxFp8 : Precision.Fp8;
        var eight = kernels.Supports(eightBits) ? new WeightFormat(eightBits, 1) : kernels.Supports(Precision.Fp8) ? WeightFormat.Of(Precision.Fp8) : WeightFormat.EightBitWeights;
        var four = kernels.Supports(Precision.NvFp4) ? WeightFormat.Of(Precision.NvFp4) : WeightFormat.FourBitWeights;
        var kv = kvBytes ?? 2;
        ServingFormats? found = name.Trim().ToLowerInvariant() switch
        {
            "bf16" or "fp16" or "bfloat16" or "float16" => new("bf16", sixteen, sixteen, sixteen, kv),
            "fp8" or "int8" or "mxfp8" => new("fp8", eight, eight, eight, kv),
            "fp4" or "nvfp4" or "mxfp4" => new("fp4", experts ? sixteen : four, experts && model.MoeLayers == model.Layers ? sixteen : four, four, kv),
            "int4" or "w4a16" or "awq" => new("int4", experts ? sixteen : WeightFormat.FourBitWeights, experts ? sixteen : WeightFormat.FourBitWeights, WeightFormat.FourBitWeights, kv),
            _ => null,
        };
        // Experts released in 4 bits stay in them; a name of 8 or 16 bits is then that of the products.
        return found is not null && model.ExpertBits == 4 && found.Experts.Bytes >= 1
            ? found with { Experts = found.Name == "fp8" && kernels.Supports(Precision.NvFp4) ? four : WeightFormat.FourBitWeights }
            : found;
    }
}
