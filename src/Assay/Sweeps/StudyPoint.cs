namespace Assay.Sweeps;

/// <summary>A point of a sweep as its results have it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Along">How far along each axis it lies, from 0 to 1.</param>
/// <param name="At">Its value on each axis: a number in the unit of the range, or the value as it was listed.</param>
/// <param name="Outputs">Its outputs: a number in the unit of the column, a word, or null.</param>
/// <param name="Problem">Why it came to no result; null where it did.</param>
public sealed record StudyPoint(long Number, IReadOnlyList<double> Along, IReadOnlyList<object> At, IReadOnlyList<object?> Outputs, string? Problem);
