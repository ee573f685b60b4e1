namespace Assay.Accounts;

/// <summary>What rules state of runs and models because no record knows it.</summary>
/// <param name="Runs">Runs, by the name that rules give them.</param>
/// <param name="Models">Models, by the name that rules give them.</param>
public sealed record StatedRules(IReadOnlyList<StatedRun> Runs, IReadOnlyList<StatedModel> Models)
{
    /// <summary>Nothing is stated.</summary>
    public static StatedRules None { get; } = new([], []);
}
