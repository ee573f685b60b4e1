using Assay.Accounts;

namespace Assay.Reporting.Spending;

/// <summary>What a selection of jobs holds.</summary>
/// <param name="Selection">What is selected.</param>
/// <param name="Runs">Its runs, the largest first; empty where one run is selected.</param>
/// <param name="Jobs">A page of its jobs, the largest first.</param>
public sealed record SelectedSpending(JobSelection Selection, IReadOnlyList<SelectedRun> Runs, SelectedJobs Jobs);
