namespace Assay.Fitting;

/// <summary>Rows that have something in common, and how wrong their predictions are.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Summary">Errors of those that were predicted.</param>
/// <param name="Skipped">Those that were not.</param>
public sealed record ValidationGroup(string Name, ErrorSummary Summary, int Skipped)
{
    public static ValidationGroup Of(string name, IEnumerable<ComparedRow> rows) => new(name, ErrorSummary.Of(rows), rows.Count(row => row.Skipped is not null));

    /// <summary>Cuts rows into groups, the one with the most predictions first.</summary>
    public static IReadOnlyList<ValidationGroup> BySize<TRow>(IEnumerable<TRow> rows, Func<TRow, string> name)
        where TRow : ComparedRow =>
        [.. rows.GroupBy(name).OrderByDescending(group => group.Count(row => row.Predicted is not null)).ThenByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => Of(group.Key, group))];
}
