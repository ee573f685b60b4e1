using System.Globalization;
using Assay.Documents;

namespace Assay.Training;

/// <summary>Reads a plan from YAML: the keys are the command line's options with underscores, and a section for the whole run.</summary>
public static class PlanFile
{
    /// <exception cref="InputException">The file is no plan; every error is told with its place.</exception>
    public static TrainingPlan Read(SourceText source)
    {
        var errors = new Errors();
        var reader = new MapReader(YamlText.Read(source), "a plan", errors);
        reader.Text("plan");
        reader.Text("title");
        var run = reader.MapAt("run");
        var plan = Fields(reader, errors) with { Run = run is null ? new RunPlan() : RunPlanFile.Read(run, errors) };
        reader.RefuseTheRest();
        if (run is not null && plan.Run.Phases.Count == 0 && !errors.Any)
            errors.Add(run.At, "The run does not say what it trains on.", "Write 'tokens: 14.8T', or 'phases:' with the tokens of each.");
        errors.ThrowIfAny();
        return plan;
    }

    /// <summary>The keys that say what is trained, on what, and how it is spread; a phase of a run may have them too.</summary>
    internal static TrainingPlan Fields(MapReader reader, Errors errors)
    {
        return new TrainingPlan
        {
            Model = reader.Text("model"),
            Gpu = reader.Text("gpu"),
            Gpus = Count(reader, "gpus", errors),
            Precision = reader.Text("precision"),
            GlobalBatch = Count(reader, "global_batch", errors),
            Sequence = Count(reader, "sequence", errors),
            TensorParallel = Count(reader, "tensor_parallel", errors),
            PipelineParallel = Count(reader, "pipeline_parallel", errors),
            VirtualPipeline = Count(reader, "virtual_pipeline", errors),
            ContextParallel = Count(reader, "context_parallel", errors),
            ExpertParallel = Count(reader, "expert_parallel", errors),
            ExpertTensorParallel = Count(reader, "expert_tensor_parallel", errors),
            DataParallel = Count(reader, "data_parallel", errors),
            MicroBatch = Count(reader, "micro_batch", errors),
            Recompute = reader.Text("recompute"),
            Sharding = reader.Text("sharding"),
            ShardGroup = Count(reader, "shard_group", errors),
            Schedule = reader.Text("schedule"),
            SequenceParallel = Flag(reader, "sequence_parallel", errors),
            Offload = reader.Text("offload"),
            Attention = reader.Text("attention"),
            Software = reader.Text("software"),
            TensorOverlap = Flag(reader, "tensor_overlap", errors),
            ExpertImbalance = Number(reader, "expert_imbalance", errors),
            NetworkBandwidth = Number(reader, "network_bandwidth", errors),
            Oversubscription = Number(reader, "oversubscription", errors),
            NetworkLatency = Number(reader, "network_latency", errors),
            InNetworkReduction = Flag(reader, "in_network_reduction", errors),
        };
    }

    private static int? Count(MapReader reader, string key, Errors errors)
    {
        if (reader.Scalar(key) is not { } scalar)
            return null;
        if (int.TryParse(scalar.Text.Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0)
            return value;
        errors.Add(scalar.At, $"'{scalar.Text}' under '{key}' is no whole number from 1 on.", "Write a number such as 8.");
        return null;
    }

    private static double? Number(MapReader reader, string key, Errors errors)
    {
        if (reader.Scalar(key) is not { } scalar)
            return null;
        if (double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value))
            return value;
        errors.Add(scalar.At, $"'{scalar.Text}' under '{key}' is no number above zero.", "Write a number such as 1.2.");
        return null;
    }

    private static bool? Flag(MapReader reader, string key, Errors errors)
    {
        switch (reader.Scalar(key))
        {
            case null:
                return null;
            case { Text: "true" or "yes" or "on" }:
                return true;
            case { Text: "false" or "no" or "off" }:
                return false;
            case var other:
                errors.Add(other.At, $"'{other.Text}' under '{key}' is neither true nor false.", "Write true or false.");
                return null;
        }
    }
}
