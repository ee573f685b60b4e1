using Assay.Documents;

namespace Assay.Fitting;

/// <summary>Readings of a set of predictions beside measurements.</summary>
public static class ComparedRows
{
    /// <summary>The rows that are furthest off, as a factor, the worst first.</summary>
    public static IReadOnlyList<TRow> Worst<TRow>(IEnumerable<TRow> rows, int count)
        where TRow : ComparedRow =>
        [.. rows.Where(row => row.Predicted is not null).OrderByDescending(row => Math.Abs(Math.Log(1 + row.Error!.Value))).ThenBy(row => row.Id, StringComparer.Ordinal).Take(count)];

    /// <summary>How many of the predicted rows lie within a share of the measurement; NaN without any.</summary>
    public static double Within(IEnumerable<ComparedRow> rows, double share)
    {
        var errors = rows.Where(row => row.Error is not null).Select(row => Math.Abs(row.Error!.Value)).ToArray();
        return errors.Length == 0 ? double.NaN : errors.Count(error => error <= share) / (double)errors.Length;
    }

    /// <summary>Why rows were skipped, the commonest reason first.</summary>
    public static IReadOnlyList<(Message Reason, int Rows)> Skipped(IEnumerable<ComparedRow> rows) =>
        [.. rows.Where(row => row.Skipped is not null).GroupBy(row => row.Skipped!).Select(group => (group.Key, group.Count())).OrderByDescending(reason => reason.Item2).ThenBy(reason => reason.Key.ToString(), StringComparer.Ordinal)];
}
