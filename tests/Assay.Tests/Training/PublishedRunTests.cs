using Assay.Training;

namespace Assay.Tests.Training;

/// <summary>
/// Runs whose families the shipped calibration never saw, from their published set-up: DeepSeek-V3 (arXiv 2412.19437,
/// section 3.2 and table 1; arXiv 2505.09343, table 4) and Llama 3 405B (arXiv 2407.21783, table 4).
/// </summary>
public class PublishedRunTests
{
    private static readonly TrainingPlan DeepSeekV3 = new()
    {
        Model = "DeepSeek-V3",
        Gpu = "H800-SXM",
        Gpus = 2048,
        Precision = "fp8",
        GlobalBatch = 15360,
        Sequence = 4096,
        PipelineParallel = 16,
        ExpertParallel = 64,
        Schedule = "dualpipe",
        Recompute = "modules",
    };

    private static readonly TrainingPlan Llama3 = new()
    {
        Model = "Llama 3.1 405B",
        Gpu = "H100-SXM",
        Precision = "bf16",
        GlobalBatch = 2048,
        Sequence = 8192,
        TensorParallel = 8,
        PipelineParallel = 16,
        VirtualPipeline = 8,
        Sharding = "zero2",
    };

    [Fact]
    public void DeepSeek_V3_takes_what_was_published_to_within_a_tenth()
    {
        var predicted = TrainingSimulator.Shipped.Predict(DeepSeekV3, 2000);
        Near(19.926, predicted.StepSeconds.P50);
        Near(0.4373, predicted.MfuFull.P50);
        Near(0.3894, predicted.MfuCausal.P50);
        Near(180_000, 1e12 / predicted.TokensPerSecondPerGpu.P50 / 3600);
        Assert.True(predicted.Fits);
    }

    [Theory]
    [InlineData(8192, 2048, 8192, 1, 430)]
    [InlineData(16384, 2048, 8192, 1, 400)]
    [InlineData(16384, 128, 131072, 16, 380)]
    public void Llama_3_405B_reaches_the_published_rate_to_within_a_tenth(int gpus, int batch, int sequence, int context, double tflops) =>
        Near(tflops, TrainingSimulator.Shipped.Predict(Llama3 with { Gpus = gpus, GlobalBatch = batch, Sequence = sequence, ContextParallel = context }, 2000).ModelTflops.P50);

    [Fact]
    public void Korthikanti_table_5_is_predicted_to_within_Calculons_own_errors_without_being_fitted()
    {
        var rows = MeasuredTable.Read(new("measured/training.csv", Layout.Repository.Text("measured/training.csv")), new()).Where(row => row.Family == "korthikanti-table5").ToArray();
        Assert.Equal(8, rows.Length);
        double[] errors = [.. TrainingSimulator.Shipped.Validate(rows, []).Rows.Select(row => Math.Abs(row.Error!.Value))];
        Assert.True(errors.Average() < 0.0365, $"mean {errors.Average():P2}");
        Assert.True(errors.Max() < 0.0887, $"worst {errors.Max():P2}");
    }

    [Fact]
    public void The_shipped_calibration_says_which_families_it_never_saw() =>
        Assert.Contains("Never seen: the families deepseek, deepseek-isca25, llama3-table4, korthikanti-table5.", Layout.Repository.Text("catalog/training/calibration.yaml"), StringComparison.Ordinal);

    private static void Near(double published, double predicted) =>
        Assert.True(Math.Abs((predicted / published) - 1) <= 0.1, $"{predicted:G4} against {published:G4} is off by {(predicted / published) - 1:P1}");
}
