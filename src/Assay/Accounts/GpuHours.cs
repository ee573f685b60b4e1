namespace Assay.Accounts;

/// <summary>GPU-hours and attempts of one kind.</summary>
/// <param name="Name">The kind: a state, a phase, an outcome, an account.</param>
/// <param name="Hours">GPU-hours that it held.</param>
/// <param name="Attempts">How many attempts held them.</param>
public sealed record GpuHours(string Name, double Hours, long Attempts);
