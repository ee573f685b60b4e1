using Assay.Architectures;
using Assay.Documents;
using Assay.Hardware;

namespace Assay.Serving;

/// <summary>A plan with every name looked up and every rule checked.</summary>
public sealed record ResolvedService(PlausibleService Service, IReadOnlyList<Message> Warnings)
{
    public EngineJob Job => Service.Decode ?? Service.Prefill;
}

/// <summary>Looks a plan's names up and checks it.</summary>
public sealed class ServingResolver(ArchitectureIndex architectures, MachineList machines, ServingSoftwareList software)
{
    // Beyond any deployment there is: what is larger is a slip.
    private const int MostGpus = 1_000_000;
    private const double MostTokens = 100_000_000;
    private const double MostImbalance = 1000;
    private const double UsualInput = 1024;
    private const double UsualOutput = 1024;

    /// <summary>The model, the machine, the formats and the software of a plan: what a search starts from.</summary>
    /// <exception cref="InputException">Something is missing or unknown; all of it is told.</exception>
    public (EngineJob Job, Traffic Traffic, IReadOnlyList<Message> Warnings) Job(ServingPlan plan)
    {
        var errors = new Errors();
        var warnings = new List<Message>();
        ServedModel? model = null;
        Machine? machine = null;
        if (plan.Model is null)
            errors.Add(null, "It is not said which model is served.", "Give '--model': a name of 'assay catalog list architectures', or the path of a config.json.");
        else
            errors.Try(() => model = new ServedModel(architectures.Named(plan.Model, plan.Configuration, warnings)));
        if (plan.Gpu is null)
            errors.Add(null, "It is not said which GPU it runs on.", "Give '--gpu': a name of 'assay catalog list accelerators'.");
        else
            errors.Try(() => machine = machines.Find(plan.Gpu, null));
        void Within(double? value, double least, double most, string option, Message what)
        {
            if (value is { } number && !(number >= least && number <= most))
                errors.Add(null, $"{option} is {number}.", $"Give {what}, from {least:#,0.###} to {most:#,0.###}.");
        }

        Within(plan.InputTokens, 1, MostTokens, "--input", "tokens of a prompt");
        Within(plan.OutputTokens, 1, MostTokens, "--output-tokens", "tokens of an answer");
        Within(plan.CacheHit, 0, 0.999, "--cache-hit", "a share of the prompt");
        Within(plan.Concurrency, 1, 1e9, "--concurrency", "clients");
        Within(plan.Rate, 1e-6, 1e9, "--rate", "requests a second");
        Within(plan.Drafts, 0, 64, "--drafts", "tokens of a draft");
        Within(plan.Acceptance, 0, 1, "--acceptance", "a share of drafts");
        Within(plan.ExpertImbalance, 1, MostImbalance, "--expert-imbalance", "tokens at the busiest rank over the mean");
        Within(plan.RedundantExperts, 0, 100_000, "--redundant-experts", "copies of experts over the engine");
        Within(plan.MemoryShare, 0.05, 1, "--memory-share", "a share of a GPU's memory");
        Within(plan.MaxSequences, 1, 1e9, "--max-sequences", "sequences");
        Within(plan.MaxBatchedTokens, 16, 1e9, "--max-batched-tokens", "tokens");
        if (plan.Concurrency is not null && plan.Rate is not null)
            errors.Add(null, "Both --concurrency and --rate are told.", "Clients that wait for their answers make the rate: give one of the two.");
        if (plan.Acceptance is not null && plan.Drafts is not > 0)
            errors.Add(null, "An acceptance is told, but no drafts.", "Give '--drafts' as well: how many tokens are proposed in a step.");
        if (plan.Software is { } named && !software.Knows(named))
            errors.Add(null, $"The catalogue has no serving software '{named}'.", $"Known: {string.Join(", ", software.Names)}; leave it out where it is another.");
        var kv = plan.KvPrecision?.ToLowerInvariant() switch { null => (double?)null, "bf16" or "fp16" => 2, "fp8" => 1, "fp4" => 0.5625, _ => -1 };
        if (kv is < 0)
            errors.Add(null, $"'{plan.KvPrecision}' is no format of keys and values.", "Write bf16, fp8 or fp4.");
        errors.ThrowIfAny();
        var precision = plan.Precision ?? "bf16";
        var formats = ServingFormats.Find(precision, model!, machine!.Kernels, kv)
            ?? throw new InputException(null, $"'{precision}' is no precision.", Nearest.Suggest(precision, ServingFormats.Names, $"Write one of {string.Join(", ", ServingFormats.Names)}."));
        var job = new EngineJob
        {
            Model = model!,
            Machine = machine,
            Layout = new EngineLayout(1),
            Formats = formats,
            Software = software.Find(plan.Software, "", machine.Launched),
            Drafts = plan.Drafts ?? 0,
            Acceptance = plan.Acceptance,
            Imbalance = plan.ExpertImbalance,
            RedundantExperts = plan.RedundantExperts ?? 0,
            TwoBatchOverlap = plan.TwoBatchOverlap ?? false,
            MemoryShare = plan.MemoryShare,
            MaxSequences = plan.MaxSequences,
            MaxBatchedTokens = plan.MaxBatchedTokens,
        };
        return (job, new Traffic(plan.InputTokens ?? UsualInput, plan.OutputTokens ?? UsualOutput, plan.CacheHit ?? 0), warnings);
    }

