using System.Globalization;
using Assay.Catalog;
using Assay.Documents;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>What a case is drafted from.</summary>
public sealed record Drafting
{
    public required AccountStore Store { get; init; }

    /// <summary>The report, with money on the amortised basis.</summary>
    public required AccountsReport Report { get; init; }

    public required AccountRules Rules { get; init; }

    public required Catalogue Catalogue { get; init; }

    /// <summary>What is made of stated values; null where none are.</summary>
    public EfficiencyReport? Efficiency { get; init; }

    /// <summary>The model that the case is about; null for all.</summary>
    public string? Model { get; init; }

    /// <summary>The accelerator of pools that do not tell theirs; null for none.</summary>
    public string? Accelerator { get; init; }

    /// <summary>Dollars for one unit of the accounts' currency; null where they are in dollars.</summary>
    public decimal? Exchange { get; init; }

    internal DraftSources Sources => sources ??= new DraftSources(Store, To.AddDays(-1));

    private DraftSources? sources;

    internal MoneyReport? Money => Report.Money;

    /// <summary>The pools of the rules.</summary>
    internal IReadOnlyList<PoolRule> Pools => Rules.Money.Pools.Count > 0 ? Rules.Money.Pools : [PoolRule.Whole];

    /// <summary>The first day that is told of.</summary>
    internal DateOnly From => Money?.From ?? Spent.MonthOf(DateOnly.FromDateTime(Report.From ?? throw new InputException(null, "The store has no job that ran and no cost.", "Import records first: 'assay accounts import --slurm FILE --store FILE'.")));

    /// <summary>The first day after the last month.</summary>
    internal DateOnly To => Money?.To ?? Spent.MonthOf(DateOnly.FromDateTime(Report.To!.Value.AddSeconds(-1))).AddMonths(1);

    internal int Months => ((To.Year - From.Year) * 12) + To.Month - From.Month;

    /// <summary>Hours on the clock.</summary>
    internal double ClockHours => (To.DayNumber - From.DayNumber) * 24.0;

    /// <summary>An amount of the accounts as a case writes it.</summary>
    internal string Amount(long cents) => Exchange is null ? $"{DraftText.Cents(cents)} USD" : $"({DraftText.Cents(cents)} {Money!.Currency} * accounts.exchange)";

    /// <summary>An amount of the accounts in cents of dollars.</summary>
    internal long InDollars(long cents) => Exchange is { } rate ? (long)Math.Round(cents * rate) : cents;

    /// <summary>The period as a length of time.</summary>
    internal string Period => string.Create(CultureInfo.InvariantCulture, $"{Months} month{(Months == 1 ? "" : "s")}");

    /// <summary>Whether the catalogue has a price of hiring an accelerator around the day of the case.</summary>
    internal bool HasRental(string accelerator) => Catalogue.Prices.At(accelerator, "rental", To.AddDays(-1)) is not null;
}
