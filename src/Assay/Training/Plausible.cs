using Assay.Architectures;
using Assay.Documents;
using Assay.Hardware;

namespace Assay.Training;

/// <summary>One way in which a measured run may have been set up, with its weight among the others.</summary>
public sealed record PlausibleRun(TrainingJob Job, Strategy Strategy, double Weight);

/// <summary>
/// Works out from a row what was run. What the row leaves blank takes its plausible values: each combination that fits into
/// memory is a run, weighed by how usual its values are and by its speed, since published runs are tuned.
/// </summary>
/// <param name="architectures">Where models are looked up.</param>
/// <param name="machines">Where GPUs are looked up.</param>
/// <param name="software">Where stacks are looked up.</param>
/// <param name="typical">Coefficients by which plausible runs are compared; not those that are being fitted.</param>
public sealed class Plausible(ArchitectureIndex architectures, MachineList machines, SoftwareList software, Coefficients typical)
{
    // A run twice as slow as the best of its kind weighs a four-thousandth of it.
    private const double Tuning = 12;

    // How far a run known to have fitted may be over the predicted memory.
    private const double Tolerance = 1.1;

    /// <summary>The runs that a row may mean; their weights sum to 1.</summary>
    /// <exception cref="InputException">The row cannot be predicted; the message says why.</exception>
    public IReadOnlyList<PlausibleRun> Of(MeasuredRow row)
    {
        var choices = new PlausibleChoices(row);
        var machine = PublishedNetwork.Of(row.Note, machines.Find(row.Gpu, null));
        var split = choices.Split();
        var stack = choices.Old(machine)
            ? software.Find(row.Stack, row.Note, row.Source, machine.Generation, machine.Launched) with { FlashAttention = false, Overlaps = false, TensorOverlaps = false, AttentionSpeed = 1, Since = double.PositiveInfinity }
            : software.Find(row.Stack, row.Note, row.Source, machine.Generation, machine.Launched);
        var precision = choices.Precision;
        var sharding = choices.Sharding;
        var runs =
            from length in choices.Sequences()
            let model = new RowModel(architectures).Of(row, length.Value)
            from recompute in choices.Recomputes()
            from micro in choices.MicroBatches(split.Data)
            from schedule in choices.Schedules(machine, split)
            from stages in choices.VirtualStages(machine, split.Pipeline, model.Layers)
            let job = new TrainingJob
            {
                Model = model,
                Machine = machine,
                Precision = precision,
                GlobalBatch = choices.GlobalBatch(split, micro.Value),
                Sequence = length.Value,
                Software = stack,
                Adapters = row.Model.EndsWith("LoRA", StringComparison.Ordinal),
            }
            let strategy = split with
            {
                VirtualStages = stages.Value,
                Expert = model.Experts > 0 ? split.Expert : 1,
                MicroBatch = micro.Value,
                Recompute = recompute.Value,
                Sharding = sharding,
                SequenceParallel = split.Tensor > 1 && (stack.FlashAttention || recompute.Value == Recompute.Selective),
                Schedule = schedule.Value,
            }
            select new PlausibleRun(job, strategy, length.Weight * recompute.Weight * micro.Weight * schedule.Weight * stages.Weight);
        return Weigh([.. runs]);
    }

    private IReadOnlyList<PlausibleRun> Weigh(PlausibleRun[] runs)
    {
        if (runs.Length == 0)
            throw PlausibleChoices.Skip("no strategy agrees with what is published");
        PlausibleRun[] fitting = [.. runs.Where(run => MemoryModel.Of(run.Job, run.Strategy).Total <= Tolerance * run.Job.Machine.Memory)];
        if (fitting.Length > 0)
            runs = fitting;
        double[] times = [.. runs.Select(run => TrainingStep.Evaluate(run.Job, run.Strategy, typical).Total / run.Job.TokensPerStep)];
        var best = times.Min();
        double[] weights = [.. runs.Select((run, i) => run.Weight * Math.Pow(best / times[i], Tuning))];
        var sum = weights.Sum();
        return [.. runs.Select((run, i) => run with { Weight = weights[i] / sum })];
    }
}
