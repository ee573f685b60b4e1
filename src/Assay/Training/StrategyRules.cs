using Assay.Documents;

namespace Assay.Training;

/// <summary>Which strategies are legal for a job, and what to say of those that are not.</summary>
public static class StrategyRules
{
    /// <summary>Whether a strategy is legal; the same rules as <see cref="Faults"/>, without words.</summary>
    public static bool Legal(TrainingJob job, in Strategy s)
    {
        var m = job.Model;
        var t = s.Tensor;
        if (m.Heads % t != 0 || (m.KvHeads % t != 0 && t % m.KvHeads != 0) || m.Hidden % t != 0 || (m.DenseLayers > 0 && m.MlpSize % t != 0))
            return false;
        if (s.Pipeline > m.Layers || (s.VirtualStages > 1 && (s.Pipeline == 1 || s.Schedule != Schedule.OneForwardOneBackward || !Divides(m.Layers, s.Pipeline * s.VirtualStages))))
            return false;
        var share = s.Data * s.MicroBatch;
        if (job.GlobalBatch % share != 0)
            return false;
        var micro = job.GlobalBatch / share;
        if (s.VirtualStages > 1 && micro % s.Pipeline != 0)
            return false;
        if (s.Schedule != Schedule.OneForwardOneBackward && s.Pipeline == 1)
            return false;
        if (s.Schedule == Schedule.DualPipe && (s.Pipeline % 2 != 0 || micro < 2 * s.Pipeline))
            return false;
        if (s.Context > 1 && job.Sequence % (2 * s.Context) != 0)
            return false;
        if (s.SequenceParallel && (t == 1 || job.Sequence % (t * s.Context) != 0))
            return false;
        if (s.Expert > 1 && (m.Experts == 0 || m.Experts % s.Expert != 0))
            return false;
        var ranks = s.Data * s.Context * t;
        if (s.Expert * s.ExpertTensor > ranks || ranks % (s.Expert * s.ExpertTensor) != 0)
            return false;
        if (s.Sharding != Sharding.None && s.Data * s.Context == 1)
            return false;
        return s.ShardGroup == 0 || (s.Sharding != Sharding.None && s.Data * s.Context % s.ShardGroup == 0);
    }

