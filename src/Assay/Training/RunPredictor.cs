using Assay.Catalog;
using Assay.Documents;

namespace Assay.Training;

/// <summary>Predicts whole runs: steps, failures, energy and rent, each draw a run of its own.</summary>
public sealed class RunPredictor(TrainingSimulator simulator, Catalogue catalogue)
{
    /// <param name="plan">The plan with its run.</param>
    /// <param name="samples">Draws; one draw holds for all phases.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="InputException">A phase is not legal, or the run never ends.</exception>
    public RunPrediction Predict(TrainingPlan plan, int samples, ulong seed)
    {
        var run = plan.Run;
        var facts = RunFacts.Of(run, plan.Gpu ?? "", catalogue);
        var draws = new RunDraws(facts, run.Evaluation ?? default, samples, seed);
        var whole = new RunSamples(samples);
        var phases = new List<PhasePrediction>();
        var notes = new List<Message>();
        var errors = new Errors();
        foreach (var phase in run.Phases)
        {
            var step = phase.Changes.Over(plan);
            ResolvedPlan? resolved = null;
            if (!errors.Try(() => resolved = Named(phase, run, () => simulator.Plans.Resolve(step))))
                continue;
            var predicted = Of(phase, resolved!, draws, whole, samples, seed);
            phases.Add(predicted);
            var memory = MemoryModel.Of(resolved!.Job, resolved.Strategy).Total;
            if (memory > resolved.Job.Machine.Memory)
                notes.Add($"{(run.Phases.Count > 1 ? (Message)$"The phase '{phase.Id}'" : "The run")} does not fit: {memory / 1e9:F0} GB needed, {resolved.Job.Machine.Memory / 1e9:F0} there.");
        }

        errors.ThrowIfAny();
        if (facts.Price is null)
            notes.Add($"The catalogue has no rental price of {plan.Gpu} around that day; give '--price'.");
        return new RunPrediction { Phases = phases, Totals = whole.Totals(facts), CheckpointMinutes = RunSamples.Summarise([.. draws.Intervals(phases[0].Plan.Gpus).Select(hours => 60 * hours)]), Facts = facts, Notes = notes };
    }

    private static ResolvedPlan Named(RunPhase phase, RunPlan run, Func<ResolvedPlan> resolve)
    {
        try
        {
            return resolve();
        }
        catch (InputException refused) when (run.Phases.Count > 1)
        {
            throw new InputException([.. refused.Errors.Select(error => error with { Problem = $"Phase '{phase.Id}': {error.Problem}" })]);
        }
    }

    private PhasePrediction Of(RunPhase phase, ResolvedPlan plan, RunDraws draws, RunSamples whole, int samples, ulong seed)
    {
        var seconds = StepPredictor.Sample(plan, simulator.Calibration, samples, seed);
        var steps = Math.Ceiling(phase.Tokens / plan.Job.TokensPerStep);
        var own = new RunSamples(samples);
        for (var i = 0; i < samples; i++)
        {
            var work = draws.Work(steps, seconds[i] / 3600);
            var goodput = draws.Goodput(i, plan.Gpus);
            if (goodput is not > 0)
                throw new InputException(null, $"On {plan.Gpus:N0} GPUs the run may never end: failures come before a checkpoint is written and restarts are done.", "Give a longer time between failures, or a shorter checkpoint interval, checkpoint time or restart time.");
            var hours = work / goodput * plan.Gpus;
            var energy = hours * draws.Kilowatts(i);
            own.Add(i, work, work / goodput, hours, energy, energy * draws.Carbon(i), hours * draws.Price(i));
        }

        whole.Add(own);
        return new PhasePrediction { Phase = phase, Plan = plan, Steps = steps, StepSeconds = RunSamples.Summarise(seconds), Totals = own.Totals(draws.Facts) };
    }
}
