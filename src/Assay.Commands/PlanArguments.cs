using System.CommandLine;
using Assay.Architectures;
using Assay.Documents;
using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Commands;

/// <summary>The options that describe a training run, each over what a plan file says.</summary>
internal sealed class PlanArguments(ICommandFiles files)
{
    private readonly Option<string?> plan = new("--plan") { Description = Say("A YAML file with these options as keys, underscores for hyphens; options given besides stand above it."), HelpName = "file" };
    private readonly Option<string?> model = NamedOption.Text("--model", "The model: an architecture of the catalogue, or the path of a config.json.", "-m");
    private readonly Option<string?> gpu = NamedOption.Text("--gpu", Say("The accelerator, a name of the catalogue; a search takes several with commas between."), "-g");
    private readonly Option<int?> gpus = NamedOption.Count("--gpus", Say("How many GPUs."), "-G");
    private readonly Option<string?> precision = NamedOption.Text("--precision", Say("bf16, fp16, fp8, mxfp8 or nvfp4."), "-p");
    private readonly Option<int?> globalBatch = NamedOption.Count("--global-batch", Say("Sequences a step."), "-gbs");
    private readonly Option<int?> sequence = NamedOption.Count("--sequence", Say("Tokens a sequence."), "-s");
    private readonly Option<int?> tensor = NamedOption.Count("--tensor-parallel", Say("GPUs that share each matrix."), "-tp");
    private readonly Option<int?> pipeline = NamedOption.Count("--pipeline-parallel", Say("Stages of the pipeline."), "-pp");
    private readonly Option<int?> stages = NamedOption.Count("--virtual-pipeline", Say("Chunks of layers that a stage holds."), "-vpp");
    private readonly Option<int?> context = NamedOption.Count("--context-parallel", Say("GPUs that share each sequence."), "-cp");
    private readonly Option<int?> expert = NamedOption.Count("--expert-parallel", Say("GPUs among which the experts are split."), "-ep");
    private readonly Option<int?> expertTensor = NamedOption.Count("--expert-tensor-parallel", Say("GPUs that share each expert's matrices."), "-etp");
    private readonly Option<int?> data = NamedOption.Count("--data-parallel", Say("Replicas; what the GPUs leave, unless given."), "-dp");
    private readonly Option<int?> micro = NamedOption.Count("--micro-batch", Say("Sequences that pass through the model together."), "-mbs");
    private readonly Option<string?> recompute = NamedOption.Text("--recompute", Say("none, selective, modules or full."), "-r");
    private readonly Option<string?> sharding = NamedOption.Text("--sharding", Say("none, zero1, zero2, zero3 or fsdp."), "-z");
    private readonly Option<int?> shardGroup = NamedOption.Count("--shard-group", Say("Ranks over which shards are spread; all data ranks, unless given."), "-sg");
    private readonly Option<string?> schedule = NamedOption.Text("--schedule", Say("1f1b, zero-bubble or dualpipe."), "-sch");
    private readonly Option<bool?> sequenceParallel = new("--sequence-parallel", "-sp") { Description = Say("Whether norms are split over tensor ranks; true where there are any.") };
    private readonly Option<string?> offload = NamedOption.Text("--offload", Say("none or optimizer."), "-o");
    private readonly Option<string?> attention = NamedOption.Text("--attention", Say("flash or unfused."), "-a");
    private readonly Option<string?> software = NamedOption.Text("--software", Say("The training software with its release, such as 'NeMo 26.06'; a stack that is not named, unless given."), "-sw");
    private readonly Option<bool?> tensorOverlap = new("--tensor-overlap", "-to") { Description = Say("Whether tensor-parallel traffic runs beside computation; as the software does by default, unless given.") };
    private readonly Option<double?> imbalance = NamedOption.Number("--expert-imbalance", Say("Tokens at the busiest expert over the mean."), "-ei");
    private readonly Option<double?> network = NamedOption.Number("--network-bandwidth", Say("Network bandwidth of a GPU in GB/s, one direction; that of its usual system, unless given."), "-nb");
    private readonly Option<double?> oversubscription = NamedOption.Number("--oversubscription", Say("How much of the network's bandwidth is lost above the first switches; 1 is none."), "-os");
    private readonly Option<double?> latency = NamedOption.Number("--network-latency", Say("Microseconds of one message to another scale-up domain; 5, unless given."), "-nl");
    private readonly Option<bool?> reduction = new("--in-network-reduction", "-inr") { Description = Say("Whether switches of the network add up what they pass on.") };

