using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Architectures;
using Assay.Documents;
using Assay.Hardware;

namespace Assay.Training;

/// <summary>One way in which a measured run may have been set up, with its weight among the others.</summary>
public sealed record PlausibleRun(TrainingJob Job, Strategy Strategy, double Weight);

/// <summary>Works out from a row what was run; what the row leaves blank takes its plausible values.</summary>
public sealed partial class Plausible(ArchitectureIndex architectures, MachineList machines, SoftwareList software, Coefficients typical)
{
    private const double Tuning = 12;

    private static readonly int[] Interleavings = [2, 3, 4, 6, 7, 8];

    private static readonly (int Length, double Weight)[] UsualSequences = [(4096, 0.5), (8192, 0.5)];

    private static readonly (int Size, double Weight)[] UsualMicroBatches = [(1, 0.4), (2, 0.35), (4, 0.25)];

    /// <summary>The runs that a row may mean.</summary>
    /// <exception cref="InputException">The row cannot be predicted; the message says why.</exception>
    public IReadOnlyList<PlausibleRun> Of(MeasuredRow row)
    {
        var machine = Network(machines.Find(row.Gpu, null), row.Note);
        var gpus = row.Gpus ?? throw Skip("the number of GPUs is not published");
        var precision = PrecisionOf(row);
        var runs = new List<PlausibleRun>();
        if (row.Tp is null && row.Pp is null && row.Dp is null && row.Sharding is null)
            throw Skip("the parallelism is not published");
        if (row.GlobalBatch is null && row.Metric == "step_time_s")
            throw Skip("the global batch is not published");
        int tp = row.Tp ?? 1, pp = row.Pp ?? 1, cp = row.Cp ?? 1, ep = row.Ep ?? 1;
        var dp = row.Dp ?? gpus / (tp * pp * cp);
        if (tp * pp * cp * dp != gpus)
            throw Skip($"tensor {tp} x pipeline {pp} x context {cp} x data {dp} is not {gpus} GPUs");
        var sharding = ShardingOf(row);
        foreach (var (sequence, sequenceWeight) in row.SeqLen is { } known ? [(known, 1.0)] : UsualSequences)
        {
            var model = ModelOf(row, sequence);
            foreach (var (software, softwareWeight) in SoftwareOf(row, machine, sharding))
            {
                foreach (var (recompute, recomputeWeight) in RecomputeOf(row))
                {
                    foreach (var (micro, microWeight) in MicroBatches(row, dp))
                    {
                        foreach (var (schedule, scheduleWeight) in Schedules(row, machine, pp, ep))
                            foreach (var (virtualStages, stagesWeight) in VirtualStages(row, machine, pp, model.Layers))
                            {
                                var batch = row.GlobalBatch ?? dp * (LocalBatchOf(row) ?? micro * (pp > 1 ? 4 * pp : 1));
                                if (batch % dp != 0 && batch < dp * micro)
                                    throw Skip($"a global batch of {batch} does not split over {dp} data ranks");
                                var job = new TrainingJob
                                {
                                    Model = model,
                                    Machine = machine,
                                    Precision = precision,
                                    GlobalBatch = batch,
                                    Sequence = sequence,
                                    Software = software,
                                    Adapters = row.Model.EndsWith("LoRA", StringComparison.Ordinal),
                                };
                                var strategy = new Strategy
                                {
                                    Tensor = tp,
                                    Pipeline = pp,
                                    VirtualStages = virtualStages,
                                    Context = cp,
                                    Expert = model.Experts > 0 ? ep : 1,
                                    Data = dp,
                                    MicroBatch = micro,
                                    Recompute = recompute,
                                    Sharding = sharding,
                                    SequenceParallel = tp > 1 && (software.FlashAttention || recompute == Recompute.Selective),
                                    Schedule = schedule,
                                };
                                runs.Add(new PlausibleRun(job, strategy, sequenceWeight * softwareWeight * recomputeWeight * microWeight * stagesWeight * scheduleWeight));
                            }
                    }
                }
            }
        }

        if (runs.Count == 0)
            throw Skip("no strategy agrees with what is published");
        // Published runs are tuned: what does not fit was not run, and what is slow was hardly chosen.
        var fitting = runs.Where(run => MemoryModel.Of(run.Job, run.Strategy).Total <= 1.1 * run.Job.Machine.Memory).ToList();
        if (fitting.Count > 0)
            runs = fitting;
        if (runs.Count > 1)
        {
            var times = runs.Select(run => TrainingStep.Evaluate(run.Job, run.Strategy, typical).Total / run.Job.TokensPerStep).ToArray();
            var best = times.Min();
            runs = [.. runs.Select((run, i) => run with { Weight = run.Weight * Math.Pow(best / times[i], Tuning) })];
        }

        var sum = runs.Sum(run => run.Weight);
        return [.. runs.Select(run => run with { Weight = run.Weight / sum })];
    }

