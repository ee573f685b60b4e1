using Assay.Architectures;
using Assay.Documents;
using Assay.Hardware;

namespace Assay.Training;

/// <summary>A plan with every name looked up and every rule checked.</summary>
public sealed record ResolvedPlan(TrainingJob Job, Strategy Strategy, int Gpus, IReadOnlyList<Message> Warnings);

/// <summary>Looks a plan's names up and checks it.</summary>
public sealed class PlanResolver(ArchitectureIndex architectures, MachineList machines, SoftwareList software)
{
    private static readonly Dictionary<string, Precision> Precisions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bf16"] = Precision.Bf16,
        ["fp16"] = Precision.Fp16,
        ["fp8"] = Precision.Fp8,
        ["fp8-cs"] = Precision.Fp8,
        ["fp8-tensorwise"] = Precision.Fp8,
        ["fp8-rowwise"] = Precision.Fp8,
        ["mxfp8"] = Precision.MxFp8,
        ["fp8-mx"] = Precision.MxFp8,
        ["nvfp4"] = Precision.NvFp4,
    };

    private static readonly Dictionary<string, Recompute> Recomputes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["none"] = Recompute.None,
        ["selective"] = Recompute.Selective,
        ["modules"] = Recompute.Modules,
        ["full"] = Recompute.Full,
    };

    private static readonly Dictionary<string, Sharding> Shardings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["none"] = Sharding.None,
        ["zero1"] = Sharding.Optimizer,
        ["zero2"] = Sharding.Gradients,
        ["zero2/fsdp"] = Sharding.Gradients,
        ["fsdp(no-reshard)"] = Sharding.Gradients,
        ["zero3"] = Sharding.Parameters,
        ["zero3/fsdp"] = Sharding.Parameters,
        ["fsdp"] = Sharding.Parameters,
    };

    private static readonly Dictionary<string, Schedule> Schedules = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1f1b"] = Schedule.OneForwardOneBackward,
        ["zero-bubble"] = Schedule.ZeroBubble,
        ["dualpipe"] = Schedule.DualPipe,
    };

    private static readonly Dictionary<string, Offload> Offloads = new(StringComparer.OrdinalIgnoreCase) { ["none"] = Offload.None, ["optimizer"] = Offload.Optimizer };

    // Beyond any machine or batch there is: what is larger is a slip.
    private const int MostGpus = 1_000_000;
    private const int MostSequences = 10_000_000;
    private const int LongestSequence = 100_000_000;
    private const double MostImbalance = 1000;
    private const double MostBandwidth = 100_000;
    private const double MostLatency = 1e6;
    private const double MostOversubscription = 1000;

    /// <summary>The precision with a published spelling, or null.</summary>
    public static Precision? FindPrecision(string name) => Precisions.TryGetValue(name, out var known) ? known : null;

    /// <summary>The way of recomputing with a published spelling, or null.</summary>
    public static Recompute? FindRecompute(string name) => Recomputes.TryGetValue(name, out var known) ? known : null;

    /// <summary>The way of sharding with a published spelling, or null.</summary>
    public static Sharding? FindSharding(string name) => Shardings.TryGetValue(name, out var known) ? known : null;

    /// <summary>What is to be trained, without a strategy: what a search starts from.</summary>
    /// <exception cref="InputException">Something is missing or unknown; all of it is told.</exception>
    public (TrainingJob Job, int Gpus, IReadOnlyList<Message> Warnings) Job(TrainingPlan plan)
    {
        var errors = new Errors();
        var warnings = new List<Message>();
        int Needed(int? value, string name, Message what, int most)
        {
            if (value is null)
                errors.Add(null, $"The plan does not say {what}.", $"Give '{name}'.");
            else if (value < 1 || value > most)
                errors.Add(null, $"{name} is {value}.", $"Give a whole number from 1 to {most:N0}.");
            return Math.Clamp(value ?? 1, 1, most);
        }

        var batch = Needed(plan.GlobalBatch, "--global-batch", "how many sequences a step has", MostSequences);
        var sequence = Needed(plan.Sequence, "--sequence", "how long sequences are", LongestSequence);
        var gpus = Needed(plan.Gpus, "--gpus", "how many GPUs there are", MostGpus);
        ModelShape? model = null;
        Machine? machine = null;
        var precision = Word(plan.Precision, Precisions, "precision", Precision.Bf16, errors);
        if (plan.Model is null)
            errors.Add(null, "The plan does not say which model is trained.", "Give '--model': a name of 'assay catalog list architectures', or the path of a config.json.");
        else
            errors.Try(() => model = ShapeOf(architectures.Named(plan.Model, plan.Configuration, warnings), sequence));
        if (plan.Gpu is null)
            errors.Add(null, "The plan does not say which GPU it runs on.", "Give '--gpu': a name of 'assay catalog list accelerators'.");
        else
            errors.Try(() => machine = machines.Find(plan.Gpu, null));
        if (plan.ExpertImbalance is { } imbalance && !(imbalance is >= 1 and <= MostImbalance))
            errors.Add(null, $"The expert imbalance is {imbalance}.", $"Give a number from 1, which is perfect balance, to {MostImbalance:N0}.");
        if (plan.NetworkBandwidth is { } bandwidth && !(bandwidth is > 0 and <= MostBandwidth))
            errors.Add(null, $"The network bandwidth is {bandwidth} GB/s.", $"Give GB/s a GPU, one direction: above 0, at most {MostBandwidth:N0}.");
        if (plan.Oversubscription is { } lost && !(lost is >= 1 and <= MostOversubscription))
            errors.Add(null, $"The oversubscription is {lost}.", $"Give a number from 1, which is none, to {MostOversubscription:N0}; 2 is half of the bandwidth.");
        if (plan.NetworkLatency is { } slow && !(slow is > 0 and <= MostLatency))
            errors.Add(null, $"The network latency is {slow} microseconds.", $"Give microseconds above 0, at most {MostLatency:N0}.");
        if (plan.Software is { } named && !software.Knows(named))
            errors.Add(null, $"The catalogue has no training software '{named}'.", $"Known: {string.Join(", ", software.Names)}; leave it out where the stack is another.");
        if (plan.Attention is not (null or "flash" or "unfused"))
            errors.Add(null, $"'{plan.Attention}' is no attention kernel.", "Write flash or unfused.");
        errors.ThrowIfAny();
        if (plan.NetworkBandwidth is { } network)
            machine = machine! with { Fabric = machine.Fabric with { Bandwidth = network * 1e9 } };
        if (plan.Oversubscription is { } share)
            machine = machine! with { Fabric = machine.Fabric with { Oversubscription = share } };
        if (plan.NetworkLatency is { } microseconds)
            machine = machine! with { Fabric = machine.Fabric with { Latency = microseconds * 1e-6 } };
        if (plan.InNetworkReduction is { } reduces)
            machine = machine! with { Fabric = machine.Fabric with { InNetworkReduction = reduces } };
        var stack = software.Find(plan.Software, "", "", machine!.Generation, machine.Launched);
        if (plan.Attention == "unfused")
            stack = stack with { FlashAttention = false };
        if (plan.TensorOverlap is { } overlaps)
            stack = stack with { TensorOverlaps = overlaps };
        var job = new TrainingJob
        {
            Model = model!,
            Machine = machine!,
            Precision = precision,
            GlobalBatch = batch,
            Sequence = sequence,
            Imbalance = plan.ExpertImbalance ?? 1,
            Software = stack,
        };
        return (job, gpus, warnings);
    }

    /// <summary>A plan with its strategy.</summary>
    /// <exception cref="InputException">Something is missing, unknown or illegal; all of it is told.</exception>
    public ResolvedPlan Resolve(TrainingPlan plan)
    {
        var (job, gpus, warnings) = Job(plan);
        var errors = new Errors();
        foreach (var (value, name) in new (int?, Message)[] { (plan.TensorParallel, "tensor parallel"), (plan.PipelineParallel, "pipeline parallel"), (plan.VirtualPipeline, "virtual pipeline"), (plan.ContextParallel, "context parallel"), (plan.ExpertParallel, "expert parallel"), (plan.ExpertTensorParallel, "expert-tensor parallel"), (plan.DataParallel, "data parallel"), (plan.MicroBatch, "micro-batch"), (plan.ShardGroup, "shard group") })
        {
            if (value is < 1)
                errors.Add(null, $"The {name} size is {value}.", "Give a whole number from 1 on.");
        }

        errors.ThrowIfAny();
        int t = plan.TensorParallel ?? 1, p = plan.PipelineParallel ?? 1, c = plan.ContextParallel ?? 1;
        var data = plan.DataParallel ?? (int)Math.Max(1, gpus / ((decimal)t * p * c));
        var sharding = plan.Sharding is null ? ((long)data * c > 1 ? Sharding.Optimizer : Sharding.None) : Word(plan.Sharding, Shardings, "sharding", Sharding.None, errors);
        var strategy = new Strategy
        {
            Tensor = t,
            Pipeline = p,
            VirtualStages = plan.VirtualPipeline ?? 1,
            Context = c,
            Expert = plan.ExpertParallel ?? 1,
            ExpertTensor = plan.ExpertTensorParallel ?? 1,
            Data = data,
            MicroBatch = plan.MicroBatch ?? 1,
            Recompute = Word(plan.Recompute, Recomputes, "recompute", Recompute.None, errors),
            Sharding = sharding,
            ShardGroup = plan.ShardGroup ?? 0,
            Schedule = Word(plan.Schedule, Schedules, "schedule", Schedule.OneForwardOneBackward, errors),
            SequenceParallel = plan.SequenceParallel ?? t > 1,
            Offload = Word(plan.Offload, Offloads, "offload", Offload.None, errors),
        };
        foreach (var fault in StrategyRules.Faults(job, strategy, gpus))
            errors.Add(fault.At, fault.Problem, fault.Remedy);
        errors.ThrowIfAny();
        return new ResolvedPlan(job, strategy, gpus, warnings);
    }

    private static T Word<T>(string? text, Dictionary<string, T> known, Message what, T usual, Errors errors)
    {
        if (text is null)
            return usual;
        if (known.TryGetValue(text, out var value))
            return value;
        errors.Add(null, $"'{text}' is no {what}.", Nearest.Suggest(text, known.Keys, $"Write one of {string.Join(", ", known.Keys)}."));
        return usual;
    }

    private static ModelShape ShapeOf(Transformer transformer, int sequence) => ModelShape.Knows(transformer)
        ? new ModelShape(transformer, sequence)
        : throw new InputException(null, $"The layers of '{transformer.Title}' are not simulated.", "Models with state spaces or compressed attention have parameters, FLOP and cache, but no step time yet.");
}
