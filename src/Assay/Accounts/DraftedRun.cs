namespace Assay.Accounts;

/// <summary>A run as a case has it.</summary>
/// <param name="Id">Its id in the case.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Model">The model that it is for; null for none.</param>
/// <param name="Pool">The pool that it ran on most; null where the case has none.</param>
/// <param name="Accelerator">What it ran on, a name of the catalogue; null where nobody says.</param>
/// <param name="Stages">Its accelerator time: id, phase and GPU-hours.</param>
/// <param name="Stated">What is made of what the rules state of it; null where they state nothing.</param>
internal sealed record DraftedRun(string Id, string Title, string? Model, DraftedPool? Pool, string? Accelerator, IReadOnlyList<(string Id, string Phase, double Hours)> Stages, RunEfficiency? Stated)
{
    public double Hours => Stages.Sum(stage => stage.Hours);
}