    private static IEnumerable<(Schedule, double)> Schedules(MeasuredRow row, Machine machine, int pp, int ep) =>
        row.Note.Contains("DualPipe", StringComparison.Ordinal) ? [(Schedule.DualPipe, 1)]
        : row.Stack is null && pp > 1 && ep > machine.Fabric.Domain ? [(Schedule.OneForwardOneBackward, 0.5), (Schedule.DualPipe, 0.5)]
        : [(Schedule.OneForwardOneBackward, 1)];

    private static InputException Skip(string why) => new(null, why, "");

    private static IEnumerable<(Recompute, double)> RecomputeOf(MeasuredRow row) => row.Recompute?.ToLowerInvariant() switch
    {
        "none" => [(Recompute.None, 1)],
        "selective" => [(Recompute.Selective, 1)],
        "full" => [(Recompute.Full, 1)],
        null => [(Recompute.None, 0.4), (Recompute.Modules, 0.4), (Recompute.Full, 0.2)],
        var other => throw Skip($"'{other}' is no way of recomputing: none, selective or full"),
    };

    private static Sharding ShardingOf(MeasuredRow row) => row.Sharding?.ToLowerInvariant() switch
    {
        null => Sharding.Optimizer,
        "none" => Sharding.None,
        "zero1" => Sharding.Optimizer,
        "zero2/fsdp" or "zero2" or "fsdp(no-reshard)" => Sharding.Gradients,
        "fsdp" or "zero3/fsdp" or "zero3" => Sharding.Parameters,
        var other => throw Skip($"'{other}' is no way of sharding: none, zero1, zero2, zero3 or fsdp"),
    };

