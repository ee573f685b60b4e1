using System.Globalization;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>Which attempts are asked for. Null is any; an empty text is what no rule or record names.</summary>
public sealed record JobSelection
{
    /// <summary>What is called so where no rule says a phase.</summary>
    public const string Unassigned = "unassigned";

    public static JobSelection All { get; } = new();

    public string? Model { get; init; }

    public string? Run { get; init; }

    /// <summary>The word of a phase, or <see cref="Unassigned"/>.</summary>
    public string? Phase { get; init; }

    public string? Outcome { get; init; }

    /// <summary>The account that they were charged to.</summary>
    public string? Account { get; init; }

    public string? Pool { get; init; }

    /// <summary>The first day of a month: then only what was held in it counts.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>Whether a line of cost is of it. Lines do not tell runs apart.</summary>
    public bool Includes(MoneyLine line) =>
        Is(Model, line.Model) && Is(Phase, line.Phase is { } phase ? RuleSql.Word(phase) : Unassigned) && Is(Outcome, line.Outcome) && Is(Account, line.Team) && Is(Pool, line.Pool) && (Month is null || Month == line.Month);

    /// <summary>SQL that says whether an attempt of the view <c>pooled</c> is of it.</summary>
    internal string Fits
    {
        get
        {
            var all = new[] { ("model", Model), ("run", Run), ("phase", Phase), ("outcome", Outcome), ("account", Account), ("pool", Pool) }
                .Where(part => part.Item2 is not null).Select(part => $"coalesce({part.Item1}, '') = {StoreSql.Text(part.Item2)}");
            return string.Join(" AND ", [.. all, Month is null ? "true" : $"started < {MonthSql} + INTERVAL 1 MONTH AND greatest(until, started + INTERVAL 1 SECOND) > {MonthSql}"]);
        }
    }

    /// <summary>The month as SQL.</summary>
    internal string MonthSql => $"TIMESTAMP '{Month!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";

    private static bool Is(string? asked, string? told) => asked is null || asked == (told ?? "");
}
