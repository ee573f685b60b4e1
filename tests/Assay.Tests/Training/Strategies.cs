using Assay.Tests.Quantities;
using Assay.Training;
using CsCheck;

namespace Assay.Tests.Training;

/// <summary>Random jobs on small models with random strategies, legal or not.</summary>
internal static class Strategies
{
    private static readonly Gen<int> Ways = Pick.From(1, 1, 1, 2, 2, 3, 4, 8);

    public static Gen<Strategy> Any { get; } =
        from tensor in Ways
        from pipeline in Ways
        from stages in Pick.From(1, 1, 1, 2, 3, 4)
        from context in Pick.From(1, 1, 1, 2, 3)
        from expert in Pick.From(1, 1, 2, 3, 8)
        from expertTensor in Pick.From(1, 1, 1, 2, 3)
        from data in Ways
        from micro in Pick.From(1, 1, 2, 3)
        from schedule in Pick.From(Schedule.OneForwardOneBackward, Schedule.OneForwardOneBackward, Schedule.ZeroBubble, Schedule.DualPipe)
        from recompute in Gen.Enum<Recompute>()
        from sharding in Gen.Enum<Sharding>()
        from shards in Pick.From(0, 0, 0, 2, 3)
        from sequenceParallel in Gen.Bool
        from offload in Gen.Enum<Offload>()
        select new Strategy
        {
            Tensor = tensor,
            Pipeline = pipeline,
            VirtualStages = stages,
            Context = context,
            Expert = expert,
            ExpertTensor = expertTensor,
            Data = data,
            MicroBatch = micro,
            Schedule = schedule,
            Recompute = recompute,
            Sharding = sharding,
            ShardGroup = shards,
            SequenceParallel = sequenceParallel,
            Offload = offload,
        };

    public static Gen<TrainingJob> Job { get; } =
        from model in Pick.From(Jobs.Dense, Jobs.Mixture)
        from batch in Pick.From(16, 24, 48)
        select Jobs.Of(model, batch);

    public static Gen<(TrainingJob Job, Strategy Strategy)> Pairs { get; } = Gen.Select(Job, Any);

    /// <summary>Every legal strategy of small jobs over sizes from a short list.</summary>
    public static IReadOnlyList<(TrainingJob Job, Strategy Strategy)> AllLegal { get; } = [.. Walk()];

    /// <summary>Any of these.</summary>
    public static Gen<(TrainingJob Job, Strategy Strategy)> Legal { get; } = Gen.Int[0, AllLegal.Count - 1].Select(i => AllLegal[i]);

    private static IEnumerable<(TrainingJob Job, Strategy Strategy)> Walk() =>
        from job in new[] { Jobs.Of(Jobs.Dense, 16), Jobs.Of(Jobs.Mixture, 24) }
        from tensor in new[] { 1, 2, 4 }
        from pipeline in new[] { 1, 2, 3, 4 }
        from stages in new[] { 1, 2, 3 }
        from context in new[] { 1, 2, 4 }
        from data in new[] { 1, 2, 8 }
        from micro in new[] { 1, 2 }
        from expert in new[] { 1, 2, 8 }
        from expertTensor in new[] { 1, 2 }
        from schedule in Enum.GetValues<Schedule>()
        from recompute in Enum.GetValues<Recompute>()
        from sharding in Enum.GetValues<Sharding>()
        from shards in new[] { 0, 2 }
        from sequenceParallel in new[] { false, true }
        from offload in Enum.GetValues<Offload>()
        let strategy = new Strategy
        {
            Tensor = tensor,
            Pipeline = pipeline,
            VirtualStages = stages,
            Context = context,
            Expert = expert,
            ExpertTensor = expertTensor,
            Data = data,
            MicroBatch = micro,
            Schedule = schedule,
            Recompute = recompute,
            Sharding = sharding,
            ShardGroup = shards,
            SequenceParallel = sequenceParallel,
            Offload = offload,
        }
        where StrategyRules.Legal(job, strategy)
        select (job, strategy);
}
