using Assay.Catalog;
using Assay.Commands;
using Assay.Documents;
using Assay.Training;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Web.Planning;

/// <summary>What a search found for a question.</summary>
public sealed record PlanAnswer
{
    private const int Kept = 10;
    private const int Samples = 10_000;
    private const ulong Seed = 1;

    /// <summary>The question as a plan, on the number of GPUs that was found.</summary>
    public required TrainingPlan Plan { get; init; }

    /// <summary>What is trained, on what.</summary>
    public required TrainingJob Job { get; init; }

    /// <summary>The strategies; null where no number of GPUs finishes in time.</summary>
    public required SearchResult? Found { get; init; }

    /// <summary>Every number of GPUs that was tried for a deadline.</summary>
    public IReadOnlyList<SearchedCluster> Tried { get; init; } = [];

    /// <summary>What would fit, where no strategy does.</summary>
    public PlanAdvice? Advice { get; init; }

    /// <summary>Of the numbers of GPUs that were tried for a deadline, the one that comes closest to it; null where none fits.</summary>
    public SearchedCluster? Nearest => Tried.Where(one => one.Plans.Count > 0).MinBy(one => one.Plans[0].Days);

    /// <summary>What the whole run takes by each strategy at medians; empty for a step alone.</summary>
    public IReadOnlyDictionary<FoundStrategy, ClusterPlan> Runs { get; init; } = new Dictionary<FoundStrategy, ClusterPlan>();

    /// <summary>What the reader should know of how the question was read.</summary>
    public IReadOnlyList<Message> Warnings { get; init; } = [];

    /// <summary>The fastest, and behind them those of the front that are not among them: what may be opened, by its place.</summary>
    public IReadOnlyList<FoundStrategy> Strategies => field ??= Found is null ? [] : [.. Found.Best.Concat(Found.Front).Distinct()];

    /// <exception cref="InputException">The question cannot be answered, and why.</exception>
    public static PlanAnswer Of(PlanQuestion question, int threads, IProgress<PlanProgress> progress, CancellationToken cancel)
    {
        var plan = question.Plan();
        var simulator = TrainingSimulator.Shipped;
        var (job, gpus, warnings) = simulator.Plans.Job(plan with { Gpus = plan.Gpus ?? 1 });
        if (job.Machine.Peak[(int)job.Precision] <= 0)
            throw new InputException(null, Say($"{job.Machine.Id} does not compute in {job.Precision}."), Say("Choose another precision."));
        var coefficients = simulator.Calibration.Typical;
        PlanAdvice? Advised(SearchResult? found) => found is { Feasible: 0, Evaluated: > 0 } ? PlanAdvice.Of(plan, job, gpus, threads, cancel) : null;
        IProgress<double> Share(int of) => new Shares(of, progress);
        if (plan.Run.Phases.Count == 0)
        {
            var found = StrategySearch.Run(job, gpus, coefficients, Kept, threads, Share(gpus), cancel);
            return Checked(new PlanAnswer { Plan = plan, Job = job, Found = found, Warnings = warnings, Advice = Advised(found) }, found.Evaluated, gpus);
        }

        var search = new ClusterSearch(new ClusterWork(plan.Run.Phases.Sum(phase => phase.Tokens), plan.Run.Evaluation ?? default), coefficients, Kept, threads);
        var facts = RunFacts.Of(plan.Run, job.Machine.Id, Catalogue.Shipped);
        SearchedCluster[] tried = question.Days is { } days
            ? [.. search.Upwards(job, facts, days, plan.Gpus ?? ClusterSearchRun.MostGpus, 0, Share, cancel)]
            : [search.At(job, gpus, facts, Share(gpus), cancel)];
        var chosen = question.Days is null ? tried[0] : tried.FirstOrDefault(one => one.Plans.Any(run => run.Days <= question.Days));
        return Checked(
            new PlanAnswer
            {
                Plan = plan with { Gpus = chosen?.Gpus },
                Job = job,
                Found = chosen?.Result,
                Tried = question.Days is null ? [] : tried,
                Runs = chosen?.Plans.ToDictionary(run => run.Found) ?? [],
                Warnings = warnings,
                Advice = Advised(chosen?.Result),
            },
            tried.Sum(one => one.Result.Evaluated),
            gpus);
    }

    /// <summary>A found strategy in full: its step, and where tokens were told its whole run.</summary>
    public PlanDetail Detail(FoundStrategy one)
    {
        var told = Plan.With(one.Strategy);
        var simulator = TrainingSimulator.Shipped;
        var step = StepPredictor.Predict(simulator.Plans.Resolve(told), simulator.Calibration, Samples, Seed);
        return new PlanDetail(step, told.Run.Phases.Count == 0 ? null : new RunPredictor(simulator, Catalogue.Shipped).Predict(told, Samples, Seed));
    }

    private static PlanAnswer Checked(PlanAnswer answer, long evaluated, int gpus) => evaluated > 0 || answer.Found is null && answer.Tried.Count == 0
        ? answer
        : throw new InputException(null, Say($"No legal strategy spreads a batch of {answer.Job.GlobalBatch:N0} sequences over {(answer.Tried.Count > 0 ? Say("any number of GPUs that was tried") : Say($"{gpus:N0} GPUs"))}."), Say("Choose a batch with more divisors, or another number of GPUs."));

    private sealed class Shares(int gpus, IProgress<PlanProgress> told) : IProgress<double>
    {
        public void Report(double value) => told.Report(new PlanProgress(gpus, value));
    }
}

/// <summary>One strategy in full.</summary>
/// <param name="Step">Its step.</param>
/// <param name="Run">Its whole run; null where no tokens were told.</param>
public sealed record PlanDetail(StepPrediction Step, RunPrediction? Run);
