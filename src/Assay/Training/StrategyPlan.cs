namespace Assay.Training;

/// <summary>A strategy that was found, as people would tell it in a plan.</summary>
public static class StrategyPlan
{
    /// <summary>The plan with everything that a strategy says in place of what it said; its job and run stay.</summary>
    public static TrainingPlan With(this TrainingPlan plan, in Strategy s) => plan with
    {
        Gpus = s.Gpus,
        TensorParallel = s.Tensor,
        PipelineParallel = s.Pipeline,
        VirtualPipeline = s.VirtualStages,
        ContextParallel = s.Context,
        ExpertParallel = s.Expert,
        ExpertTensorParallel = s.ExpertTensor,
        DataParallel = s.Data,
        MicroBatch = s.MicroBatch,
        Recompute = s.Recompute.ToString().ToLowerInvariant(),
        Sharding = s.Sharding == Sharding.None ? "none" : $"zero{(int)s.Sharding}",
        ShardGroup = s.ShardGroup == 0 ? null : s.ShardGroup,
        Schedule = s.Schedule switch { Schedule.OneForwardOneBackward => "1f1b", Schedule.ZeroBubble => "zero-bubble", _ => "dualpipe" },
        SequenceParallel = s.SequenceParallel,
        Offload = s.Offload.ToString().ToLowerInvariant(),
    };
}
