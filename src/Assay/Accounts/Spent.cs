using Assay.Documents;
using Assay.Economics;

namespace Assay.Accounts;

/// <summary>How an amount finds what it was for.</summary>
internal enum SpentOn
{
    /// <summary>It pays for a pool, and falls on what the pool did.</summary>
    Pool,

    /// <summary>It pays for what was reserved and not used.</summary>
    Unused,

    /// <summary>Several pools share it, and a key allocates it.</summary>
    Shared,

    /// <summary>It was for one model.</summary>
    Model,

    /// <summary>Nothing says what it was for. It is never spread.</summary>
    Unexplained,
}

/// <summary>An amount of the books in a month.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="On">How it finds what it was for.</param>
/// <param name="Resource">What it bought.</param>
/// <param name="Cents">How much; below zero for a credit.</param>
/// <param name="For">The pool, team or model that it is for; null for none.</param>
/// <param name="Why">What it is, where nothing explains it.</param>
internal sealed record Spent(DateOnly Month, SpentOn On, Resource Resource, long Cents, string? For = null, Message? Why = null)
{
    /// <summary>The first day of the month that holds a day.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
