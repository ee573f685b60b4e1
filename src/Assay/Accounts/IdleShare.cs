using Assay.Economics;

namespace Assay.Accounts;

/// <summary>What of a line of idle time falls on a model that used the pool in the month.</summary>
/// <param name="Line">The line.</param>
/// <param name="Model">The model; null for what no rule gives to one.</param>
/// <param name="Cents">Its share, to the cent: shares of a line sum to the line.</param>
public sealed record IdleShare(MoneyLine Line, string? Model, long Cents)
{
    /// <summary>The shares of all idle lines, as the ladders add them.</summary>
    internal static IReadOnlyList<IdleShare> Of(IReadOnlyList<MoneyLine> lines, IReadOnlyList<Used> used)
    {
        var byPool = used.GroupBy(one => (one.Pool, one.Month)).ToDictionary(group => group.Key, group => group.GroupBy(one => one.Model ?? "").OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => (Model: part.Key, Seconds: part.Sum(one => one.GpuSeconds))).ToArray());
        return
        [
            .. lines.Where(line => line.Phase == Phase.Idle).SelectMany(line => byPool.TryGetValue((line.Pool, line.Month), out var models)
                ? models.Zip(Records.Cents.Share(line.Cents, [.. models.Select(part => part.Seconds)]), (part, cents) => new IdleShare(line, part.Model.Length == 0 ? null : part.Model, cents))
                : [new IdleShare(line, null, line.Cents)]),
        ];
    }
}
