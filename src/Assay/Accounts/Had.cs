using System.Globalization;
using Assay.Records;

namespace Assay.Accounts;

/// <summary>What a pool had in a month, in GPU-seconds.</summary>
/// <param name="All">All of it.</param>
/// <param name="Down">What was down, by plan or not.</param>
/// <param name="Reserved">What was kept for jobs or reservations.</param>
internal readonly record struct Had(decimal All, decimal Down, decimal Reserved)
{
    /// <summary>What a pool had; null where neither the cluster nor the register nor the rules tell.</summary>
    /// <param name="store">The store; the table <c>had</c> is there.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="month">The first day of the month.</param>
    /// <param name="assets">The assets of the pool.</param>
    public static Had? Of(AccountStore store, PoolRule pool, DateOnly month, IEnumerable<Asset> assets)
    {
        var next = month.AddMonths(1);
        // A cluster does not tell its partitions apart.
        if (pool.Partitions.Count == 0)
        {
            var told = store.Connection.Rows(
                $"SELECT count(*), coalesce(sum(reported), 0)::DECIMAL(28, 3)::VARCHAR, coalesce(sum(down), 0)::DECIMAL(28, 3)::VARCHAR, coalesce(sum(reserved), 0)::DECIMAL(28, 3)::VARCHAR FROM (SELECT *, NULL AS partition FROM had) WHERE month = DATE '{month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}' AND {pool.FitsAttempt}",
                row => (Rows: row.GetInt64(0), Had: new Had(Number(row.GetString(1)), Number(row.GetString(2)), Number(row.GetString(3)))))[0];
            if (told.Rows > 0)
                return told.Had;
        }

        if (pool.Gpus is { } gpus)
            return new Had(gpus * (next.DayNumber - month.DayNumber) * 86400, 0, 0);
        var there = assets.Sum(asset => (decimal)asset.Gpus * Math.Max(0, Earlier(next, asset.Disposed).DayNumber - Math.Max(month.DayNumber, asset.InService.DayNumber)) * 86400);
        return there > 0 ? new Had(there, 0, 0) : null;
    }

    private static DateOnly Earlier(DateOnly day, DateOnly? other) => other < day ? other.Value : day;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
