using Assay.Documents;
using Assay.Economics;
using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Cases;

/// <summary>The section <c>runs:</c>.</summary>
internal sealed class RunSection(CaseContext context, FleetSection fleet)
{
    private readonly List<RunInputs> runs = [];
    private readonly MethodReader methods = new(context);

    /// <summary>Each run by each method of others.</summary>
    public IReadOnlyList<RunMethod> Methods { get; private set; } = [];

    public IReadOnlyList<RunInputs> Runs => runs;

    public IReadOnlyList<CostLine> Read(YamlMap? map)
    {
        foreach (var entry in map?.Entries ?? [])
            context.Errors.Try(() => runs.Add(ReadRun(entry)));
        if (context.Errors.Any)
            return [];
        var lines = runs.SelectMany(run => RunModel.Add(context.Model, run, fleet.Exists)).ToArray();
        Methods = methods.Add();
        return lines;
    }

    private RunInputs ReadRun(YamlEntry entry)
    {
        var id = Ids.Check(entry);
        var before = context.Errors.Count;
        if (entry.Value is not YamlMap map)
            throw new InputException(entry.Value.At, $"The run '{id}' must be a map.", "Write '{ accelerator: H100-SXM, gpu_hours: 1M GPU-hour, source: ID }'.");
        var reader = new MapReader(map, "a run", context.Errors);
        var grounds = context.Values.ReadGrounds(reader, null);
        var name = $"runs.{id}";
        Message title = reader.Text("title") ?? id;
        var accelerator = fleet.AcceleratorOf(reader);
        Quantity<Gpu>? gpus = reader.Optional("gpus") is { } count ? context.Read<Gpu>(count, $"{name}.gpus", $"{title}: accelerators at work at once", grounds) : null;
        methods.Read(reader, id, title, accelerator, gpus);
        var rental = new RentalReader(context).Read(reader, "run", name, title, accelerator, grounds);
        new RunEnergy(context, fleet).Read(reader, name, title, grounds);
        var work = new RunWork(context).Read(reader, name, title, accelerator, grounds);
        var simulated = new SimulatedRun(context).Read(reader, name, title, accelerator);
        var stages = ReadStages(reader, name, title, grounds, work, simulated);
        reader.RefuseTheRest();
        if (stages.Count == 0 && context.Errors.Count > before)
            throw new InputException([]);
        if (stages.Count == 0)
            throw new InputException(entry.At, $"How long the run '{id}' took is not told.", "Give 'gpu_hours' or 'stages'; or 'model', 'tokens', 'precision' and 'mfu', from which it follows; or 'parallelism' and 'global_batch' in place of 'mfu', to have it simulated.");
        var run = new RunInputs(id, title, stages, gpus, rental);
        var spent = ModelBuilder.Reference<GpuTime>($"{name}.gpu_hours");
        work?.CompareWith(spent);
        // Hours that were simulated pass no bound of the simulator's own.
        if (simulated is not null && (work?.Hours is not null || map.Find("gpu_hours") is not null || map.Find("stages") is not null))
            context.Model.DefineShare($"{name}.simulated.use", $"{title}: accelerator time at the simulator's fastest plausible rate over the run's own", ModelBuilder.Reference<GpuTime>($"{name}.simulated.fastest_gpu_hours") / spent);
        return run;
    }

    private List<StageInputs> ReadStages(MapReader reader, string name, Message title, Grounds? grounds, RunWork.Result? work, Quantity<GpuTime>? simulated)
    {
        var stages = new List<StageInputs>();
        var whole = reader.Optional("gpu_hours");
        var listed = reader.MapAt("stages");
        var phase = ReadPhase(reader, Phase.PreTraining);
        if (whole is not null && listed is not null)
            throw new InputException(whole.At, "Here stand both 'gpu_hours' and 'stages'.", "Keep one: the stages add up to the whole.");
        if (whole is not null)
            stages.Add(new StageInputs("all", phase, context.Read<GpuTime>(whole, $"{name}.all.gpu_hours", $"{title}: accelerator time as given", grounds)));
        foreach (var entry in listed?.Entries ?? [])
        {
            context.Errors.Try(() =>
            {
                var id = Ids.Check(entry);
                if (id is "all" or "peak")
                    throw new InputException(entry.At, $"A stage cannot be called '{id}'.", "Choose another name.");
                if (entry.Value is not YamlMap map)
                    throw new InputException(entry.Value.At, $"The stage '{id}' must be a map.", "Write '{ gpu_hours: 119k GPU-hour, phase: pre-training }'.");
                var stage = new MapReader(map, "a stage", context.Errors);
                var of = ReadPhase(stage, Phase.PreTraining);
                var hours = stage.Required("gpu_hours", "Say how long it keeps accelerators busy: 'gpu_hours: 119k GPU-hour'.");
                var rests = context.Values.ReadGrounds(stage, grounds);
                stage.RefuseTheRest();
                if (hours is not null)
                    stages.Add(new StageInputs(id, of, context.Read<GpuTime>(hours, $"{name}.{id}.gpu_hours", $"{title}, {StageWords.Of(id)}: accelerator time", rests)));
            });
        }

        if (stages.Count == 0 && work?.Hours is { } hours)
            stages.Add(new StageInputs("all", phase, context.Model.Define($"{name}.all.gpu_hours", $"{title}: accelerator time from its work, the peak rate and MFU", hours)));
        else if (stages.Count == 0 && simulated is { } time)
            stages.Add(new StageInputs("all", phase, context.Model.Define($"{name}.all.gpu_hours", $"{title}: accelerator time as simulated", time)));
        return stages;
    }

    private Phase ReadPhase(MapReader reader, Phase otherwise)
    {
        if (reader.Scalar("phase") is not { } told)
            return otherwise;
        if (Words.Phases.TryGetValue(told.Text, out var phase))
            return phase;
        context.Errors.Add(told.At, $"'{told.Text}' is no phase.", Nearest.Suggest(told.Text, Words.Phases.Keys, $"Phases: {string.Join(", ", Words.Phases.Keys)}."));
        return otherwise;
    }
}
