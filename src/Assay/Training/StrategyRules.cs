using System.Numerics;
using Assay.Documents;
using Assay.Hardware;

namespace Assay.Training;

/// <summary>Which strategies are legal for a job, and what to say of those that are not.</summary>
public static class StrategyRules
{
    /// <summary>Whether a strategy is legal; the same rules as <see cref="Faults"/>, without words.</summary>
    public static bool Legal(TrainingJob job, in Strategy s)
    {
        var m = job.Model;
        var t = s.Tensor;
        if (m.Heads % t != 0 || (m.KvHeads % t != 0 && t % m.KvHeads != 0) || !Splits(m, t))
            return false;
        if (s.Pipeline > m.Layers || (s.VirtualStages > 1 && (s.Pipeline == 1 || s.Schedule != Schedule.OneForwardOneBackward || !Divides(m.Layers, (long)s.Pipeline * s.VirtualStages))))
            return false;
        var share = (long)s.Data * s.MicroBatch;
        if (job.GlobalBatch % share != 0)
            return false;
        var micro = job.GlobalBatch / share;
        if (s.VirtualStages > 1 && micro % s.Pipeline != 0)
            return false;
        if (s.Schedule != Schedule.OneForwardOneBackward && s.Pipeline == 1)
            return false;
        if (s.Schedule == Schedule.DualPipe && (s.Pipeline % 2 != 0 || micro < 2L * s.Pipeline))
            return false;
        if (s.Context > 1 && job.Sequence % (2L * s.Context) != 0)
            return false;
        if (s.SequenceParallel && (t == 1 || job.Sequence % ((long)t * s.Context) != 0))
            return false;
        if (m.Experts == 0 ? s.Expert > 1 || s.ExpertTensor > 1 : m.Experts % s.Expert != 0 || m.ExpertSize % s.ExpertTensor != 0)
            return false;
        var data = (long)s.Data * s.Context;
        if (data * t % ((long)s.Expert * s.ExpertTensor) != 0)
            return false;
        if (s.Sharding == Sharding.None ? s.ShardGroup != 0 : data == 1 || (s.ShardGroup != 0 && data % s.ShardGroup != 0))
            return false;
        return job.Machine.Peak[(int)job.Precision] > 0;
    }

    /// <summary>
    /// Everything that is wrong with a strategy, each with what would be legal; empty where nothing is. Where the sizes do not
    /// multiply to the GPUs, what follows from the data ranks is not told besides.
    /// </summary>
    public static IReadOnlyList<InputError> Faults(TrainingJob job, in Strategy s, int gpus)
    {
        var m = job.Model;
        var faults = new FaultList();
        long t = s.Tensor, p = s.Pipeline, c = s.Context, d = s.Data;
        // Sizes are whole numbers of any size until they are checked, and their product may exceed a long.
        var ways = new BigInteger(t) * p * c;
        var counted = ways * d == gpus;
        if (!counted)
            faults.Add($"Tensor {t} x pipeline {p} x context {c} x data {d} is {ways * d} GPUs, not {gpus}.", gpus % ways == 0 && gpus > 0 ? (Message)$"With these, data parallel is {gpus / ways}." : $"{gpus} must be a multiple of tensor x pipeline x context = {ways}.");
        if (m.Heads % t != 0)
            faults.Add($"{m.Heads} attention heads do not split over {t} tensor ranks.", $"Tensor parallel may be {Divisors(m.Heads)}.");
        else if (m.KvHeads % t != 0 && t % m.KvHeads != 0)
            faults.Add($"{m.KvHeads} key-value heads do not split over {t} tensor ranks.", $"Tensor parallel may be {Divisors(m.KvHeads)}, or a multiple of {m.KvHeads}.");
        else if (!Splits(m, (int)t))
            faults.Add($"Hidden size {m.Hidden} and feed-forward size {m.MlpSize} do not both split over {t} tensor ranks.", $"Tensor parallel may be {Among(Enumerable.Range(1, m.Heads).Where(i => m.Heads % i == 0 && Splits(m, i)))}.");
        if (c > 1 && job.Sequence % (2 * c) != 0)
            faults.Add($"Sequences of {job.Sequence} do not split over {c} context ranks in balanced halves.", $"The length must be a multiple of {2 * c}.");
        if (s.SequenceParallel && t == 1)
            faults.Add("Sequence parallelism splits over tensor ranks, and there is one.", "Raise tensor parallel, or switch sequence parallelism off.");
        else if (s.SequenceParallel && job.Sequence % (t * c) != 0)
            faults.Add($"Sequences of {job.Sequence} do not split over {t} tensor x {c} context ranks.", $"The length must be a multiple of {t * c}, or sequence parallelism off.");
        Stages(faults, job, s, counted);
        Experts(faults, m, s, counted);
        if (counted)
            Shards(faults, s);
        if (job.Machine.Peak[(int)job.Precision] <= 0)
            faults.Add($"{job.Machine.Id} does not compute in {job.Precision.ToString().ToUpperInvariant()}.", $"Precision may be {Among(Enum.GetValues<Precision>().Where(one => one != Precision.Fp32 && job.Machine.Peak[(int)one] > 0).Select(one => one.ToString().ToLowerInvariant()))}.");
        return faults.All;
    }

