using Assay.Accounts;
using Assay.Records;

namespace Assay.Reporting.Spending;

/// <summary>What a report of accounts tells: what was spent, and the runs and the largest jobs that it opens into.</summary>
public sealed record SpendingFigures
{
    /// <summary>As many runs as are opened into their jobs, for each model.</summary>
    public const int MostRuns = 20;

    private const int MostJobsOfARun = 10;
    private const int MostRunsInAll = 5_000;
    private const int MostJobs = 1_000;

    public required AccountsReport Report { get; init; }

    public TelemetryReport? Telemetry { get; init; }

    public KubernetesReport? Kubernetes { get; init; }

    /// <summary>What tokens cost and what was made of accelerators; null where rules state no runs and no models.</summary>
    public EfficiencyReport? Efficiency { get; init; }

    /// <summary>The runs, the largest first; what no rule caught is one of them.</summary>
    public required IReadOnlyList<SelectedRun> Runs { get; init; }

    /// <summary>The largest jobs of the largest runs of each model.</summary>
    public required ILookup<(string? Run, string? Model, string Phase), AccountedJob> JobsOfRuns { get; init; }

    /// <summary>The largest jobs of all.</summary>
    public required SelectedJobs Largest { get; init; }

    /// <summary>What of idle lines falls on which model.</summary>
    public required IReadOnlyList<IdleShare> IdleShares { get; init; }

    /// <summary>Reads what the reports leave to be read, in the opening of the store in which they were made.</summary>
    /// <param name="store">The store.</param>
    /// <param name="rules">The rules that they were made by.</param>
    /// <param name="report">What was spent.</param>
    /// <param name="telemetry">What metrics tell.</param>
    /// <param name="kubernetes">What OpenCost tells.</param>
    public static SpendingFigures Of(AccountStore store, AccountRules rules, AccountsReport report, TelemetryReport? telemetry, KubernetesReport? kubernetes)
    {
        var reader = JobReader.After(store, rules, report.Money);
        var runs = reader.Runs(JobSelection.All, MostRunsInAll);
        return new SpendingFigures
        {
            Report = report,
            Telemetry = telemetry,
            Kubernetes = kubernetes,
            Runs = runs,
            JobsOfRuns = reader.Largest(runs.GroupBy(run => run.Model ?? "").SelectMany(model => model.Take(MostRuns)), MostJobsOfARun),
            Largest = reader.Jobs(JobSelection.All, MostJobs),
            IdleShares = report.Money is { } money ? reader.IdleShares(money) : [],
        };
    }

    /// <summary>The models, the dearest first and then the largest; null, for what is no model's, is the last.</summary>
    public IEnumerable<string?> Models => (Report.Money?.Models.OrderByDescending(model => model.Cents).Select(model => model.Model) ?? []).Concat(Runs.Select(run => run.Model)).Distinct().OrderBy(model => model is null);

    public IEnumerable<SelectedRun> RunsOf(string? model) => Runs.Where(run => run.Model == model);

    /// <summary>The largest jobs of a run.</summary>
    public IReadOnlyList<AccountedJob> JobsOf(SelectedRun run) => [.. JobsOfRuns[(run.Run, run.Model, run.Phase)]];
}
