namespace Assay.Accounts;

/// <summary>An attempt of a job, with what it was for and what it cost.</summary>
public sealed record AccountedJob
{
    public required string Cluster { get; init; }

    /// <summary>Its number, as the scheduler has it.</summary>
    public required string Job { get; init; }

    public string? Name { get; init; }

    public string? Account { get; init; }

    /// <summary>Who ran it, as the store keeps users: by name, hashed, or not at all.</summary>
    public string? User { get; init; }

    public string? Partition { get; init; }

    public string? Run { get; init; }

    public string? Model { get; init; }

    /// <summary>The word of its phase, or <see cref="JobSelection.Unassigned"/>.</summary>
    public required string Phase { get; init; }

    public string? Pool { get; init; }

    /// <summary>As Slurm names it.</summary>
    public required string State { get; init; }

    public required string Outcome { get; init; }

    public required DateTime Started { get; init; }

    /// <summary>Null where it had not ended when last seen.</summary>
    public DateTime? Ended { get; init; }

    public required double Gpus { get; init; }

    /// <summary>GPU-hours that it held, in the month that is asked for where one is.</summary>
    public required double Hours { get; init; }

    /// <summary>
    /// Its part of what its pool cost, in cents, rounded by itself; null where nothing pays for its pool. Idle time, people and what
    /// pools share are not in it.
    /// </summary>
    public long? Cents { get; init; }
}

/// <summary>Some attempts of a selection, the largest first, and what all of them sum to.</summary>
/// <param name="Jobs">Those of the page.</param>
/// <param name="Attempts">How many the selection has.</param>
/// <param name="Hours">GPU-hours of all of them.</param>
/// <param name="Cents">What all of them cost; see <see cref="AccountedJob.Cents"/>.</param>
/// <param name="Offset">How many stand before the page.</param>
public sealed record SelectedJobs(IReadOnlyList<AccountedJob> Jobs, long Attempts, double Hours, long? Cents, long Offset);

/// <summary>What a run held and cost within a selection.</summary>
/// <param name="Run">Its name; null for what no rule caught.</param>
/// <param name="Model">The model that it is for.</param>
/// <param name="Phase">The word of its phase.</param>
/// <param name="Hours">GPU-hours.</param>
/// <param name="Attempts">How many attempts.</param>
/// <param name="LedOn">GPU-hours of those that completed, run still, or were resumed.</param>
/// <param name="Cents">What it cost; see <see cref="AccountedJob.Cents"/>.</param>
public sealed record SelectedRun(string? Run, string? Model, string Phase, double Hours, long Attempts, double LedOn, long? Cents)
{
    /// <summary>What selects it.</summary>
    public JobSelection Selection => new() { Model = Model ?? "", Run = Run ?? "", Phase = Phase };
}
