namespace Assay.Web.Planning;

/// <summary>How far a search is.</summary>
/// <param name="Gpus">The number of GPUs that is searched.</param>
/// <param name="Share">The share of its strategies that is evaluated.</param>
public readonly record struct PlanProgress(int Gpus, double Share);