    private static int? LocalBatchOf(MeasuredRow row) =>
        LocalBatch().Match(row.Note) is { Success: true } local ? int.Parse(local.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<(int, double)> MicroBatches(MeasuredRow row, int dp)
    {
        if (row.MicroBatch is { } known)
            return [(known, 1)];
        var local = LocalBatchOf(row);
        if (local is { } whole && row.Pp is null or 1)
            return [(whole, 1)];
        var share = row.GlobalBatch is { } batch ? batch / dp : local ?? 64;
        return UsualMicroBatches.Where(choice => share % choice.Size == 0);
    }

    private static IEnumerable<(int, double)> VirtualStages(MeasuredRow row, Machine machine, int pp, int layers)
    {
        if (pp == 1)
            return [(1, 1)];
        if (row.Vpp is { } known)
            return [(known, 1)];
        if (row.Note.Contains("nterleaved", StringComparison.Ordinal))
            return Interleavings.Where(v => StrategyRules.Divides(layers, pp * v)).DefaultIfEmpty(1).Take(2).Select(v => (v, 1.0));
        if (row.Stack is not null || machine.Generation == 0)
            return [(1, 1)];
        return Interleavings.Where(v => StrategyRules.Divides(layers, pp * v)).Select(v => (v, 0.3)).Prepend((1, 0.4));
    }

    private IEnumerable<(Software, double)> SoftwareOf(MeasuredRow row, Machine machine, Sharding sharding)
    {
        // Before flash attention, models of many GPUs were split by tensors and pipelines, and nothing was overlapped.
        if (machine.Generation == 0 && sharding < Sharding.Gradients && row.Stack?.StartsWith("NeMo", StringComparison.Ordinal) != true)
            return [(software.Find(row.Stack, row.Note, row.Source, machine.Generation, machine.Launched) with { FlashAttention = false, Overlaps = false, TensorOverlaps = false, AttentionSpeed = 1, Since = double.PositiveInfinity }, 1)];
        return [(software.Find(row.Stack, row.Note, row.Source, machine.Generation, machine.Launched), 1)];
    }

    private static Precision PrecisionOf(MeasuredRow row) => row.Precision?.ToUpperInvariant() switch
    {
        null or "BF16" => Precision.Bf16,
        "FP16" => Precision.Fp16,
        "FP8" or "FP8-CS" or "FP8-TENSORWISE" or "FP8-ROWWISE" => Precision.Fp8,
        "MXFP8" or "FP8-MX" => Precision.MxFp8,
        "NVFP4" => Precision.NvFp4,
        var other => throw Skip($"the precision '{other}' is not known"),
    };

    private static Machine Network(Machine machine, string note)
    {
        double? perGpu = null;
        if (PerNode().Match(note) is { Success: true } node)
            perGpu = double.Parse(node.Groups[1].Value, CultureInfo.InvariantCulture) / 8 / 8;
        else if (Links().Match(note) is { Success: true } links)
            perGpu = double.Parse(links.Groups[1].Value, CultureInfo.InvariantCulture) * double.Parse(links.Groups[2].Value, CultureInfo.InvariantCulture) / 8 / 8;
        return perGpu is { } gigabytes ? machine with { Fabric = machine.Fabric with { Bandwidth = gigabytes * 1e9 } } : machine;
    }

    private ModelShape ModelOf(MeasuredRow row, int sequence)
    {
        var name = Variant().Replace(row.Model, "").Trim();
        if (row.MoeExperts is null && row is { Layers: { } layers, Hidden: { } hidden })
        {
            var heads = row.Heads ?? hidden / 128;
            var kv = row.KvHeads ?? heads;
            var ffn = row.Ffn ?? 4 * hidden;
            var vocab = row.Vocab ?? architectures.Find(name)?.Transformer.Vocabulary ?? 51200;
            var transformer = new Transformer
            {
                Id = row.Model,
                Title = row.Model,
                Layers = layers,
                Hidden = hidden,
                Vocabulary = vocab,
                Attention = new GroupedAttention(heads, kv, hidden / heads),
                Mlp = new Mlp(ffn, ffn < 4 * hidden),
                Position = new PositionEncoding(PositionKind.Rope),
            };
            return new ModelShape(transformer, sequence);
        }

        var found = architectures.Find(name) ?? throw Skip($"the shape of '{row.Model}' is not known");
        if (!ModelShape.Knows(found.Transformer))
            throw Skip($"the layers of '{row.Model}' are not simulated");
        return new ModelShape(AsTold(found.Transformer, row), sequence, !row.Model.Contains("w/o MTP", StringComparison.Ordinal));
    }

    // What the row says itself stands above the catalogue.
    private static Transformer AsTold(Transformer found, MeasuredRow row)
    {
        if (row.MoeExperts is not null || found.Attention is not GroupedAttention attention)
            return found;
        var told = row.Hidden is { } hidden ? found with { Hidden = hidden } : found;
        if (row.Layers is { } layers)
            told = told with { Layers = layers };
        if (row.Heads is { } heads && heads != attention.Heads)
            told = told with { Attention = attention with { Heads = heads, KvHeads = row.KvHeads ?? (attention.KvHeads == attention.Heads ? heads : attention.KvHeads), HeadSize = told.Hidden / heads } };
        return told;
    }

    [GeneratedRegex(@"\(.*?\)| (LoRA|SFT)$")]
    private static partial Regex Variant();

    [GeneratedRegex(@"[Ll]ocal batch (\d+)")]
    private static partial Regex LocalBatch();


    [GeneratedRegex(@"(\d+) Gb(?:ps|/s) (?:node-node|per node)")]
    private static partial Regex PerNode();

    [GeneratedRegex(@"(\d+)x(\d+)Gb \w+/node")]
    private static partial Regex Links();
}
