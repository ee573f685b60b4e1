using Assay.Documents;
using Assay.Training;
using Assay.Uncertainty;

namespace Assay.Accounts;

/// <summary>What the simulator says of the steps of a run.</summary>
/// <param name="Plan">What was simulated.</param>
/// <param name="Searched">Whether its strategy is the fastest that a search found, since none is stated.</param>
/// <param name="StepSeconds">A step at the most likely coefficients.</param>
/// <param name="Rates">Tokens of an accelerator in an hour without failures, drawn.</param>
public sealed record SimulatedRate(ResolvedPlan Plan, bool Searched, double StepSeconds, Summary Rates)
{
    private const int Samples = 1024;
    private const ulong Seed = 1;

    /// <summary>Tokens of an accelerator in an hour without failures, at the most likely coefficients.</summary>
    public double TokensPerHour => Rate(StepSeconds);

    /// <summary>Simulates a plan; the fastest way to spread it is searched where it tells none.</summary>
    /// <param name="simulator">The simulator.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="search">Whether the way is searched.</param>
    /// <param name="threads">Threads of a search; the result does not depend on them.</param>
    /// <param name="cancel">Ends a search early with an exception.</param>
    /// <exception cref="InputException">Something in the plan is missing, unknown or illegal, or nothing fits.</exception>
    public static SimulatedRate Of(TrainingSimulator simulator, TrainingPlan plan, bool search, int threads, CancellationToken cancel)
    {
        var calibration = simulator.Calibration;
        var resolved = search ? Searching(simulator, plan, threads, cancel) : simulator.Plans.Resolve(plan);
        var step = TrainingStep.Evaluate(resolved.Job, resolved.Strategy, calibration.Typical).Total;
        var rate = new SimulatedRate(resolved, search, step, default);
        return rate with { Rates = Summary.Of([.. StepPredictor.Sample(resolved, calibration, Samples, Seed).Select(rate.Rate)], new double[Samples]) };
    }

    private static ResolvedPlan Searching(TrainingSimulator simulator, TrainingPlan plan, int threads, CancellationToken cancel)
    {
        var (job, gpus, warnings) = simulator.Plans.Job(plan);
        return StrategySearch.Run(job, gpus, simulator.Calibration.Typical, 1, threads, null, cancel).Best is [var best, ..]
            ? new ResolvedPlan(job, best.Strategy, gpus, warnings)
            : throw new InputException(null, $"Nothing fits into the memory of {gpus:N0} {job.Machine.Id}.", "Check the model, the batch and the number of accelerators.");
    }

    private double Rate(double seconds) => Plan.Job.TokensPerStep / Plan.Gpus / (seconds / 3600);
}
