using Assay.Modeling;
using Assay.Quantities;

namespace Assay.Economics;

/// <summary>To which phases a cost that no phase causes alone is charged.</summary>
public enum AllocationRule
{
    /// <summary>It stays a line of its own: idle capacity under "idle", people and data under "research".</summary>
    OwnLine,

    /// <summary>To all phases that use accelerators, in proportion to their accelerator time.</summary>
    ByUse,

    /// <summary>To pre-training and post-training, in proportion to their accelerator time.</summary>
    ToTraining,
}

/// <summary>How one kind of cost is allocated.</summary>
/// <param name="Rule">The rule; what <paramref name="Shares"/> say stands before it.</param>
/// <param name="Shares">Shares charged to single phases by the case itself; what they leave stays a line of its own. Empty where the rule decides.</param>
public sealed record Allocated(AllocationRule Rule, IReadOnlyDictionary<Phase, Quantity<One>> Shares)
{
    /// <summary>A line of its own.</summary>
    public static Allocated Alone { get; } = new(AllocationRule.OwnLine, new Dictionary<Phase, Quantity<One>>());

    public static Allocated By(AllocationRule rule) => Alone with { Rule = rule };
}

/// <summary>
/// How a case allocates idle capacity and what all phases share. It moves cost between lines and never changes their sum.
/// </summary>
/// <param name="Idle">Capacity that no stated use accounts for.</param>
/// <param name="Shared">People and data.</param>
public sealed record Allocation(Allocated Idle, Allocated Shared)
{
    public static Allocation Default { get; } = new(Allocated.Alone, Allocated.Alone);

    /// <summary>The parts of an allocated cost that fall on phases; what they leave of the whole stays a line of its own.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="use">What each phase uses, all in one unit.</param>
    internal static IReadOnlyDictionary<Phase, Quantity<One>> Parts<U>(Allocated rule, IReadOnlyDictionary<Phase, Quantity<U>> use)
        where U : IUnit
    {
        if (rule.Rule == AllocationRule.OwnLine || rule.Shares.Count > 0)
            return rule.Shares;
        var counted = use.Where(pair => rule.Rule == AllocationRule.ByUse || pair.Key is Phase.PreTraining or Phase.PostTraining).ToArray();
        return counted.ToDictionary(pair => pair.Key, pair => counted.Length == 1 ? Quantity<One>.Of(1) : pair.Value / counted.Select(other => other.Value).Sum());
    }
}
