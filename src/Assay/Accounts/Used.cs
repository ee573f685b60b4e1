using System.Globalization;
using Assay.Economics;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>GPU-seconds that attempts of one kind held on a pool in a month.</summary>
/// <param name="Pool">The pool; null where no pool has the jobs.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Team">The account that they were charged to.</param>
/// <param name="Model">The model that they were for.</param>
/// <param name="Phase">What they did; null where no rule says.</param>
/// <param name="Outcome">What came of them.</param>
/// <param name="Work">What tells them apart within their phase.</param>
/// <param name="GpuSeconds">How much they held.</param>
internal sealed record Used(string? Pool, DateOnly Month, string? Team, string? Model, Phase? Phase, string Outcome, string? Work, decimal GpuSeconds)
{
    /// <summary>Whether it ended well, or led to what went on from it.</summary>
    public bool Counts => Outcome is "completed" or "resumed" or "running";

    /// <summary>What all attempts used, in an order of its own. The view <c>judged</c> is there.</summary>
    public static IReadOnlyList<Used> All(AccountStore store, IReadOnlyList<PoolRule> pools)
    {
        var pool = $"CASE {string.Concat(pools.Select(one => $"WHEN {one.FitsAttempt} THEN {StoreSql.Text(one.Id)} "))}END";
        store.Connection.Run(StoreSql.Script("money/used").Replace("$pool", pool, StringComparison.Ordinal), store.Settings.Progress, 0.7, 0.95, store.Settings.Cancellation);
        return store.Connection.Rows("SELECT pool, month, team, model, phase, outcome, work, gpu_seconds::VARCHAR FROM used WHERE gpu_seconds > 0 ORDER BY ALL", row => new Used(
            row.Optional(0),
            row.GetFieldValue<DateOnly>(1),
            row.Optional(2),
            row.Optional(3),
            Words.Phases.TryGetValue(row.GetString(4), out var phase) ? phase : null,
            row.GetString(5),
            row.Optional(6),
            decimal.Parse(row.GetString(7), CultureInfo.InvariantCulture)));
    }
}