    private readonly RunArguments run = new();

    private Option[] Job => [plan, model, gpu, gpus, precision, globalBatch, sequence, attention, software, tensorOverlap, imbalance, network, oversubscription, latency, reduction];

    private Option[] Strategy => [tensor, pipeline, stages, context, expert, expertTensor, data, micro, recompute, sharding, shardGroup, schedule, sequenceParallel, offload];

    /// <summary>Adds what a search starts from.</summary>
    public void AddJobTo(Command command)
    {
        foreach (var option in Job)
            command.Add(option);
    }

    /// <summary>Adds everything.</summary>
    public void AddTo(Command command)
    {
        AddJobTo(command);
        foreach (var option in Strategy)
            command.Add(option);
    }

    /// <exception cref="InputException">The plan file or the model's file cannot be read.</exception>
    public TrainingPlan Read(ParseResult parsed)
    {
        var place = parsed.GetValue(plan);
        var file = place is null ? new TrainingPlan() : PlanFile.Read(files.Text(place, Say("a plan")));
        var named = parsed.GetValue(model);
        // A model's file is named as seen from the plan that names it.
        if (named is null && place is not null && file.Model is { } told && ArchitectureIndex.IsPath(told))
            named = Path.Combine(Path.GetDirectoryName(place) ?? "", told);
        named ??= file.Model;
        return new TrainingPlan
        {
            Model = named,
            Configuration = named is not null && ArchitectureIndex.IsPath(named) ? files.Text(named, Say("a model's configuration")) : null,
            Gpu = parsed.GetValue(gpu),
            Gpus = parsed.GetValue(gpus),
            Precision = parsed.GetValue(precision),
            GlobalBatch = parsed.GetValue(globalBatch),
            Sequence = parsed.GetValue(sequence),
            TensorParallel = parsed.GetValue(tensor),
            PipelineParallel = parsed.GetValue(pipeline),
            VirtualPipeline = parsed.GetValue(stages),
            ContextParallel = parsed.GetValue(context),
            ExpertParallel = parsed.GetValue(expert),
            ExpertTensorParallel = parsed.GetValue(expertTensor),
            DataParallel = parsed.GetValue(data),
            MicroBatch = parsed.GetValue(micro),
            Recompute = parsed.GetValue(recompute),
            Sharding = parsed.GetValue(sharding),
            ShardGroup = parsed.GetValue(shardGroup),
            Schedule = parsed.GetValue(schedule),
            SequenceParallel = parsed.GetValue(sequenceParallel),
            Offload = parsed.GetValue(offload),
            Attention = parsed.GetValue(attention),
            Software = parsed.GetValue(software),
            TensorOverlap = parsed.GetValue(tensorOverlap),
            ExpertImbalance = parsed.GetValue(imbalance),
            NetworkBandwidth = parsed.GetValue(network),
            Oversubscription = parsed.GetValue(oversubscription),
            NetworkLatency = parsed.GetValue(latency),
            InNetworkReduction = parsed.GetValue(reduction),
            Run = run.Read(parsed),
        }.Over(file);
    }

    /// <summary>Adds what tells a whole run.</summary>
    public void AddRunTo(Command command) => run.AddTo(command);

    /// <summary>Prices that name their GPU.</summary>
    /// <exception cref="InputException">One is not understood.</exception>
    public IReadOnlyDictionary<string, Modeling.Node> Prices(ParseResult parsed) => run.Prices(parsed);
}
