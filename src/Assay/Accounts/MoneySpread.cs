using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>Spreads the books on what accelerators did, to the cent. What is unexplained stays out.</summary>
/// <param name="rules">How money is joined to jobs.</param>
/// <param name="used">What jobs held.</param>
/// <param name="had">What a pool had in a month; null where nothing tells.</param>
internal sealed class MoneySpread(MoneyRules rules, IReadOnlyList<Used> used, Func<string, DateOnly, Had?> had)
{
    private const string Idle = "idle";
    private const string Down = "down";
    private const string Reserved = "reserved but unused";

    private readonly ILookup<(string? Pool, DateOnly Month), Used> byPool = used.ToLookup(one => (one.Pool, one.Month));
    private readonly ILookup<DateOnly, Used> byMonth = used.ToLookup(one => one.Month);

    /// <summary>Pools and months of which nothing tells how many accelerators there were: their idle time is unknown, and falls on what was used.</summary>
    public SortedSet<string> Unmeasured { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<MoneyLine> Lines(IEnumerable<Spent> books) =>
    [
        .. books.Where(spent => spent.On != SpentOn.Unexplained)
            .GroupBy(spent => (spent.Month, spent.On, spent.Resource, spent.For)).Select(group => group.First() with { Cents = group.Sum(spent => spent.Cents) })
            .Where(spent => spent.Cents != 0).SelectMany(Lines).Where(line => line.Cents != 0),
    ];

    private IEnumerable<MoneyLine> Lines(Spent spent) => spent.On switch
    {
        SpentOn.Pool => OfPool(spent),
        SpentOn.Unused => [Bare(spent) with { Pool = spent.For, Phase = Phase.Idle, State = Reserved }],
        SpentOn.Model => [Bare(spent) with { Model = spent.For, Phase = Phase.PreTraining, Shared = true }],
        _ => OfAll(spent),
    };

    private IEnumerable<MoneyLine> OfPool(Spent spent)
    {
        var pool = spent.For!;
        var on = byPool[(pool, spent.Month)].ToArray();
        var held = on.Sum(one => one.GpuSeconds);
        var idle = new List<(string State, decimal Seconds)>();
        if (had(pool, spent.Month) is { } there)
        {
            // What is down or reserved cannot be more than what nobody held; jobs that hold more than there is leave no idle time.
            var left = Math.Max(0, there.All - held);
            var down = Math.Min(there.Down, left);
            var reserved = Math.Min(there.Reserved, left - down);
            idle = [.. new[] { (Idle, left - down - reserved), (Down, down), (Reserved, reserved) }.Where(part => part.Item2 > 0)];
        }
        else if (held > 0)
        {
            Unmeasured.Add(pool);
        }

        if (held == 0 && idle.Count == 0)
            idle = [(Idle, 1)];
        var cents = Cents.Share(spent.Cents, [.. on.Select(one => one.GpuSeconds), .. idle.Select(part => part.Seconds)]);
        for (var i = 0; i < cents.Length; i++)
        {
            yield return i < on.Length
                ? Bare(spent, on[i], cents[i]) with { Pool = pool }
                : Bare(spent) with { Pool = pool, Phase = Phase.Idle, State = idle[i - on.Length].State, Cents = cents[i] };
        }
    }

    // People of a team that jobs name as their account fall on that team's use.
    private IEnumerable<MoneyLine> OfAll(Spent spent)
    {
        var key = rules.KeyOf(spent.Resource);
        var on = byMonth[spent.Month].Where(one => key != AllocationRule.ToTraining || one.Phase is Phase.PreTraining or Phase.PostTraining).ToArray();
        if (spent.For is not null && on.Where(one => one.Team == spent.For).ToArray() is { Length: > 0 } own)
            on = own;
        if (key == AllocationRule.OwnLine || on.Length == 0)
            return [Bare(spent) with { Shared = true, Team = spent.For }];
        var cents = Cents.Share(spent.Cents, [.. on.Select(one => one.GpuSeconds)]);
        return on.Select((one, i) => Bare(spent, one, cents[i]) with { Shared = true });
    }

    private static MoneyLine Bare(Spent spent) => new() { Month = spent.Month, Resource = spent.Resource, Cents = spent.Cents };

    private static MoneyLine Bare(Spent spent, Used one, long cents) =>
        Bare(spent) with { Phase = one.Phase, Team = one.Team, Model = one.Model, Outcome = one.Outcome, Work = one.Work, Run = one.Run, Cents = cents };
}
