using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Documents;
using Assay.Hardware;

namespace Assay.Training;

/// <summary>A value that a blank cell may stand for, and how usual it is.</summary>
internal readonly record struct Choice<T>(T Value, double Weight);

/// <summary>What each cell of a row says, and what it may mean where it is blank.</summary>
internal sealed partial class PlausibleChoices(MeasuredRow row)
{
    private static readonly int[] Interleavings = [2, 3, 4, 6, 7, 8];

    /// <exception cref="InputException">The cell holds an unknown word.</exception>
    public Precision Precision => row.Precision is not { } told ? Precision.Bf16 : PlanResolver.FindPrecision(told) ?? throw Skip($"the precision '{told}' is not known");

    /// <summary>Where it is blank, optimizer states are taken as sharded, as every framework offers.</summary>
    /// <exception cref="InputException">The cell holds an unknown word.</exception>
    public Sharding Sharding => row.Sharding is not { } told ? Sharding.Optimizer : PlanResolver.FindSharding(told) ?? throw Skip($"the sharding '{told}' is not known");

    /// <summary>Why a row is not predicted.</summary>
    public static InputException Skip(Message why) => new(null, why, "");

    /// <summary>The ranks of the row; data ranks are what the GPUs leave where they are blank.</summary>
    /// <exception cref="InputException">They are not published, or contradict each other.</exception>
    public Strategy Split()
    {
        var gpus = row.Gpus ?? throw Skip("the number of GPUs is not published");
        if (row.Tp is null && row.Pp is null && row.Dp is null && row.Sharding is null)
            throw Skip("the parallelism is not published");
        if (row.GlobalBatch is null && row.Metric == "step_time_s")
            throw Skip("the global batch is not published");
        int t = row.Tp ?? 1, p = row.Pp ?? 1, c = row.Cp ?? 1;
        var d = row.Dp ?? gpus / Math.Max(1, t * p * c);
        return (long)t * p * c * d == gpus
            ? new Strategy { Tensor = t, Pipeline = p, Context = c, Data = d, Expert = row.Ep ?? 1 }
            : throw Skip($"tensor {t} x pipeline {p} x context {c} x data {d} is not {gpus} GPUs");
    }

    /// <summary>Whether the run was before flash attention: models over many Ampere GPUs were then split by tensors and pipelines, and nothing was overlapped.</summary>
    public bool Old(Machine machine) => machine.Generation == 0 && Sharding < Sharding.Gradients && !Recipe;

    public IEnumerable<Choice<int>> Sequences() => row.SeqLen is { } told ? [new(told, 1)] : [new(4096, 0.5), new(8192, 0.5)];

    /// <exception cref="InputException">The cell holds an unknown word.</exception>
    public IEnumerable<Choice<Recompute>> Recomputes() => row.Recompute is { } told
        ? [new(PlanResolver.FindRecompute(told) ?? throw Skip($"the recomputation '{told}' is not known"), 1)]
        : [new(Recompute.None, 0.4), new(Recompute.Modules, 0.4), new(Recompute.Full, 0.2)];

    public IEnumerable<Choice<int>> MicroBatches(int data)
    {
        if (row.MicroBatch is { } told)
            return [new(told, 1)];
        if (row.Pp is null or 1 && LocalBatch is { } local)
            return [new(local, 1)];
        var share = row.GlobalBatch / data ?? LocalBatch ?? 64;
        Choice<int>[] usual = [new(1, 0.4), new(2, 0.35), new(4, 0.25)];
        return usual.Where(choice => share % choice.Value == 0);
    }

    /// <summary>Where it is blank, a pipeline is given enough micro-batches to keep its bubble small.</summary>
    public int GlobalBatch(in Strategy split, int micro) =>
        row.GlobalBatch ?? split.Data * (LocalBatch ?? micro * (split.Pipeline > 1 ? 4 * split.Pipeline : 1));

    // Where experts are spread wider than a domain, large runs have overlapped the exchange with a schedule made for it.
    public IEnumerable<Choice<Schedule>> Schedules(Machine machine, Strategy split) =>
        row.Note.Contains("DualPipe", StringComparison.Ordinal) ? [new(Schedule.DualPipe, 1)]
        : !Recipe && split.Pipeline > 1 && split.Expert > machine.Fabric.Domain ? [new(Schedule.OneForwardOneBackward, 0.5), new(Schedule.DualPipe, 0.5)]
        : [new(Schedule.OneForwardOneBackward, 1)];

    /// <summary>Where it is blank: a table of recipes would tell an interleaving; other runs on newer parts may have interleaved.</summary>
    public IEnumerable<Choice<int>> VirtualStages(Machine machine, int pipeline, int layers)
    {
        if (pipeline == 1)
            return [new(1, 1)];
        if (row.Vpp is { } told)
            return [new(told, 1)];
        var legal = Interleavings.Where(v => StrategyRules.Divides(layers, pipeline * v));
        if (row.Note.Contains("nterleaved", StringComparison.Ordinal))
            return legal.DefaultIfEmpty(1).Take(2).Select(v => new Choice<int>(v, 1));
        if (Recipe || machine.Generation == 0)
            return [new(1, 1)];
        return legal.Select(v => new Choice<int>(v, 0.3)).Prepend(new(1, 0.4));
    }

    // The tables of NeMo and its successors are of recipes, with a column for each choice.
    private bool Recipe => row.Stack?.StartsWith("NeMo", StringComparison.Ordinal) == true;

    private int? LocalBatch => LocalBatchTold().Match(row.Note) is { Success: true } local ? int.Parse(local.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"[Ll]ocal batch (\d+)")]
    private static partial Regex LocalBatchTold();
}
