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
/// <param name="Run">The run that they were of; null where the rules state nothing more of it.</param>
internal sealed record Used(string? Pool, DateOnly Month, string? Team, string? Model, Phase? Phase, string Outcome, string? Work, decimal GpuSeconds, string? Run = null)
{
    /// <summary>What was done after the last checkpoint from which a later attempt went on.</summary>
    public const string Lost = "lost";

    private const string SinceCheckpoint = "CASE WHEN outcome = 'resumed' AND checkpoint > 0 THEN seconds // checkpoint * checkpoint ELSE seconds END";

    /// <summary>What all attempts used, in an order of its own. The view <c>judged</c> is there.</summary>
    public static IReadOnlyList<Used> All(AccountStore store, IReadOnlyList<PoolRule> pools, AccountRules rules)
    {
        var loses = rules.Rules.Any(rule => rule.Checkpoint > TimeSpan.Zero);
        var script = Filled(StoreSql.Script("money/used"), pools, rules).Replace("$lost", loses ? $"{Kept(rules)} < seconds" : "false", StringComparison.Ordinal);
        store.Connection.Run(script, store.Settings.Progress, 0.7, 0.95, store.Settings.Cancellation);
        return store.Connection.Rows("SELECT pool, month, team, model, phase, outcome, work, gpu_seconds::VARCHAR, run FROM used WHERE gpu_seconds > 0 ORDER BY ALL", row => new Used(
            row.Optional(0),
            row.GetFieldValue<DateOnly>(1),
            row.Optional(2),
            row.Optional(3),
            Words.Phases.TryGetValue(row.GetString(4), out var phase) ? phase : null,
            row.GetString(5),
            row.Optional(6),
            decimal.Parse(row.GetString(7), CultureInfo.InvariantCulture),
            row.Optional(8)));
    }

    /// <summary>SQL over the view <c>judged</c> with its places for the pool, the stated run and the seconds that were kept filled.</summary>
    public static string Filled(string script, IReadOnlyList<PoolRule> pools, AccountRules rules)
    {
        var stated = rules.Stated.Runs.Count == 0 ? "NULL::VARCHAR" : $"CASE WHEN rule IS NOT NULL AND run IN ({string.Join(", ", rules.Stated.Runs.Select(run => StoreSql.Text(run.Name)))}) THEN run END";
        return script.Replace("$pool", $"CASE {string.Concat(pools.Select(one => $"WHEN {one.FitsAttempt} THEN {StoreSql.Text(one.Id)} "))}END", StringComparison.Ordinal)
            .Replace("$stated", stated, StringComparison.Ordinal).Replace("$kept", Kept(rules), StringComparison.Ordinal);
    }

    private static string Kept(AccountRules rules) => rules.Rules.Any(rule => rule.Checkpoint > TimeSpan.Zero) ? $"({SinceCheckpoint})" : "seconds";
}
