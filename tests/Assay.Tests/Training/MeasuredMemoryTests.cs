using Assay.Hardware;
using Assay.Training;

namespace Assay.Tests.Training;

/// <summary>
/// What nvidia-smi showed on the fullest node of BigScience's trials before BLOOM, A100 80 GB, 2,048 tokens, a vocabulary of
/// 250k, whole layers computed again, ZeRO 1 unless said otherwise
/// (github.com/bigscience-workshop/bigscience, train/tr11-176B-ml/chronicles-prequel.md).
/// </summary>
public class MeasuredMemoryTests
{
    /// <summary>Section; hidden, layers, heads; tensor, pipeline, data; micro-batch; GB; the error allowed on the row.</summary>
    public static TheoryData<string, int, int, int, int, int, int, int, double, double> Sixteen => new(
    [
        ("Best TFLOPs, fp16", 14400, 8, 32, 8, 1, 1, 1, 67, 0.03),
        ("Best TFLOPs, fp16", 14400, 80, 96, 8, 10, 1, 1, 73, 0.04),
        ("Best TFLOPs, fp16", 14400, 80, 96, 8, 10, 2, 1, 51, 0.08),
        ("Choosing the fastest 3D topology", 14400, 80, 96, 8, 4, 12, 1, 47, 0.03),
        ("Choosing the fastest 3D topology", 14400, 80, 96, 8, 8, 6, 1, 36, 0.02),
        ("Choosing the fastest 3D topology", 14400, 80, 96, 8, 10, 4, 4, 55, 0.05),
        ("Choosing the fastest 3D topology", 14400, 80, 96, 8, 10, 4, 8, 76, 0.02),
        ("48 node contenders", 14336, 72, 64, 8, 12, 4, 1, 29, 0.03),
        ("48 node contenders", 14336, 72, 64, 8, 12, 4, 4, 49, 0.09),
        ("48 node contenders", 14336, 72, 64, 8, 6, 8, 4, 56, 0.09),
        ("GBS variations", 14336, 72, 64, 8, 2, 24, 1, 65, 0.03),
        ("GBS variations", 14336, 72, 64, 4, 6, 16, 4, 75, 0.08),
        ("GBS variations", 14336, 72, 64, 2, 24, 8, 2, 53, 0.05),
        ("GBS variations", 12288, 96, 64, 1, 48, 8, 1, 58, 0.09),
    ]);

    /// <summary>Later trials, whose optimizer kept 16-bit gradients beside those accumulated in 32 bits.</summary>
    public static TheoryData<string, int, int, int, int, int, int, int, double, double> Both => new(
    [
        ("Rebalancing layers", 12288, 106, 96, 4, 12, 8, 2, 65, 0.07),
        ("Rebalancing layers", 12288, 106, 96, 4, 12, 8, 4, 79, 0.06),
        ("Rebalancing layers", 12288, 100, 64, 8, 6, 8, 4, 72, 0.09),
        ("Rebalancing layers", 13312, 82, 64, 8, 12, 4, 4, 52, 0.04),
        ("Rebalancing layers", 14336, 70, 64, 8, 12, 4, 2, 40, 0.03),
        ("Rebalancing layers", 14336, 70, 64, 4, 12, 8, 2, 59, 0.05),
        ("Rebalancing layers", 14336, 70, 64, 4, 12, 8, 4, 73, 0.08),
    ]);

    [Theory, MemberData(nameof(Sixteen))]
    public void Memory_in_FP16_is_close_to_what_was_measured(string section, int hidden, int layers, int heads, int tensor, int pipeline, int data, int micro, double measured, double allowed) =>
        Close(section, Needed(hidden, layers, heads, tensor, pipeline, data, micro, Precision.Fp16), measured, allowed);

    [Theory, MemberData(nameof(Both))]
    public void Memory_in_BF16_is_close_to_what_was_measured(string section, int hidden, int layers, int heads, int tensor, int pipeline, int data, int micro, double measured, double allowed) =>
        Close(section, Needed(hidden, layers, heads, tensor, pipeline, data, micro, Precision.Bf16), measured, allowed);

    [Fact]
    public void What_ran_out_of_memory_does_not_fit()
    {
        // GBS variations: 181B with 48 data ranks and no pipeline, and 32 data ranks of 2 x 6.
        Assert.True(Needed(14336, 72, 64, 8, 1, 48, 1, Precision.Fp16, 2016) > 80);
        Assert.True(Needed(14336, 72, 64, 2, 6, 32, 2, Precision.Fp16) > 80);
    }

    private static void Close(string section, double predicted, double measured, double allowed)
    {
        var error = (predicted / measured) - 1;
        Assert.True(Math.Abs(error) <= allowed, $"{section}: {predicted:F1} GB against {measured} GB is off by {error:P1}; {allowed:P0} is allowed.");
    }

    private static double Needed(int hidden, int layers, int heads, int tensor, int pipeline, int data, int micro, Precision precision, int globalBatch = 2048)
    {
        var job = Jobs.Of(Jobs.Gpt(layers, hidden, heads, 250_880), globalBatch, 2048, precision, Jobs.A100) with
        {
            Software = new Software { FlashAttention = false, CopiesGradients = precision == Precision.Bf16 },
        };
        return MemoryModel.Of(job, new Strategy
        {
            Tensor = tensor,
            Pipeline = pipeline,
            Data = data,
            MicroBatch = micro,
            Recompute = Recompute.Full,
            Sharding = data > 1 ? Sharding.Optimizer : Sharding.None,
        }).Total / 1e9;
    }
}
