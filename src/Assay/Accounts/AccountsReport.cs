namespace Assay.Accounts;

/// <summary>Where the GPU-hours of a store went. Every parting of them sums to <see cref="Allocated"/>.</summary>
public sealed record AccountsReport
{
    /// <summary>What GPUs were held, whether they were used or not.</summary>
    public required double Allocated { get; init; }

    /// <summary>Attempts that have run or run.</summary>
    public required long Attempts { get; init; }

    /// <summary>Records of jobs that have never run.</summary>
    public required long Waiting { get; init; }

    /// <summary>When the first attempt started; null where there is none.</summary>
    public DateTime? From { get; init; }

    /// <summary>The latest time that any attempt was known to hold GPUs.</summary>
    public DateTime? To { get; init; }

    /// <summary>What it cost; null where the store holds no bill, no register and no people.</summary>
    public MoneyReport? Money { get; init; }

    /// <summary>By state, as Slurm names it.</summary>
    public required IReadOnlyList<GpuHours> ByState { get; init; }

    /// <summary>By the phase that the rules give; <c>unassigned</c> is what none caught.</summary>
    public required IReadOnlyList<GpuHours> ByPhase { get; init; }

    /// <summary>By what came of the attempts; see <c>docs/accounts.md</c>.</summary>
    public required IReadOnlyList<GpuHours> ByOutcome { get; init; }

    public required IReadOnlyList<GpuHours> ByAccount { get; init; }

    public required IReadOnlyList<GpuHours> ByCluster { get; init; }

    /// <summary>The runs that rules name, the largest first.</summary>
    public required IReadOnlyList<AccountedRun> Runs { get; init; }

    /// <summary>What no rule caught, the largest first.</summary>
    public required IReadOnlyList<UncaughtJobs> Uncaught { get; init; }

    /// <summary>Energy that the records tell, in joules; null where they tell none.</summary>
    public double? EnergyJoules { get; init; }

    /// <summary>What clusters had, where that was imported.</summary>
    public required IReadOnlyList<ClusterCapacity> Capacity { get; init; }

    /// <summary>The most GPUs held at once, by cluster.</summary>
    public required IReadOnlyList<HeldAtOnce> Peaks { get; init; }

    /// <summary>What reads well and is hardly meant.</summary>
    public required IReadOnlyList<AccountWarning> Warnings { get; init; }
}

/// <param name="Run">Its name.</param>
/// <param name="Model">The model that it is for, if any.</param>
/// <param name="Phase">What it does.</param>
/// <param name="Hours">GPU-hours of all its attempts.</param>
/// <param name="Attempts">How many there were.</param>
/// <param name="Outcomes">Its hours by what came of them.</param>
/// <param name="Lost">Hours of resumed attempts after their last checkpoint, as far as rules say how often there is one.</param>
public sealed record AccountedRun(string Run, string? Model, string Phase, double Hours, long Attempts, IReadOnlyList<GpuHours> Outcomes, double Lost = 0)
{
    /// <summary>Hours of attempts that completed, still run, or were resumed, up to the last checkpoint.</summary>
    public double Useful => Outcomes.Where(outcome => outcome.Name is "completed" or "resumed" or "running").Sum(outcome => outcome.Hours) - Lost;
}

/// <param name="Account">Who they are charged to.</param>
/// <param name="Partition">Where they ran.</param>
/// <param name="Stem">Their names up to the first digit.</param>
/// <param name="Hours">GPU-hours.</param>
/// <param name="Attempts">How many there are.</param>
public sealed record UncaughtJobs(string? Account, string? Partition, string? Stem, double Hours, long Attempts);

/// <param name="Cluster">The cluster.</param>
/// <param name="From">The first moment told.</param>
/// <param name="To">The last.</param>
/// <param name="Reported">GPU-hours that it had over the periods told.</param>
/// <param name="Allocated">Those that jobs held.</param>
/// <param name="Down">Those that were down.</param>
/// <param name="PlannedDown">Those that were down by plan.</param>
/// <param name="Reserved">Those that were kept for jobs or reservations.</param>
/// <param name="Idle">Those that nothing held.</param>
/// <param name="Gpus">The most GPUs that it had over a period, on average of it.</param>
public sealed record ClusterCapacity(string Cluster, DateTime From, DateTime To, double Reported, double Allocated, double Down, double PlannedDown, double Reserved, double Idle, double Gpus);

/// <param name="Cluster">The cluster.</param>
/// <param name="At">When it was.</param>
/// <param name="Gpus">How many GPUs attempts held.</param>
/// <param name="Capacity">How many it has; null where that is not known.</param>
/// <param name="Jobs">Where they are more than it has: the largest jobs that held them.</param>
public sealed record HeldAtOnce(string Cluster, DateTime At, double Gpus, double? Capacity, IReadOnlyList<string> Jobs)
{
    /// <summary>Whether attempts held more than there is.</summary>
    public bool Exceeds => Gpus > Capacity;
}
