namespace Assay.Accounts;

/// <summary>What GPUs did while attempts held them, as far as metrics tell. Amounts are GPU-hours where nothing else is said.</summary>
public sealed record TelemetryReport
{
    /// <summary>By cluster, account and month.</summary>
    public required IReadOnlyList<Utilisation> Utilisation { get; init; }

    /// <summary>By cluster and month, in the order of time.</summary>
    public required IReadOnlyList<MeasuredEnergy> Energy { get; init; }

    /// <summary>The runs that rules name and metrics tell of, the largest first.</summary>
    public required IReadOnlyList<RunActivity> Runs { get; init; }

    /// <summary>Waste worth acting on, the largest first.</summary>
    public required IReadOnlyList<Waste> Waste { get; init; }

    /// <summary>What metrics tell of GPUs while no attempt is known to have held them, or several may have.</summary>
    public required double Outside { get; init; }

    /// <summary>The part of it in which the GPU was active: work that no record of a job accounts for.</summary>
    public required double OutsideActive { get; init; }
}

/// <param name="Cluster">The cluster.</param>
/// <param name="Account">Who was charged.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Held">What attempts held.</param>
/// <param name="Seen">The part of it of which metrics tell.</param>
/// <param name="Active">The mean share of the time in which the GPUs were active, over what was seen; null where nothing was.</param>
/// <param name="TensorActive">The mean share of cycles in which their tensor cores were.</param>
public sealed record Utilisation(string Cluster, string Account, DateOnly Month, double Held, double Seen, double? Active, double? TensorActive);

/// <param name="Cluster">The cluster.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="KilowattHours">Energy at the GPUs that were seen, without the rest of their servers and the site.</param>
/// <param name="ByCounter">The share of it that comes from the GPUs' own counters; the rest is their power over the time that was seen.</param>
/// <param name="Resets">How often a counter began anew; what was used since its last reading before is lost.</param>
/// <param name="CarbonKilograms">Carbon by the grid; null where no grid is named.</param>
public sealed record MeasuredEnergy(string Cluster, DateOnly Month, double KilowattHours, double ByCounter, long Resets, double? CarbonKilograms);

/// <param name="Run">Its name.</param>
/// <param name="Model">The model that it is for, if any.</param>
/// <param name="Held">What its attempts held.</param>
/// <param name="Seen">The part of it of which metrics tell.</param>
/// <param name="Active">The mean share of the time in which the GPUs were active.</param>
/// <param name="TensorActive">The mean share of cycles in which the tensor cores were: model FLOP utilisation is no higher, and may be far lower.</param>
public sealed record RunActivity(string Run, string? Model, double Held, double Seen, double? Active, double? TensorActive);

/// <param name="Kind">What kind it is.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Job">The job.</param>
/// <param name="Name">Its name.</param>
/// <param name="Account">Who was charged.</param>
/// <param name="Started">When the attempt started.</param>
/// <param name="Hours">What was held and did nothing.</param>
/// <param name="Held">All that the attempt held.</param>
public sealed record Waste(WasteKind Kind, string Cluster, string Job, string? Name, string? Account, DateTime Started, double Hours, double Held);

/// <summary>How GPUs were held for nothing.</summary>
public enum WasteKind
{
    /// <summary>No GPU of the attempt was ever seen active.</summary>
    Empty,

    /// <summary>Some GPUs were never seen active while others were.</summary>
    UnusedGpus,

    /// <summary>GPUs that worked at other times stood still.</summary>
    StoodStill,
}
