using System.CommandLine;
using Assay.Architectures;
using Assay.Documents;
using Assay.Serving;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The options that describe a service.</summary>
internal sealed class ServingArguments(ICommandFiles files)
{
    private readonly Option<string?> model = NamedOption.Text("--model", "The model: an architecture of the catalogue, or the path of a config.json.", "-m");
    private readonly Option<string?> gpu = NamedOption.Text("--gpu", Say("The accelerator, a name of the catalogue."), "-g");
    private readonly Option<int?> gpus = NamedOption.Count("--gpus", Say("How many GPUs in all; engines fill them."), "-G");
    private readonly Option<string?> precision = NamedOption.Text("--precision", Say("Format of weights: bf16, fp8, fp4 or int4; bf16 unless given."), "-p");
    private readonly Option<string?> kvPrecision = NamedOption.Text("--kv-precision", Say("Format of keys and values: bf16, fp8 or fp4; bf16 unless given."), "-kv");
    private readonly Option<string?> software = NamedOption.Text("--software", Say("The serving software with its release, such as 'vllm 0.18.0'; software that is not named, unless given."), "-sw");
    private readonly Option<double?> input = NamedOption.Number("--input", Say("Tokens of a prompt; 1,024 unless given."), "-i");
    private readonly Option<double?> output = NamedOption.Number("--output-tokens", Say("Tokens of an answer; 1,024 unless given."), "-o");
    private readonly Option<double?> cacheHit = NamedOption.Number("--cache-hit", Say("Share of a prompt's tokens that the prefix cache holds; 0 unless given."), "-ch");
    private readonly Option<double?> concurrency = NamedOption.Number("--concurrency", Say("Clients, each of which sends its next request once the last is answered; as many as the service takes, unless given."), "-c");
    private readonly Option<double?> rate = NamedOption.Number("--rate", Say("Requests a second, instead of clients."), "-r");
    private readonly Option<int?> drafts = NamedOption.Count("--drafts", Say("Tokens that speculative decoding or multi-token prediction proposes in each step; 0 unless given."), "-d");
    private readonly Option<double?> acceptance = NamedOption.Number("--acceptance", Say("Share of drafts that are accepted, each given those before it; the calibration's unless given."), "-a");
    private readonly Option<double?> imbalance = NamedOption.Number("--expert-imbalance", Say("Tokens at the busiest expert rank over the mean; the calibration's unless given."), "-ei");
    private readonly Option<int?> redundant = NamedOption.Count("--redundant-experts", Say("Copies of experts that spread load, over an engine; 0 unless given."), "-re");
    private readonly Option<bool?> overlap = new("--two-batch-overlap", "-tbo") { Description = Say("Whether two half batches take turns, so that collectives hide behind computing.") };
    private readonly Option<double?> memoryShare = NamedOption.Number("--memory-share", Say("Share of each GPU's memory that may be used; the software's own unless given."), "-ms");
    private readonly Option<int?> maxSequences = NamedOption.Count("--max-sequences", Say("Sequences at once at most, over an engine; the software's own unless given."), "-sq");
    private readonly Option<int?> maxBatchedTokens = NamedOption.Count("--max-batched-tokens", Say("New tokens of an iteration at most, over an engine; the software's own unless given."), "-bt");
    private readonly Option<int?> tensor = NamedOption.Count("--tensor-parallel", Say("GPUs that share each matrix of an engine; all GPUs given, unless a layout is."), "-tp");
    private readonly Option<int?> pipeline = NamedOption.Count("--pipeline-parallel", Say("Stages of an engine's pipeline."), "-pp");
    private readonly Option<int?> data = NamedOption.Count("--data-parallel", Say("Groups of an engine whose attention has sequences of its own while they share the experts."), "-dp");
    private readonly Option<int?> expert = NamedOption.Count("--expert-parallel", Say("GPUs of an engine over which whole experts are spread."), "-ep");
    private readonly Option<int?> engines = NamedOption.Count("--engines", Say("Engines; as many as the GPUs hold, unless given."), "-e");
    private readonly Option<int?> prefillTensor = NamedOption.Count("--prefill-tensor-parallel", Say("As --tensor-parallel, of engines that read prompts for the others."), "-ptp");
    private readonly Option<int?> prefillPipeline = NamedOption.Count("--prefill-pipeline-parallel", Say("As --pipeline-parallel, of those."), "-ppp");
    private readonly Option<int?> prefillData = NamedOption.Count("--prefill-data-parallel", Say("As --data-parallel, of those."), "-pdp");
    private readonly Option<int?> prefillExpert = NamedOption.Count("--prefill-expert-parallel", Say("As --expert-parallel, of those."), "-pep");
    private readonly Option<int?> prefillEngines = NamedOption.Count("--prefill-engines", Say("Engines that read prompts for the others; none unless one of their options is given."), "-pe");

    private Option[] Job => [model, gpu, gpus, precision, kvPrecision, software, input, output, cacheHit, drafts, acceptance, imbalance, redundant, overlap, memoryShare];

    private Option[] Load => [concurrency, rate];

    private Option[] Layout => [maxSequences, maxBatchedTokens, tensor, pipeline, data, expert, engines, prefillTensor, prefillPipeline, prefillData, prefillExpert, prefillEngines];

    /// <summary>Adds what a search starts from: no layout and no load.</summary>
    public void AddJobTo(Command command)
    {
        foreach (var option in Job)
            command.Add(option);
    }

    /// <summary>Adds what a simulation with arrivals of its own takes: no load.</summary>
    public void AddDeploymentTo(Command command)
    {
        AddJobTo(command);
        foreach (var option in Layout)
            command.Add(option);
    }

    /// <summary>Adds everything.</summary>
    public void AddTo(Command command)
    {
        AddDeploymentTo(command);
        foreach (var option in Load)
            command.Add(option);
    }

    /// <exception cref="InputException">The model's file cannot be read.</exception>
    public ServingPlan Read(ParseResult parsed)
    {
        var named = parsed.GetValue(model);
        return new ServingPlan
        {
            Model = named,
            Configuration = named is not null && ArchitectureIndex.IsPath(named) ? files.Text(named, Say("a model's configuration")) : null,
            Gpu = parsed.GetValue(gpu),
            Gpus = parsed.GetValue(gpus),
            Precision = parsed.GetValue(precision),
            KvPrecision = parsed.GetValue(kvPrecision),
            Layout = new LayoutPlan(parsed.GetValue(tensor), parsed.GetValue(pipeline), parsed.GetValue(data), parsed.GetValue(expert)),
            Prefill = new LayoutPlan(parsed.GetValue(prefillTensor), parsed.GetValue(prefillPipeline), parsed.GetValue(prefillData), parsed.GetValue(prefillExpert)),
            PrefillEngines = parsed.GetValue(prefillEngines),
            Engines = parsed.GetValue(engines),
            Software = parsed.GetValue(software),
            InputTokens = parsed.GetValue(input),
            OutputTokens = parsed.GetValue(output),
            CacheHit = parsed.GetValue(cacheHit),
            Concurrency = parsed.GetValue(concurrency),
            Rate = parsed.GetValue(rate),
            Drafts = parsed.GetValue(drafts),
            Acceptance = parsed.GetValue(acceptance),
            ExpertImbalance = parsed.GetValue(imbalance),
            RedundantExperts = parsed.GetValue(redundant),
            TwoBatchOverlap = parsed.GetValue(overlap),
            MemoryShare = parsed.GetValue(memoryShare),
            MaxSequences = parsed.GetValue(maxSequences),
            MaxBatchedTokens = parsed.GetValue(maxBatchedTokens),
        };
    }
}