    /// <summary>Everything that is wrong with a strategy, each with what would be legal; empty where nothing is.</summary>
    public static IReadOnlyList<InputError> Faults(TrainingJob job, in Strategy s, int gpus)
    {
        var m = job.Model;
        var faults = new List<InputError>();
        void Add(string problem, string remedy) => faults.Add(new InputError(null, problem, remedy));
        int t = s.Tensor, p = s.Pipeline, v = s.VirtualStages, c = s.Context, e = s.Expert, d = s.Data;
        if (s.Gpus != gpus)
            Add($"Tensor {t} x pipeline {p} x context {c} x data {d} is {s.Gpus} GPUs, not {gpus}.", gpus % (t * p * c) == 0 ? $"With these, data parallel is {gpus / (t * p * c)}." : $"{gpus} must be a multiple of tensor x pipeline x context = {t * p * c}.");
        if (m.Heads % t != 0)
            Add($"{m.Heads} attention heads do not split over {t} tensor ranks.", $"Tensor parallel may be {Divisors(m.Heads)}.");
        else if (m.KvHeads % t != 0 && t % m.KvHeads != 0)
            Add($"{m.KvHeads} key-value heads do not split over {t} tensor ranks.", $"Tensor parallel may be {Divisors(m.KvHeads)}, or a multiple of {m.KvHeads}.");
        else if (m.Hidden % t != 0 || (m.DenseLayers > 0 && m.MlpSize % t != 0))
            Add($"Hidden size {m.Hidden} and feed-forward size {m.MlpSize} do not both split over {t} tensor ranks.", "Choose a tensor parallel size that divides both.");
        if (p > m.Layers)
            Add($"{m.Layers} layers do not fill {p} pipeline stages.", $"Pipeline parallel is at most {m.Layers}.");
        if (v > 1 && p == 1)
            Add($"Virtual pipeline {v} needs a pipeline.", "Raise pipeline parallel, or leave virtual pipeline out.");
        else if (v > 1 && s.Schedule != Schedule.OneForwardOneBackward)
            Add("Only 1F1B is interleaved.", "Leave virtual pipeline or the schedule out.");
        else if (v > 1 && !Divides(m.Layers, p * v))
            Add($"{m.Layers} layers do not split into pipeline {p} x virtual {v} equal chunks, nor do they with embedding and head counted as layers.", $"Virtual pipeline may be {(m.Layers % p == 0 ? Divisors(m.Layers / p) : "1")}.");
        var share = d * s.MicroBatch;
        if (job.GlobalBatch % share != 0)
            Add($"A global batch of {job.GlobalBatch} does not split into micro-batches of {s.MicroBatch} over {d} data ranks.", $"The global batch must be a multiple of {share}.");
        else if (v > 1 && job.GlobalBatch / share % p != 0)
            Add($"{job.GlobalBatch / share} micro-batches do not interleave over {p} stages.", $"Their number must be a multiple of {p}: the global batch a multiple of {share * p}.");
        if (s.Schedule != Schedule.OneForwardOneBackward && p == 1)
            Add("Zero-bubble and DualPipe schedules need a pipeline.", "Raise pipeline parallel, or leave the schedule out.");
        else if (s.Schedule == Schedule.DualPipe && (p % 2 != 0 || job.GlobalBatch / share < 2 * p))
            Add($"DualPipe needs an even number of stages and at least two micro-batches a stage; here are {p} stages and {job.GlobalBatch / share} micro-batches.", "Raise the global batch, or choose another schedule.");
        if (c > 1 && job.Sequence % (2 * c) != 0)
            Add($"Sequences of {job.Sequence} do not split over {c} context ranks in balanced halves.", $"The length must be a multiple of {2 * c}.");
        if (s.SequenceParallel && t == 1)
            Add("Sequence parallelism splits over tensor ranks, and there is one.", "Raise tensor parallel, or switch sequence parallelism off.");
        else if (s.SequenceParallel && job.Sequence % (t * c) != 0)
            Add($"Sequences of {job.Sequence} do not split over {t} tensor x {c} context ranks.", $"The length must be a multiple of {t * c}, or sequence parallelism off.");
        if (e > 1 && m.Experts == 0)
            Add($"Expert parallel is {e}, but {m.Transformer.Title} has no experts.", "Leave expert parallel out.");
        else if (e > 1 && m.Experts % e != 0)
            Add($"{m.Experts} experts do not split over {e} ranks.", $"Expert parallel may be {Divisors(m.Experts)}.");
        var ranks = d * c * t;
        if (e * s.ExpertTensor > ranks || ranks % (e * s.ExpertTensor) != 0)
            Add($"Expert {e} x expert-tensor {s.ExpertTensor} does not fold into tensor x context x data = {ranks} ranks.", $"Their product may be {Divisors(ranks)}.");
        if (s.ShardGroup != 0 && d * c % s.ShardGroup != 0)
            Add($"A shard group of {s.ShardGroup} does not divide {d * c} data ranks.", $"It may be {Divisors(d * c)}.");
        if (job.Machine.Peak[(int)job.Precision] <= 0)
            Add($"{job.Machine.Id} does not compute in {job.Precision}.", "Choose another precision.");
        return faults;
    }

    // Embedding and head may each take a layer's place (Megatron-LM's account-for-embedding options).
    private static bool Divides(int layers, int chunks) => layers % chunks == 0 || (layers + 2) % chunks == 0 || (layers + 1) % chunks == 0;

    private static string Divisors(int number)
    {
        var all = Enumerable.Range(1, Math.Min(number, 4096)).Where(i => number % i == 0).ToArray();
        return all.Length == 1 ? "1" : $"{string.Join(", ", all[..^1].Take(24))} or {all[^1]}";
    }
}