    /// <summary>Looks up and checks all of it.</summary>
    /// <exception cref="InputException">Something is missing, unknown or impossible, or the model does not fit; all of it is told.</exception>
    public ResolvedService Resolve(ServingPlan plan)
    {
        var (job, traffic, warnings) = Job(plan);
        var errors = new Errors();
        var apart = !plan.Prefill.IsEmpty || plan.PrefillEngines is not null;
        var layout = LayoutOf(plan.Layout, apart ? null : plan.Gpus);
        errors.Try(() => LayoutRules.Check(job.Model, layout, apart ? "the engine that answers" : "the engine"));
        var prefill = apart ? LayoutOf(plan.Prefill, null) : layout;
        if (apart)
            errors.Try(() => LayoutRules.Check(job.Model, prefill, "the engine that reads prompts"));
        errors.ThrowIfAny();
        var readers = apart ? plan.PrefillEngines ?? 1 : 0;
        var engines = plan.Engines ?? Math.Max(1, ((plan.Gpus ?? 0) - (readers * prefill.Gpus)) / layout.Gpus);
        var gpus = ((long)engines * layout.Gpus) + ((long)readers * prefill.Gpus);
        if (engines < 1 || gpus > MostGpus)
            throw new InputException(null, $"{engines} engines on {gpus:N0} GPUs.", $"Give engines from 1 on, of at most {MostGpus:N0} GPUs together.");
        if (plan.Gpus is { } told && gpus != told)
            throw new InputException(null, $"{engines} engines of {layout.Gpus} GPUs{(apart ? (Message)$" and {readers} of {prefill.Gpus}" : "")} are {gpus:N0} GPUs, not {told:N0}.", "Give '--gpus' as a multiple of an engine, or leave it out and give '--engines'.");
        var load = plan.Rate is { } rate ? new ServingLoad(LoadKind.Rate, rate)
            : plan.Concurrency is { } clients ? new ServingLoad(LoadKind.Concurrency, clients) : ServingLoad.Saturated;
        var answering = job with { Layout = layout, Role = apart ? EngineRole.Decode : EngineRole.Both };
        LayoutRules.CheckFits(answering);
        if (!apart)
            return new(new(answering, engines, null, 0, traffic, load, 1), warnings);
        var reading = job with { Layout = prefill, Role = EngineRole.Prefill };
        LayoutRules.CheckFits(reading);
        return new(new(reading, readers, answering, engines, traffic, load, 1), warnings);
    }

    // A model named without a layout is split over all GPUs up to one engine's worth.
    private static EngineLayout LayoutOf(LayoutPlan plan, int? gpus)
    {
        int pipeline = plan.Pipeline ?? 1, data = plan.Data ?? 1;
        var tensor = plan.Tensor ?? (plan.IsEmpty && gpus is { } all ? all : 1);
        return new EngineLayout(tensor, pipeline, data, plan.Expert ?? 1);
    }
}
