using Assay.Economics;

namespace Assay.Accounts;

/// <summary>How money is joined to jobs.</summary>
/// <param name="Currency">The currency of the report; null for the only one that the store holds.</param>
/// <param name="Basis">The basis of the report: amortised, or cash.</param>
/// <param name="Pools">The pools; the first that fits has a job, an asset or a charge.</param>
/// <param name="Keys">How what several pools share is allocated, by resource; <see cref="KeyOf"/> tells the others.</param>
public sealed record MoneyRules(string? Currency, Basis Basis, IReadOnlyList<PoolRule> Pools, IReadOnlyDictionary<Resource, AllocationRule> Keys)
{
    /// <summary>Nothing is told: all assets make one pool, and no bill pays for it.</summary>
    public static MoneyRules None { get; } = new(null, Basis.Amortised, [], new Dictionary<Resource, AllocationRule>());

    /// <summary>The key of a shared resource: what is told, else in proportion to use.</summary>
    public AllocationRule KeyOf(Resource resource) => Keys.TryGetValue(resource, out var key) ? key : AllocationRule.ByUse;
}
