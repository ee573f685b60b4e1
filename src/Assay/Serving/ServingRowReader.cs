using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Architectures;
using Assay.Documents;
using Assay.Hardware;

namespace Assay.Serving;

/// <summary>Reads what a published row means: every name looked up, every blank filled with what is plausible.</summary>
public sealed partial class ServingRowReader(ArchitectureIndex architectures, MachineList machines, ServingSoftwareList software, ServingRecipeList recipes, IReadOnlyList<PublishedBenchmark> benchmarks)
{
    // An engine that only decodes is stated by its batch; what is left of an answer hardly matters then.
    private const double UsualLength = 1024;

    private const double MostMemory = 0.98;

    // GPUs of a server, over which a model is split by tensors unless a row says otherwise.
    private const int MostAlike = 8;
    private const int FewTokens = 2048;

    /// <exception cref="InputException">The row cannot be predicted; the problem says why.</exception>
    public ServingReading Read(ServingRow row)
    {
        var figure = ServingMeasure.Figure(row.Metric) ?? throw Skip(row.Metric.StartsWith("usd", StringComparison.Ordinal) ? "a price needs a rate for GPU-hours" : (Message)$"'{row.Metric}' is not predicted");
        var transformer = architectures.Find(row.Model)?.Transformer ?? throw Skip($"the shape of '{row.Model}' is not known");
        Machine machine;
        try
        {
            machine = machines.Find(row.Gpu, null);
        }
        catch (InputException)
        {
            throw Skip($"the accelerator '{row.Gpu}' is not known");
        }

        var model = new ServedModel(transformer);
        var stack = software.Find(row.Framework, row.Note, machine.Launched);
        var load = ServingLoad.Read(row.Load);
        var benchmark = benchmarks.FirstOrDefault(one => one.Holds(row));
        // No more clients than there are requests in all.
        var requests = Requests().Match(row.Note) is { Success: true } all ? double.Parse(all.Groups[1].Value, CultureInfo.InvariantCulture)
            : benchmark?.RequestsOf(row) ?? double.PositiveInfinity;
        var prompts = ServingMeasure.OfPrompts(row.Metric);
        if (!prompts && load is null)
            throw Skip("the load is not published");
        if (row.InputTokens is null || (row.OutputTokens is null && !prompts && load is not { Kind: LoadKind.PerGpu }))
            throw Skip("the lengths of prompts and answers are not published");
        var traffic = new Traffic(row.InputTokens.Value, row.OutputTokens ?? UsualLength, row.CacheHitFraction ?? 0);
        var apart = row.Disaggregated == true && row.TellsApart;
        var runs = recipes.Of(row, name => architectures.Find(name)?.Transformer.Id == transformer.Id, name => machines.Find(name, null).Id == machine.Id);
        var drafts = Drafts().IsMatch(row.Framework ?? "") ? 1 : 0;
        EngineJob Job(EngineLayout layout, EngineRole role, int proposed) => new()
        {
            Model = model,
            Machine = machine,
            Layout = layout,
            Formats = Formats(row, model, machine, stack),
            Software = stack,
            Role = role,
            Drafts = proposed,
            Imbalance = Balanced().IsMatch(row.Framework ?? "") || Balanced().IsMatch(row.Note) ? 1 : null,
            MemoryShare = benchmark?.MemoryShare,
            TwoBatchOverlap = benchmark?.OverlapsBatches == true,
        };

        List<PlausibleService> services;
        if (apart)
        {
            var told = Workers(row.Note);
            var fitting = runs.Where(run => told is null || told == (run.PrefillEngines, run.DecodeEngines)).Select(run => (run.Prefill, run.Decode, run.PrefillEngines, run.DecodeEngines, run.Drafts)).Distinct().ToArray();
            if (fitting.Length == 0)
            {
                var (readers, writers) = told ?? throw Skip("how many engines read prompts and how many answer is not published");
                fitting = [(LayoutOf(row, row.Tp.Prefill, row.Pp.Prefill, row.Ep.Prefill, row.Dp.Prefill), LayoutOf(row, row.Tp.Decode, row.Pp.Decode, row.Ep.Decode, row.Dp.Decode), readers, writers, drafts)];
            }

            services = [.. fitting.Select(run => new PlausibleService(
                Checked(Job(run.Prefill, EngineRole.Prefill, 0)), run.PrefillEngines, Checked(Job(run.Decode, EngineRole.Decode, run.Drafts)), run.DecodeEngines, traffic, load!.Value, 1.0 / fitting.Length) { Requests = requests })];
        }
        else
        {
            var role = prompts ? EngineRole.Prefill : row.Disaggregated == true || (row.Note.Contains("decode-only", StringComparison.Ordinal)) ? EngineRole.Decode : EngineRole.Both;
            var layout = LayoutOf(row, row.Tp.Decode, row.Pp.Decode, row.Ep.Decode, row.Dp.Decode);
            var engines = row.Gpus is { } gpus && gpus > layout.Gpus && gpus % layout.Gpus == 0 && !Computed(row) ? gpus / layout.Gpus : 1;
            int[] proposed = runs.Count == 0 ? [drafts] : [.. runs.Select(run => run.Drafts).Distinct()];
            services = [.. Layouts(row, model, layout, benchmark).SelectMany(plausible => proposed.Select(count =>
                new PlausibleService(Checked(Job(plausible.Layout, role, count)), engines, null, 0, traffic, load ?? ServingLoad.Saturated, plausible.Weight / proposed.Length) { Requests = requests }))];
        }

        return new ServingReading(row, figure, services, row.Precision is not null && row.Tp.Decode is not null && row.InputTokens is not null);
    }