    private static void Stages(FaultList faults, TrainingJob job, in Strategy s, bool counted)
    {
        var m = job.Model;
        long p = s.Pipeline, v = s.VirtualStages;
        if (p > m.Layers)
            faults.Add($"{m.Layers} layers do not fill {p} pipeline stages.", $"Pipeline parallel is at most {m.Layers}.");
        if (v > 1 && p == 1)
            faults.Add($"Virtual pipeline {v} needs a pipeline.", "Raise pipeline parallel, or leave virtual pipeline out.");
        else if (v > 1 && s.Schedule != Schedule.OneForwardOneBackward)
            faults.Add("Only 1F1B is interleaved.", "Leave virtual pipeline or the schedule out.");
        else if (v > 1 && !Divides(m.Layers, p * v))
            faults.Add($"{m.Layers} layers do not split into pipeline {p} x virtual {v} equal chunks, nor do they with embedding and head counted as layers.", $"Virtual pipeline may be {Among(Chunks(m.Layers, p))}.");
        if (s.Schedule != Schedule.OneForwardOneBackward && p == 1)
            faults.Add("Zero-bubble and DualPipe schedules need a pipeline.", "Raise pipeline parallel, or leave the schedule out.");
        else if (s.Schedule == Schedule.DualPipe && p % 2 != 0)
            faults.Add($"DualPipe runs from both ends, and {p} stages are odd.", "Make pipeline parallel even, or choose another schedule.");
        if (!counted)
            return;
        var share = (long)s.Data * s.MicroBatch;
        var micro = job.GlobalBatch / share;
        if (job.GlobalBatch % share != 0)
            faults.Add($"A global batch of {job.GlobalBatch} does not split into micro-batches of {s.MicroBatch} over {s.Data} data ranks.", $"The global batch must be a multiple of {share}.");
        else if (v > 1 && micro % p != 0)
            faults.Add($"{micro} micro-batches do not interleave over {p} stages.", $"Their number must be a multiple of {p}: the global batch a multiple of {share * p}.");
        else if (s.Schedule == Schedule.DualPipe && micro < 2 * p)
            faults.Add($"DualPipe needs two micro-batches a stage, and {micro} micro-batches over {p} stages are fewer.", $"The global batch must be at least {2 * p * share}, or choose another schedule.");
    }

    private static void Experts(FaultList faults, ModelShape m, in Strategy s, bool counted)
    {
        int e = s.Expert, et = s.ExpertTensor;
        if (m.Experts == 0)
        {
            if (e > 1 || et > 1)
                faults.Add($"{(e > 1 ? (Message)$"Expert parallel is {e}" : $"Expert-tensor parallel is {et}")}, but {m.Transformer.Title} has no experts.", "Leave it out.");
            return;
        }

        if (m.Experts % e != 0)
            faults.Add($"{m.Experts} experts do not split over {e} ranks.", $"Expert parallel may be {Divisors(m.Experts)}.");
        if (m.ExpertSize % et != 0)
            faults.Add($"Experts of size {m.ExpertSize} do not split over {et} expert-tensor ranks.", $"Expert-tensor parallel may be {Divisors(m.ExpertSize)}.");
        var ranks = (long)s.Data * s.Context * s.Tensor;
        if (counted && ranks % ((long)e * et) != 0)
            faults.Add($"Expert {e} x expert-tensor {et} does not fold into tensor x context x data = {ranks} ranks.", $"Their product may be {Divisors(ranks)}.");
    }

    private static void Shards(FaultList faults, in Strategy s)
    {
        var data = (long)s.Data * s.Context;
        if (s.Sharding != Sharding.None && data == 1)
            faults.Add("Sharding splits over data ranks, and there is one.", "Write none for sharding, or leave more GPUs to data parallel.");
        else if (s.ShardGroup != 0 && s.Sharding == Sharding.None)
            faults.Add($"A shard group of {s.ShardGroup} has nothing to shard.", "Choose zero1, zero2 or zero3 for sharding, or leave the shard group out.");
        else if (s.ShardGroup != 0 && data % s.ShardGroup != 0)
            faults.Add($"A shard group of {s.ShardGroup} does not divide {data} data ranks.", $"It may be {Divisors(data)}.");
    }

    /// <summary>Into how many chunks a stage's layers may be cut.</summary>
    internal static IEnumerable<int> Chunks(int layers, long stages) => Enumerable.Range(1, layers).Where(v => v == 1 || Divides(layers, stages * v));

    private static bool Splits(ModelShape m, int tensor) => m.Hidden % tensor == 0 && (m.DenseLayers == 0 || m.MlpSize % tensor == 0);

    // Embedding and head may each take a layer's place (Megatron-LM's account-for-embedding options).
    internal static bool Divides(int layers, long chunks) => layers % chunks == 0 || (layers + 2) % chunks == 0 || (layers + 1) % chunks == 0;

    private static Message Divisors(long number) => Among(StrategySearch.Divisors((int)number));

    private static Message Among<T>(IEnumerable<T> values)
    {
        var all = values.ToArray();
        return all.Length switch
        {
            1 => (Message)$"{all[0]}",
            <= 25 => $"{string.Join(", ", all[..^1])} or {all[^1]}",
            _ => $"{string.Join(", ", all[..24])} … or {all[^1]}",
        };
    }

    private sealed class FaultList
    {
        private readonly List<InputError> all = [];

        public IReadOnlyList<InputError> All => all;

        public void Add(Message problem, Message remedy) => all.Add(new InputError(null, problem, remedy));
    }
}
