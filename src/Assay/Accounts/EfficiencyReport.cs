
namespace Assay.Accounts;

/// <summary>What was spent for each token, and what was made of the accelerators, where rules state what no record knows.</summary>
/// <param name="Runs">The runs of the section <c>runs</c>, in its order.</param>
/// <param name="Models">The models that have such a run or are told in the section <c>models</c>.</param>
/// <param name="Currency">The currency of amounts; null where the store tells no cost.</param>
/// <param name="Warnings">What is stated and has nothing in the records.</param>
public sealed record EfficiencyReport(IReadOnlyList<RunEfficiency> Runs, IReadOnlyList<ModelEfficiency> Models, string? Currency, IReadOnlyList<AccountWarning> Warnings)
{
    /// <summary>What each of some things costs, in whole units of currency; null where the cost is not known or there are none.</summary>
    /// <param name="cents">What all cost.</param>
    /// <param name="count">How many there are.</param>
    public static double? Each(long? cents, double? count) => cents is { } known && count is > 0 and { } of ? known / 100.0 / of : null;
}
