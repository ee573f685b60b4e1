using System.Globalization;
using Assay.Documents;

namespace Assay.Training;

/// <summary>The keys of <c>parallelism</c>, in a case and in rules of accounts.</summary>
internal static class PlanFields
{
    public static TrainingPlan Read(MapReader reader, Errors errors)
    {
        int? Count(string key)
        {
            int? value = null;
            if (reader.Scalar(key) is { } text)
                errors.Try(() => value = Whole(text, key));
            return value;
        }

        return new TrainingPlan
        {
            TensorParallel = Count("tensor"),
            PipelineParallel = Count("pipeline"),
            VirtualPipeline = Count("virtual_pipeline"),
            ContextParallel = Count("context"),
            ExpertParallel = Count("expert"),
            ExpertTensorParallel = Count("expert_tensor"),
            DataParallel = Count("data"),
            MicroBatch = Count("micro_batch"),
            ShardGroup = Count("shard_group"),
            Schedule = reader.Text("schedule"),
            Recompute = reader.Text("recompute"),
            Sharding = reader.Text("sharding"),
            Offload = reader.Text("offload"),
            Attention = reader.Text("attention"),
            Software = reader.Text("software"),
        };
    }

    /// <exception cref="InputException">The text is no whole number from 1 on.</exception>
    public static int Whole(YamlScalar text, string key) =>
        int.TryParse(text.Text.Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new InputException(text.At, $"'{text.Text}' under '{key}' is no whole number from 1 on.", "Write a number such as 8.");
}