    // Where nothing is told of a model with experts but its GPUs, attention may be tensor- or data-parallel.
    private static (EngineLayout Layout, double Weight)[] Layouts(ServingRow row, ServedModel model, EngineLayout told, PublishedBenchmark? benchmark)
    {
        if (model.Experts == 0 || row.Ep.Decode is not null || told is not { Tensor: > 1, Data: 1 } || model.Experts % told.Tensor != 0)
            return [(told, 1)];
        var spread = told with { Tensor = 1, Data = told.Tensor, Expert = told.Tensor };
        return benchmark switch
        {
            null => [(told, 0.5), (spread, 0.5)],
            { SplitsAttentionByData: true } => [(spread, 1)],
            _ => [(told, 1)],
        };
    }

    private static EngineLayout LayoutOf(ServingRow row, int? tp, int? pp, int? ep, int? dp)
    {
        int p = pp ?? 1, e = ep ?? 1, d = dp ?? 1;
        if (tp is null && dp is null && ep is null && row.Gpus is not (>= 1 and <= MostAlike))
            throw Skip("how the GPUs were split is not published");
        var t = tp ?? (dp is null && ep is null ? Math.Max(1, (row.Gpus ?? 1) / p) : 1);
        if (tp is null && dp is null && ep is { } alone)
            d = alone;
        // The table counted GPUs as tensor by expert ranks where they are the same ones: runs that it has twice show it.
        if (Computed(row) && e > 1 && t * d == e * e)
            (t, d) = d > 1 && t == 1 ? (1, e) : (e, 1);
        return new EngineLayout(t, p, d, Math.Min(e, t * d));
    }

    private static EngineJob Checked(EngineJob job)
    {
        var (model, layout) = (job.Model, job.Layout);
        if (model.Heads % layout.Tensor != 0)
            throw Skip($"{model.Heads} heads do not split over {layout.Tensor} GPUs");
        if (model.Experts > 0 && layout.Stage % layout.Expert != 0)
            throw Skip($"experts over {layout.Expert} of {layout.Stage} GPUs");
        if (EngineMemory.Of(job).Fits)
            return job;
        // It ran: with more of the memory and smaller chunks than the software's own.
        var squeezed = job with { MemoryShare = MostMemory, MaxBatchedTokens = FewTokens * layout.Data };
        return EngineMemory.Of(squeezed).Fits ? squeezed : throw Skip("by our count the model does not fit");
    }

    private static ServingFormats Formats(ServingRow row, ServedModel model, Machine machine, ServingSoftware stack)
    {
        var name = row.Precision is { } told && !told.StartsWith("gemm", StringComparison.OrdinalIgnoreCase) ? told.Split(' ', '+', '(')[0] : "bf16";
        var wide = name.StartsWith("bf", StringComparison.OrdinalIgnoreCase) || name.StartsWith("fp16", StringComparison.OrdinalIgnoreCase);
        // TensorRT-LLM keeps keys in 8 bits where a checkpoint has their scales; one with experts of 4 bits has none where products take none.
        var kept = wide || stack.Kind != ServingEngineKind.TensorRt || (model.ExpertBits is not null && !machine.Kernels.Supports(Precision.NvFp4)) ? 2 : 1;
        return ServingFormats.Find(name, model, machine.Kernels, kept) ?? throw Skip($"the precision '{row.Precision}' is not known");
    }

    private static bool Computed(ServingRow row) => row.Note.Contains("tp*pp*attention_dp", StringComparison.Ordinal);

    private static (int Prefill, int Decode)? Workers(string note) =>
        WorkerCounts().Match(note) is { Success: true } match
            ? (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
            : null;

    private static InputException Skip(Message reason) => new(null, reason, "");

    [GeneratedRegex(@"prefill_workers=(\d+) decode_workers=(\d+)")]
    private static partial Regex WorkerCounts();

    [GeneratedRegex(@"^(\d+) requests")]
    private static partial Regex Requests();

    [GeneratedRegex(@"MTP")]
    private static partial Regex Drafts();

    [GeneratedRegex(@"perfect EPLB|balanced routing|balanced\)")]
    private static partial Regex Balanced();
}
