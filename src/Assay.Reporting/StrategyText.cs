using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Reporting;

/// <summary>A strategy in the words of the command line, said in the reader's language.</summary>
internal static class StrategyText
{
    public static (string Key, int Value)[] Numbers(in Strategy s) =>
    [
        ("tensor_parallel", s.Tensor), ("pipeline_parallel", s.Pipeline), ("virtual_pipeline", s.VirtualStages), ("context_parallel", s.Context),
        ("expert_parallel", s.Expert), ("expert_tensor_parallel", s.ExpertTensor), ("data_parallel", s.Data), ("micro_batch", s.MicroBatch),
        ("shard_group", s.ShardGroup == 0 ? s.Data * s.Context : s.ShardGroup),
    ];

    public static (string Key, string Value)[] Choices(in Strategy s) =>
    [
        ("recompute", s.Recompute.ToString().ToLowerInvariant()),
        ("sharding", s.Sharding == Sharding.None ? "none" : $"zero{(int)s.Sharding}"),
        ("schedule", s.Schedule switch { Schedule.OneForwardOneBackward => "1f1b", Schedule.ZeroBubble => "zero-bubble", _ => "dualpipe" }),
        ("offload", s.Offload.ToString().ToLowerInvariant()),
    ];

    /// <summary>The strategy in one line, without what is 1 or none.</summary>
    public static string Of(in Strategy s)
    {
        var parts = new List<string>();
        foreach (var (key, value) in Numbers(s))
        {
            if (key == "micro_batch" || (value > 1 && key != "shard_group") || (key == "shard_group" && s.ShardGroup != 0))
                parts.Add($"{Word(key)} {value}");
        }

        foreach (var (key, value) in Choices(s))
        {
            if (value != "none" && (key != "schedule" || s.Pipeline > 1))
                parts.Add(key is "recompute" or "offload" ? $"{Word(key)} {value}" : value);
        }

        if (s.SequenceParallel)
            parts.Add(Say("sequence-parallel"));
        return string.Join(", ", parts);
    }

    private static string Word(string key) => key switch
    {
        "tensor_parallel" => Say("tensor"),
        "pipeline_parallel" => Say("pipeline"),
        "virtual_pipeline" => Say("virtual-pipeline"),
        "context_parallel" => Say("context"),
        "expert_parallel" => Say("expert"),
        "expert_tensor_parallel" => Say("expert-tensor"),
        "data_parallel" => Say("data"),
        "micro_batch" => Say("micro-batch"),
        "shard_group" => Say("shard-group"),
        "recompute" => Say("recompute"),
        _ => Say("offload"),
    };
}
